import type { ServedOperation } from '../../contract/serving.ts';
import type { Reply } from '../../operations/handler.ts';

/** What the admin API is handed of the sandbox, so that it need not know the store. */
export interface AdminParts {
  /** Everything stored: each collection's rows in order. */
  readonly collections: () => Readonly<Record<string, Iterable<object>>>;
  /** The contract's title, which state bears so that it is not taken for another contract's. */
  readonly contract: string;
  /** How each operation of the contract is served. */
  readonly operations: readonly ServedOperation[];
  readonly reset: () => Promise<void>;
  /** The only tokens accepted; none means that none is asked for. */
  readonly tokens: readonly string[];
}

/** Answers one operation of the admin API. */
export type AdminHandler = (parts: AdminParts) => Reply | Promise<Reply>;
