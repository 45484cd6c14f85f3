import type { HandlerContext } from './context.ts';
import type { OperationRequest, Reply } from './operation.ts';

/** An operation in the types that openapi-typescript generates from a contract. */
export interface DeclaredTypes {
  readonly parameters: { readonly path?: unknown; readonly query?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
}

/** The parameters of a group; an empty object where the operation declares none. */
type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** A request with the types that the contract gives its parameters and body. */
export interface TypedRequest<O extends DeclaredTypes> extends OperationRequest {
  readonly params: Readonly<Record<string, unknown>> & Given<O['parameters']['path']>;
  readonly query: Readonly<Record<string, unknown>> & Given<O['parameters']['query']>;
  readonly body: JsonOf<NonNullable<O['requestBody']>>;
}

type Success<O extends DeclaredTypes> = Extract<keyof O['responses'], 200 | 201 | 202 | 204>;

type BodyOf<T> = T extends undefined ? { readonly body?: undefined } : { readonly body: T };

/** A successful reply, its status and body as the contract declares them together. */
export type TypedReply<O extends DeclaredTypes> = {
  [Status in Success<O>]: Reply & { readonly status: Status } & BodyOf<JsonOf<O['responses'][Status]>>;
}[Success<O>];

/** A handler with the types of its operation; so is the reply of `next`. */
export type TypedHandler<O extends DeclaredTypes> = (
  request: TypedRequest<O>,
  context: HandlerContext,
  next: () => Promise<TypedReply<O>>,
) => TypedReply<O> | Promise<TypedReply<O>>;

/**
 * Handlers of some operations of a contract, each under its operationId and with the types of its operation: a field
 * that the contract renames fails the type check.
 * @example
 * const handlers = { getPet: ({ params }, context) => … } satisfies TypedHandlers<operations, 'getPet'>;
 */
export type TypedHandlers<
  Operations extends { readonly [Id in keyof Operations]: DeclaredTypes },
  Id extends keyof Operations = keyof Operations,
> = { readonly [I in Id]: TypedHandler<Operations[I]> };
