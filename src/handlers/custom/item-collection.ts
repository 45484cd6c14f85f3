import type { HandlerContext } from '../../context.ts';
import type { OperationRequest } from '../../operation.ts';

/** The id of an item; where ids are unique only under parents, theirs come first: `['shelf-1', 7]`. */
export type ItemId = string | number | readonly (string | number)[];

/** Which items to list: those that have these values (objects in part), or those for which the function returns true. */
export type ItemFilter<T> = Partial<T> | ((item: T) => boolean);

/** The items of a collection, as a custom handler reads and changes them. They are copies: changing one stores nothing. */
export interface ItemCollection<T extends object = Record<string, unknown>> {
  get(id: ItemId): Promise<T | undefined>;
  /** In the order of their creation. */
  list(filter?: ItemFilter<T>): Promise<T[]>;
  /**
   * Stores a new item, completed as one that a client creates: with an id, defaults and timestamps.
   * @param under the ids of its parents, where no property of it has them
   * @throws SandboxError `conflict` for a taken id, `not-found` for a parent that does not exist.
   */
  insert(item: Partial<T>, under?: readonly (string | number)[]): Promise<T>;
  /** Changes some properties of an item. @throws SandboxError `not-found`. */
  update(id: ItemId, changes: Partial<T>): Promise<T>;
  /** Stores an item in place of one, under the same id: properties that are left out are removed. @throws SandboxError `not-found`. */
  replace(id: ItemId, item: T): Promise<T>;
  /** Removes an item and what is nested under it; returns whether there was one. */
  remove(id: ItemId): Promise<boolean>;
}

/** The items of one collection, in the transaction of a request. */
export type ItemStore = (context: HandlerContext, request: OperationRequest) => ItemCollection;
