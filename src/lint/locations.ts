import type { MediaType, OpenApiDocument, Parameter, PathItem, Reference } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { canonicalPointer, resolve } from '../openapi/reference.ts';
import type { Direction } from '../schema/json-schema.ts';

/** Where something stands: the tokens of the way to it, from an operation's own path on. */
export type Tokens = readonly string[];

/** A media type of a body. */
export interface LocatedMediaType {
  /** Such as `application/json`. */
  readonly name: string;
  readonly declared: MediaType;
  readonly direction: Direction;
  /** The status of an answer, as the contract writes it. */
  readonly status?: string;
  readonly tokens: Tokens;
}

/** A parameter of an operation, its own or its path's. */
export interface LocatedParameter {
  readonly parameter: Parameter;
  readonly tokens: Tokens;
}

/** The way to an operation. */
export function operationTokens({ path, method }: Operation): Tokens {
  return ['paths', path, method];
}

/** An operation as people call it: `POST /orders (createOrder)`. */
export function operationName({ id, method, path }: Operation): string {
  const address = `${method.toUpperCase()} ${path}`;
  return id === address ? address : `${address} (${id})`;
}

/** What an operation's body may be. */
export function requestMediaTypes(operation: Operation): readonly LocatedMediaType[] {
  const tokens = [...operationTokens(operation), 'requestBody', 'content'];
  return Object.entries(operation.requestBody?.content ?? {}).map(([name, declared]) => ({
    name,
    declared,
    direction: 'request',
    tokens: [...tokens, name],
  }));
}

/** What an operation's answers may be. */
export function responseMediaTypes(operation: Operation): readonly LocatedMediaType[] {
  return Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(([name, declared]) => ({
      name,
      declared,
      direction: 'response' as const,
      status,
      tokens: [...operationTokens(operation), 'responses', status, 'content', name],
    })),
  );
}

/** An operation's parameters, each where it is declared. */
export function locatedParameters(
  document: OpenApiDocument,
  operation: Operation,
): readonly LocatedParameter[] {
  const item = resolve<PathItem>(document, document.paths[operation.path] ?? {});
  const find = (declared: readonly (Parameter | Reference)[] = [], parameter: Parameter) =>
    declared.findIndex((node) => resolve<Parameter>(document, node) === parameter);
  return operation.parameters.map((parameter) => {
    const own = find(item[operation.method]?.parameters, parameter);
    if (own >= 0) return { parameter, tokens: [...operationTokens(operation), 'parameters', `${own}`] };
    const shared = find(item.parameters, parameter);
    return { parameter, tokens: ['paths', operation.path, 'parameters', `${shared}`] };
  });
}

/** Where a way ends, as a pointer: what stands behind a reference is told where it is written. */
export function canonicalLocation(document: OpenApiDocument, tokens: Tokens): string {
  // A reference at the very end is gone through only to go on from it.
  return canonicalPointer(document, [...tokens, '']).slice(0, -1);
}
