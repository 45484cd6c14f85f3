import type { HandlerContext } from '../../context.ts';
import type { TypedReply, TypedRequest } from '../../typed-operation.ts';
import type { components, operations } from './togai.gen.ts';

export type Schemas = components['schemas'];

type OperationId = keyof operations;

/** A handler with the types of its operation. */
export type TypedHandler<Id extends OperationId> = (
  request: TypedRequest<operations[Id]>,
  context: HandlerContext,
) => TypedReply<operations[Id]> | Promise<TypedReply<operations[Id]>>;

/** The handlers of some operations, each under its operationId. */
export type TypedHandlers<Id extends OperationId> = { readonly [I in Id]: TypedHandler<I> };
