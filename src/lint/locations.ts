import { operationKeys } from '../openapi/declared-operations.ts';
import type { MediaType, OpenApiDocument, Parameter, Reference } from '../openapi/document.ts';
import {
  declarationOf,
  type Operation,
  operationAddress,
  pathItemOf,
  pathKeyOf,
} from '../openapi/operations.ts';
import { readableParameter } from '../openapi/query-string-parameter.ts';
import { canonicalPointer, resolve } from '../openapi/reference.ts';
import type { Direction } from '../schema/json-schema.ts';

/** A location in the contract: the tokens of a JSON pointer that goes through references, such as `paths`, `/orders`, `post`. */
export type Tokens = readonly string[];

/** A media type of a body, with its location. */
export interface LocatedMediaType {
  /** Such as `application/json`. */
  readonly name: string;
  readonly declared: MediaType;
  readonly direction: Direction;
  /** The status of a response, as the contract writes it; absent for a request. */
  readonly status?: string;
  readonly tokens: Tokens;
}

/** A parameter of an operation or of its path item, with its location. */
export interface LocatedParameter {
  readonly parameter: Parameter;
  readonly tokens: Tokens;
}

/** The location of an operation. */
export function operationTokens(operation: Operation): Tokens {
  return ['paths', pathKeyOf(operation), ...operationKeys(operation.method)];
}

/** The name of an operation in messages: `POST /orders (createOrder)`. */
export function operationName(operation: Operation): string {
  const address = operationAddress(operation);
  return operation.id === address ? address : `${address} (${operation.id})`;
}

/** The media types of an operation's request body. */
export function requestMediaTypes(operation: Operation): readonly LocatedMediaType[] {
  const tokens = [...operationTokens(operation), 'requestBody', 'content'];
  return Object.entries(operation.requestBody?.content ?? {}).map(([name, declared]) => ({
    name,
    declared,
    direction: 'request',
    tokens: [...tokens, name],
  }));
}

/** The media types of an operation's responses. */
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

/** An operation's parameters, each with the location of its declaration. */
export function locatedParameters(
  document: OpenApiDocument,
  operation: Operation,
): readonly LocatedParameter[] {
  const item = pathItemOf(document, operation);
  const find = (declared: readonly (Parameter | Reference)[] = [], parameter: Parameter) =>
    declared.findIndex((node) => readableParameter(resolve<Parameter>(document, node)) === parameter);
  return operation.parameters.map((parameter) => {
    const own = find(declarationOf(document, operation).parameters, parameter);
    if (own >= 0) return { parameter, tokens: [...operationTokens(operation), 'parameters', `${own}`] };
    const shared = find(item.parameters, parameter);
    return { parameter, tokens: ['paths', pathKeyOf(operation), 'parameters', `${shared}`] };
  });
}

/** The JSON pointer of a location: of what a reference leads to, where that is declared, not where it is used. */
export function canonicalLocation(document: OpenApiDocument, tokens: Tokens): string {
  // A reference at the very end is resolved only if another token follows it.
  return canonicalPointer(document, [...tokens, '']).slice(0, -1);
}
