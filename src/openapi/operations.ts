import { StartupError } from '../errors.ts';
import {
  type Method,
  methods,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type RequestBody,
  type ResponseObject,
  type SecurityRequirement,
} from './document.ts';
import { resolve } from './reference.ts';

/** One operation of the contract, its references resolved and what it inherits filled in. */
export interface Operation {
  /** The operationId; `GET /things` for an operation that has none. */
  readonly id: string;
  readonly method: Method;
  /** The path template, such as `/customers/{customer_id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** The declared answers by `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** What a client must show: any one of these, and within one all of it. Empty when nothing is asked for. */
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
  const body = declared.requestBody && resolve<RequestBody>(document, declared.requestBody);
  const responses = Object.entries(declared.responses ?? {});
  return {
    id: declared.operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    parameters: parametersOf(document, item, declared),
    ...(body && { requestBody: body }),
    responses: Object.fromEntries(
      responses.map(([status, response]) => [status, resolve<ResponseObject>(document, response)]),
    ),
    security: declared.security ?? document.security ?? [],
  };
}

/** An operation's own parameters take the place of the path's parameters of the same name and kind. */
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
