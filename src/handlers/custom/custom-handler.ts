import type { Clock, IdGenerator } from '../../context.ts';
import type { OperationRequest, Reply, RequestChanges } from '../../operation.ts';
import type { Random } from '../../random.ts';
import type { DeclaredTypes, TypedReply, TypedRequest } from '../../typed-operation.ts';
import type { ItemCollection } from './item-collection.ts';

/** What a custom handler may use. It is part of the request's transaction: if that fails, nothing of it is stored. */
export interface CustomContext {
  /** The time of the session, frozen while a request is processed. */
  readonly clock: Clock;
  /** Ids that do not repeat, decided by the seed. */
  readonly ids: IdGenerator;
  /** Random numbers, decided by the seed. */
  readonly random: Random;
  /**
   * The items of a collection.
   * @param name as `togai-sandbox check` prints it, such as `orders`
   */
  collection<T extends object = Record<string, unknown>>(name: string): ItemCollection<T>;
  /**
   * Refuses the request: the response has this status, and the message in the shape that the contract's errors have.
   * @param status from 400 to 599
   * @example if (order.status !== 'open') context.refuse(409, 'only open orders can be paid');
   */
  refuse(status: number, message: string, headers?: Readonly<Record<string, string>>): never;
}

/**
 * What an operation does in place of what the sandbox would do, or around it.
 * @param next what would have been done; with changes, to a changed request
 */
export type CustomHandler = {
  handle(
    request: OperationRequest,
    context: CustomContext,
    next: (changes?: RequestChanges) => Promise<Reply>,
  ): Reply | Promise<Reply>;
}['handle'];

/** Custom handlers by the operationId of their operations, or by method and path: `POST /orders/{id}/pay`. */
export type CustomHandlers = Readonly<Record<string, CustomHandler>>;

/** A custom handler with the types that openapi-typescript generates from the contract of its operation. */
export type TypedCustomHandler<O extends DeclaredTypes> = (
  request: TypedRequest<O>,
  context: CustomContext,
  next: (changes?: RequestChanges) => Promise<TypedReply<O>>,
) => TypedReply<O> | Promise<TypedReply<O>>;

/**
 * Custom handlers of some operations, with the types of a contract: a property that it renames fails the type check.
 * @example
 * import type { operations } from './shop.gen.ts';
 * export default {
 *   createOrder: async ({ body }, context, next) => …,
 * } satisfies Partial<TypedCustomHandlers<operations>>;
 */
export type TypedCustomHandlers<Operations extends { readonly [Id in keyof Operations]: DeclaredTypes }> = {
  readonly [Id in keyof Operations]: TypedCustomHandler<Operations[Id]>;
};
