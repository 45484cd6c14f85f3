import type { ReceivedResponse } from '../client.ts';
import type { Collection } from './collections.ts';
import type { Known } from './known-items.ts';
import type { Operation } from './operations.ts';
import type { MeantRequest } from './requests.ts';

/** An item that was created. */
export interface Item extends Known {
  readonly collection: Collection;
  /** The values of the parameters of the path of its create. */
  readonly parents: readonly string[];
  /** What is wrong with the id, where the response shows one by which the item is not found. */
  readonly idIssue?: string;
  readonly sent: unknown;
  readonly response: ReceivedResponse;
}

export interface CallOptions {
  /** Values of the parameters of the path, in order; without it the ids of known items. */
  readonly path?: readonly (string | undefined)[];
  readonly isFull: boolean;
  /** Properties and parameters that have to have a value. */
  readonly given?: ReadonlyMap<string, unknown>;
  /** The collection that the call creates an item of: what names its items is new. */
  readonly own?: Collection;
  /** Whether a 404 is what is wanted. */
  readonly isGone?: boolean;
}

export interface Called {
  /** Whether a parameter of the path names items of which no path of the contract shows how they are made. */
  readonly isBelowUnknown: boolean;
  /** What was sent, without the content of files. */
  readonly meant: MeantRequest;
  readonly response: ReceivedResponse;
}

/** Calls the operations of one contract, with the ids of items that it creates for them. */
export interface Visit {
  /** Undefined when no valid request is found, or there is no response; the ledger says so. */
  call(operation: Operation, options: CallOptions): Promise<Called | undefined>;
  /** A new item, its parents created before; what was called, when that does not succeed or shows no id. */
  create(collection: Collection, isFull: boolean): Promise<Item | Called | undefined>;
  /** Whether an id may stand at the end of the path of an item. */
  fits(collection: Collection, id: string): boolean;
}
