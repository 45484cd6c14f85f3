/** Collections of rows that change in transactions. Nothing here knows the API. */

import type { StartupError } from '../errors.ts';

/** The key of a row in its collection. Numbers come before strings; numbers by value, strings by JavaScript's `<`. */
export type Key = string | number;

/** A JSON object. What it means is up to the operations that write it. */
export type Row = object;

/** The keys of a row in an index: none, one or many. */
export type IndexKeysOf = (row: Row) => readonly Key[];

/** What a collection must know of its rows: their keys, and the indexes to find them by. */
export interface CollectionSpec {
  readonly name: string;
  /** Names that its rows may be stored under from earlier; no other collection has them. */
  readonly otherNames?: readonly string[];
  /** The key of a row; it never changes. */
  readonly key: (row: Row) => Key;
  /** Secondary indexes, by name. */
  readonly indexes: Readonly<Record<string, IndexKeysOf>>;
  /**
   * Secondary indexes that may never be used. Such an index costs neither time nor memory until its first use: it is
   * then built from all rows, and updated like the others from then on.
   */
  readonly indexesOnDemand?: Readonly<Record<string, IndexKeysOf>>;
  /**
   * Why a row that was stored earlier does not match the contract any more; `undefined` when it does. Called for each
   * row that is loaded, and only then.
   */
  readonly validateRow?: (row: Row) => string | undefined;
  /**
   * Whether the rows are the sandbox's own records, such as the responses to requests with an idempotency key. They are
   * stored like all others, but never counted; the state schema decides which of them are exported.
   */
  readonly isInternal?: boolean;
}

/** A row that does not match the contract. It is not served, but stays stored until the contract has a use for it. */
export interface QuarantinedRow {
  readonly collection: string;
  /** Why it is not served, as in `the contract has no such collection`. */
  readonly reason: string;
  readonly row: Row;
}

/** Selects rows; without either property, all of them. */
export interface RowQuery {
  /** Only rows that an index has under a key, or under any of several keys. */
  readonly where?: { readonly index: string; readonly key: Key | readonly Key[] };
  /** Only rows for which this returns true. It gets the stored row, not a copy, and must not change it. */
  readonly matches?: (row: Row) => boolean;
}

/** The position of a row in an index that rows are sorted by. */
export interface SortedPosition {
  readonly indexKey: string;
  readonly rowKey: Key;
}

/** Rows in the order of an index; those with the same index key are in the order of their own keys. */
export interface Sorting {
  readonly index: string;
  /** What the index keys start with; rows whose keys start with the first prefix come first. */
  readonly prefixes: readonly string[];
  /** Only rows after this position; the row itself may be gone. */
  readonly after?: SortedPosition;
}

/** Selects the rows of a list, and their order. */
export interface ListQuery extends RowQuery {
  /** Whether the rows are in descending order. */
  readonly isDescending?: boolean;
  /** Only rows whose key comes after this one in the order of the list; the row itself may be gone. */
  readonly after?: Key;
  /** Rows in the order of an index, in place of `where` and `after`. */
  readonly sorted?: Sorting;
  /**
   * The order of the list, where it is neither that of keys nor that of an index. It compares stored rows, not copies:
   * all selected rows are read, and only those in the list are copied.
   */
  readonly order?: (a: Row, b: Row) => number;
  /** How many rows to skip; they are read, not copied. */
  readonly offset?: number;
  readonly limit?: number;
}

/**
 * The rows of one collection, by key. A row is copied on its way in and on its way out, so changing either changes
 * nothing that is stored. No cost grows with the number of rows, except for those that are returned and those that a
 * query has to read.
 */
export interface Collection<R extends Row = Row> {
  get(key: Key): Promise<R | undefined>;
  list(query?: ListQuery): Promise<R[]>;
  /** How many rows the query selects. */
  count(query?: RowQuery): Promise<number>;
  /** The row with the last key. */
  last(): Promise<R | undefined>;
  /** @throws SandboxError `conflict` when the key is taken. */
  insert(row: R): Promise<void>;
  /** @throws SandboxError `not-found` when there is no row with the key. */
  replace(row: R): Promise<void>;
  /** Removes a row; returns whether there was one. */
  remove(key: Key): Promise<boolean>;
}

/** The collections by name, as one unit of work sees them. */
export interface Collections {
  /** @throws Error for a name that no spec declares: a bug of ours. */
  collection<R extends Row>(name: string): Collection<R>;
}

/** How many rows each collection has, by its name. */
export type CollectionCounts = Readonly<Record<string, number>>;

/** One change of a transaction, as the write-ahead log records it. */
export type Change =
  | { readonly op: 'put'; readonly collection: string; readonly row: Row }
  | { readonly op: 'remove'; readonly collection: string; readonly key: Key }
  | { readonly op: 'clear' };

/** Everything stored at one moment, rows by key. Later writes do not disturb an iteration. */
export interface Snapshot {
  readonly collections: Readonly<Record<string, Iterable<Row>>>;
  /** Absent when there are none. */
  readonly quarantined?: readonly QuarantinedRow[];
}

/** The rows of a store at one moment, to restore. Only a store knows what is in it. */
export interface Savepoint {
  /** A view of the rows; nothing is copied. */
  readonly snapshot: Snapshot;
  /** About how many bytes the rows take that another savepoint has not, counted in turns; rows that both share cost no time. */
  bytesBeyond(other: Savepoint): Promise<number>;
}

/** What was stored when a process ended, however it ended. */
export interface Stored extends Snapshot {
  /** What was saved after the snapshot. Each change may be in the snapshot already. */
  readonly changes?: readonly Change[];
}

/** Where transactions are saved so that they outlive the process. */
export interface Persistence {
  /**
   * What was stored last, or `undefined` for a new store.
   * @throws StartupError when it cannot be read, or is not ours.
   */
  load(): Promise<Stored | undefined>;
  /**
   * Creates the error for something loaded that cannot be used. Its message says where it is stored, `problem` (the
   * location in it and what is wrong there) and what to do.
   */
  startupError(problem: string, cause?: unknown): StartupError;
  /**
   * Saves a batch of transactions; resolves once they are on disk. `next` is everything stored after them, and `before`
   * what is stored without them. It is never called before an earlier call has settled.
   */
  save(batch: readonly (readonly Change[])[], next: Snapshot, before: Snapshot): Promise<void>;
  /** Replaces everything stored; resolves once that is on disk. */
  rewrite(next: Snapshot): Promise<void>;
  /**
   * Releases what is stored. `last` is all of it, where it was loaded, and may be compacted.
   * @throws SandboxError `storage-full` when the compaction failed; nothing is lost then.
   */
  close(last?: Snapshot): Promise<void>;
}

/**
 * Rows in two states. Writes run one after another on the *staged* state, which sees every write before it; reads see
 * the *committed* state. Waiting transactions are saved as one batch, then staged becomes committed and the writes
 * resolve (group commit). When a batch cannot be saved, staged returns to committed, and every write that built on it
 * is rejected with SandboxError `storage-full`.
 */
export interface Store {
  /** Runs `work` on the committed state; it cannot write. */
  read<T>(work: (rows: Collections) => T | Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction. When it throws, nothing changes. Resolves (or rejects with what `work` threw) only
   * once everything that it saw and changed is on disk.
   */
  write<T>(work: (rows: Collections) => T | Promise<T>): Promise<T>;
  /**
   * Removes every row of every collection, and every quarantined row, then runs `fill` to insert the first rows, all in
   * one transaction. Resolves to a savepoint of those.
   */
  reset(fill?: (rows: Collections) => void | Promise<void>): Promise<Savepoint>;
  /** Everything committed at this moment; it costs next to nothing. */
  savepoint(): Savepoint;
  /**
   * Restores the rows of a savepoint, which is one of this store or of another with the same collections. Quarantined
   * rows stay as they are.
   */
  restore(savepoint: Savepoint): Promise<void>;
  /**
   * A store of its own that starts with what is committed here, in memory only. It costs next to nothing and holds only
   * what changes in it; neither store sees the writes of the other.
   * @param onGrowth called with about how many bytes its own rows have grown by, or shrunk
   */
  fork(onGrowth?: (bytes: number) => void): Store;
  /** The committed rows that are not served, since they do not match the contract. */
  quarantined(): readonly QuarantinedRow[];
  /** How many rows are committed, by collection; internal collections are left out. */
  countRows(): CollectionCounts;
  /** A view of everything committed; nothing is copied. */
  snapshot(): Snapshot;
  /** Waits for the writes under way, then closes the persistence. Later writes are rejected as `unavailable`. */
  close(): Promise<void>;
}
