import { StartupError } from '../errors.ts';
import {
  type Method,
  methods,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type Reference,
  type RequestBody,
  type ResponseObject,
  type SecurityRequirement,
} from './document.ts';
import { resolve } from './reference.ts';
import { withSequences } from './sequential-content.ts';

/** An operation of the contract, with its references resolved and the inherited parameters and security. */
export interface Operation {
  /** The operationId; `GET /things` for an operation that has none. */
  readonly id: string;
  readonly method: Method;
  /** The path template, such as `/customers/{customer_id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** The declared responses by `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** The credentials that a client needs: all schemes of any one entry. Empty when none are needed. */
  readonly security: readonly SecurityRequirement[];
}

/**
 * Every operation of a document by its id, in the document's order.
 * @throws StartupError when two operations share an id.
 */
export function operationsOf(document: OpenApiDocument): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document.paths)) {
    const pathItem = resolve<PathItem>(document, item);
    for (const method of methods) {
      const declared = pathItem[method];
      if (declared === undefined) continue;
      const operation = operationOf(document, path, pathItem, method, declared);
      const twin = operations.get(operation.id);
      if (twin !== undefined) {
        throw new StartupError(
          `${method.toUpperCase()} ${path} and ${twin.method.toUpperCase()} ${twin.path} share the operationId ` +
            `${operation.id}: give each operation of the contract its own.`,
        );
      }
      operations.set(operation.id, operation);
    }
  }
  return operations;
}

function operationOf(
  document: OpenApiDocument,
  path: string,
  item: PathItem,
  method: Method,
  declared: OperationObject,
): Operation {
  const body = declared.requestBody && bodyOf(document, declared.requestBody);
  const responses = Object.entries(declared.responses ?? {});
  return {
    id: declared.operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    parameters: parametersOf(document, item, declared),
    ...(body && { requestBody: body }),
    responses: Object.fromEntries(
      responses.map(([status, response]) => [status, responseOf(document, response, declared)]),
    ),
    security: declared.security ?? document.security ?? [],
  };
}

function bodyOf(document: OpenApiDocument, node: RequestBody | Reference): RequestBody {
  const body = resolve<RequestBody>(document, node);
  const content = withSequences(document, body.content, []);
  return content === body.content ? body : { ...body, content };
}

function responseOf(
  document: OpenApiDocument,
  node: ResponseObject | Reference,
  { description = '' }: OperationObject,
): ResponseObject {
  const response = resolve<ResponseObject>(document, node);
  const texts = [response.description ?? '', description];
  const content = response.content && withSequences(document, response.content, texts);
  return content === response.content || content === undefined ? response : { ...response, content };
}

/** An operation's own parameters override the path's parameters of the same name and location. */
function parametersOf(
  document: OpenApiDocument,
  item: PathItem,
  declared: OperationObject,
): readonly Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const node of [...(item.parameters ?? []), ...(declared.parameters ?? [])]) {
    const parameter = resolve<Parameter>(document, node);
    byName.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byName.values()];
}
