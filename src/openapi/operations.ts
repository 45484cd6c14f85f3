import { isObject } from '../json.ts';
import { withOpenBodies } from './content/open-bodies.ts';
import { withSequences } from './content/sequential-content.ts';
import { declaredOperation, declaredOperations } from './declared-operations.ts';
import {
  type Method,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type Reference,
  type RequestBody,
  type ResponseObject,
  type Schema,
  type SecurityRequirement,
  unservedKey,
} from './document.ts';
import { isHeaderName } from './header-name.ts';
import { isPathKey, parsePathKey, type QueryCondition } from './paths/path-key.ts';
import { expandPath } from './paths/resource-names.ts';
import { readableParameter, withoutRivals } from './query-string-parameter.ts';
import { resolve } from './reference.ts';

/** An operation of the contract, with its references resolved and the inherited parameters and security. */
export interface Operation {
  /** The operationId; `GET /things` for an operation that has none, or that of an earlier operation. */
  readonly id: string;
  readonly method: Method;
  /** The path template, such as `/customers/{customer_id}`. */
  readonly path: string;
  /** The key of its path in the contract, where that has a query or a fragment: `/responses?beta=true`. */
  readonly pathKey?: string;
  /** What the query of a request must have, where another operation has the same method and path. */
  readonly condition?: readonly QueryCondition[];
  /** The parameters of its path whose values may have slashes. */
  readonly rest?: readonly string[];
  /** What the router that its path is written for demands of parameters: patterns of their whole values. */
  readonly constraints?: Readonly<Record<string, string>>;
  /** The parameters that stand for several segments of its path, with those: `projects/{projectsId}`. */
  readonly resourceNames?: Readonly<Record<string, string>>;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** The declared responses by `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** The credentials that a client needs: all schemes of any one entry. Empty when none are needed. */
  readonly security: readonly SecurityRequirement[];
  /** Whether it says nothing of credentials itself, and needs those that the document requires everywhere. */
  readonly inheritsSecurity?: true;
  /** Why it cannot be served. */
  readonly unserved?: string;
  /** Whether it does nothing but switch to another protocol, as WebSockets do: its only success is 101. */
  readonly switchesProtocols?: true;
}

/** What names an operation, and where it is. */
export type OperationName = Pick<Operation, 'id' | 'method' | keyof ReturnType<typeof placeOf>>;

/** The path of an operation, and what stands for several segments of it. */
export type PathParts = Pick<Operation, 'path' | 'resourceNames'>;

/** An operation as a document declares it. */
interface Declaration {
  readonly name: OperationName;
  readonly item: PathItem;
  readonly declared: OperationObject;
}

/** Every operation of a document by its id, in the document's order. */
export function operationsOf(document: OpenApiDocument): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [id, { name, item, declared }] of declarationsIn(document)) {
    operations.set(id, toOperation(document, name, item, declared));
  }
  return withOpenBodies(operations);
}

/** Where a document declares its operations, by their ids, in the document's order. */
export function declarationsIn(document: OpenApiDocument): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const [path, node] of Object.entries(document.paths)) {
    if (!isPathKey(path)) continue;
    const item = resolve<PathItem>(document, node);
    for (const [method, declared] of declaredOperations(item)) {
      const address = `${method.toUpperCase()} ${path}`;
      const id = freeId(declarations, declared.operationId ?? address, address);
      declarations.set(id, { name: { id, method, ...placeOf(path) }, item, declared });
    }
  }
  return declarations;
}

/** The method and path of an operation, as the contract writes it: `GET /pets`. */
export function operationAddress(operation: Pick<Operation, 'method' | 'path' | 'pathKey'>): string {
  return `${operation.method.toUpperCase()} ${pathKeyOf(operation)}`;
}

/** The key of an operation's path in the contract. */
export function pathKeyOf({ path, pathKey = path }: Pick<Operation, 'path' | 'pathKey'>): string {
  return pathKey;
}

/** Whether a parameter is in the path of an operation, as a part of it or as several segments. */
export function isInPath({ path, resourceNames = {} }: PathParts, name: string): boolean {
  return path.includes(`{${name}}`) || Object.hasOwn(resourceNames, name);
}

/** The path item of an operation. */
export function pathItemOf(document: OpenApiDocument, operation: Operation): PathItem {
  return resolve<PathItem>(document, document.paths[pathKeyOf(operation)] ?? {});
}

/** What the contract declares of an operation. */
export function declarationOf(document: OpenApiDocument, operation: Operation): OperationObject {
  return declaredOperation(pathItemOf(document, operation), operation.method) ?? {};
}

function placeOf(key: string): Pick<Operation, 'path' | 'pathKey' | 'condition' | 'rest' | 'constraints'> {
  const { path, condition, rest, constraints } = parsePathKey(key);
  return {
    path,
    ...(path !== key && { pathKey: key }),
    ...(condition.length > 0 && { condition }),
    ...(rest.length > 0 && { rest }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** An id that no earlier operation has. */
function freeId(taken: ReadonlyMap<string, unknown>, id: string, address: string): string {
  let free = taken.has(id) ? address : id;
  for (let n = 2; taken.has(free); n += 1) free = `${address} (${n})`;
  return free;
}

/** An operation as a path item declares it, with its references resolved and what it inherits. */
export function toOperation(
  document: OpenApiDocument,
  name: OperationName,
  item: PathItem,
  declared: OperationObject,
): Operation {
  const body = declared.requestBody && bodyOf(document, declared.requestBody);
  const responses = Object.entries(declared.responses ?? {});
  const streamTexts = [declared.description ?? '', ...textsOfStream(document, body)];
  const parameters = parametersOf(document, item, declared, name.condition);
  return {
    ...name,
    ...expandPath(name, parameters),
    parameters,
    ...(body && { requestBody: body }),
    responses: Object.fromEntries(
      responses.map(([status, response]) => [status, responseOf(document, response, streamTexts)]),
    ),
    security: declared.security ?? document.security ?? [],
    ...(declared.security === undefined && document.security && { inheritsSecurity: true }),
    ...(typeof declared[unservedKey] === 'string' && { unserved: declared[unservedKey] }),
    ...(switchesProtocols(responses.map(([status]) => status)) && {
      switchesProtocols: true,
      unserved: `${name.method.toUpperCase()} ${name.path} switches to another protocol, such as WebSocket, which the sandbox does not speak`,
    }),
  };
}

function switchesProtocols(statuses: readonly string[]): boolean {
  return statuses.includes('101') && !statuses.some((status) => /^[23]|^default$/.test(status));
}

function bodyOf(document: OpenApiDocument, node: RequestBody | Reference): RequestBody {
  const body = resolve<RequestBody>(document, node);
  const content = withSequences(document, body.content, []);
  return content === body.content ? body : { ...body, content };
}

/** What a request says of the property that asks for a stream. */
function textsOfStream(document: OpenApiDocument, body: RequestBody | undefined): readonly string[] {
  return Object.values(body?.content ?? {}).flatMap(({ schema = {} }) => {
    const { properties } = resolve<Schema>(document, schema);
    const stream = isObject(properties) && isObject(properties.stream) ? properties.stream : {};
    const { description } = resolve<Schema>(document, stream);
    return typeof description === 'string' ? [description] : [];
  });
}

function responseOf(
  document: OpenApiDocument,
  node: ResponseObject | Reference,
  streamTexts: readonly string[],
): ResponseObject {
  const response = resolve<ResponseObject>(document, node);
  const texts = [response.description ?? '', ...streamTexts];
  const content = response.content && withSequences(document, response.content, texts);
  return content === response.content || content === undefined ? response : { ...response, content };
}

/** A condition is a parameter, which the contract may declare as well. */
function conditionParameter([name, value]: QueryCondition): [string, Parameter] {
  const schema = { type: 'string', ...(value !== undefined && { enum: [value] }) };
  return [`query ${name}`, { name, in: 'query', required: value !== undefined, schema }];
}

/** No client can send a header with a space in its name, `Authorization Bearer`: none has to. */
function sendableParameter(parameter: Parameter): Parameter {
  const isHeader = parameter.in === 'header' || parameter.in === 'cookie';
  return isHeader && parameter.required === true && !isHeaderName(parameter.name)
    ? { ...parameter, required: false }
    : parameter;
}

/** An operation's own parameters override the path's parameters of the same name and location. */
function parametersOf(
  document: OpenApiDocument,
  item: PathItem,
  declared: OperationObject,
  condition: readonly QueryCondition[] = [],
): readonly Parameter[] {
  const byName = new Map<string, Parameter>(condition.map(conditionParameter));
  for (const node of [...(item.parameters ?? []), ...(declared.parameters ?? [])]) {
    const parameter = sendableParameter(readableParameter(resolve<Parameter>(document, node)));
    byName.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return withoutRivals([...byName.values()]);
}
