import type { OperationRequest, Reply } from './operation.ts';

/** An operation as the types generated from a contract have it. */
export interface DeclaredTypes {
  readonly parameters: { readonly path?: unknown; readonly query?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
}

/** What there is of a group of parameters; nothing where an operation lacks them. */
type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** A call with the types that the contract gives its parameters and body. */
export interface TypedRequest<O extends DeclaredTypes> extends OperationRequest {
  readonly params: Readonly<Record<string, unknown>> & Given<O['parameters']['path']>;
  readonly query: Readonly<Record<string, unknown>> & Given<O['parameters']['query']>;
  readonly body: JsonOf<NonNullable<O['requestBody']>>;
}

type Success<O extends DeclaredTypes> = Extract<keyof O['responses'], 200 | 201 | 204>;

type BodyOf<T> = T extends undefined ? { readonly body?: undefined } : { readonly body: T };

/** A success with a status and a body that the contract declares together. */
export type TypedReply<O extends DeclaredTypes> = {
  [Status in Success<O>]: Reply & { readonly status: Status } & BodyOf<JsonOf<O['responses'][Status]>>;
}[Success<O>];
