import type { components, operations } from '../../contract/togai.gen.ts';
import type { World } from '../../world.ts';
import type { Call, Reply } from '../handler.ts';

export type Schemas = components['schemas'];

type OperationId = keyof operations;

/** `T` where it is an object, else nothing: what a group of parameters that an operation lacks comes to. */
type Given<T> = T extends object ? T : Record<never, never>;

type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;

type Responses<Id extends OperationId> = operations[Id]['responses'];

type Success<Id extends OperationId> = Extract<keyof Responses<Id>, 200 | 201>;

/** A call with the types that the contract gives its parameters and body. */
export interface TypedCall<Id extends OperationId> extends Call {
  readonly params: Readonly<Record<string, unknown>> & Given<operations[Id]['parameters']['path']>;
  readonly query: Readonly<Record<string, unknown>> & Given<operations[Id]['parameters']['query']>;
  readonly body: JsonOf<NonNullable<operations[Id]['requestBody']>>;
}

/** A success with a status and a body that the contract declares together. */
export type TypedReply<Id extends OperationId> = {
  [Status in Success<Id>]: Reply & { readonly status: Status; readonly body: JsonOf<Responses<Id>[Status]> };
}[Success<Id>];

/** A handler with the types of its operation. */
export type TypedHandler<Id extends OperationId> = (
  call: TypedCall<Id>,
  world: World,
) => TypedReply<Id> | Promise<TypedReply<Id>>;

/** The handlers of some operations, each under its operationId. */
export type TypedHandlers<Id extends OperationId> = { readonly [I in Id]: TypedHandler<I> };
