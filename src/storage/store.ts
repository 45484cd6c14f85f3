/** What the sandbox remembers: collections of rows, changed in change sets. Nothing here knows the API. */

import type { StartupError } from '../errors.ts';

/** A row's place in its collection: numbers come before strings, numbers by value, strings by JavaScript's `<`. */
export type Key = string | number;

/** A JSON object. What a row means is the business of the operations that write it. */
export type Row = object;

/** The keys under which a row stands in an index: none, one or many. */
export type IndexKeysOf = (row: Row) => readonly Key[];

/** What a collection must know of its rows: where each is kept and by what else it is found. */
export interface CollectionSpec {
  readonly name: string;
  /** The row's key; it never changes in the life of a row. */
  readonly key: (row: Row) => Key;
  /** Further ways to find rows, by their names. */
  readonly indexes: Readonly<Record<string, IndexKeysOf>>;
  /**
   * The same for what may never be asked: such an index costs neither time nor memory until it is first used. It is
   * then made of all rows at once, and kept up to date from there on like the others.
   */
  readonly indexesOnDemand?: Readonly<Record<string, IndexKeysOf>>;
  /**
   * Why a row that was stored earlier does not fit the contract any more; `undefined` when it does. Asked of every row
   * that is loaded, and only then.
   */
  readonly validateRow?: (row: Row) => string | undefined;
  /**
   * Whether its rows are the sandbox's own notes, such as the answers kept for repeated requests: they are stored like
   * all others, and are no part of the state that is shown and handed on.
   */
  readonly isInternal?: boolean;
}

/** A row that was stored under an earlier form of the contract, kept until the contract has a place for it again. */
export interface QuarantinedRow {
  readonly collection: string;
  /** Why it is not served, as in `the contract has no such collection`. */
  readonly reason: string;
  readonly row: Row;
}

/** Which rows are meant; without either, all of them. */
export interface RowQuery {
  /** Only rows that stand under the key in the index named; or of several keys, under any of them. */
  readonly where?: { readonly index: string; readonly key: Key | readonly Key[] };
  /** Only rows for which this is true; it is shown the row as it is stored, and must leave it so. */
  readonly matches?: (row: Row) => boolean;
}

/** Where a row stands in an index by whose keys rows are sorted. */
export interface SortedPosition {
  readonly indexKey: string;
  readonly rowKey: Key;
}

/** Rows in the order of an index: those under one key of it come in the order of their own keys. */
export interface Sorting {
  readonly index: string;
  /** What the index keys of the rows begin with; those that begin with the first one come first. */
  readonly prefixes: readonly string[];
  /** Only rows that come after this place; the row itself need not be there any more. */
  readonly after?: SortedPosition;
}

/** Which rows to list: those after a key, those under an index key, those that match, at most so many. */
export interface ListQuery extends RowQuery {
  /** Whether the rows come from the last one down. */
  readonly isDown?: boolean;
  /** Only rows whose key comes after this one in the order listed; the row itself need not exist any more. */
  readonly after?: Key;
  /** Rows in the order of an index; it stands in place of `where` and `after`. */
  readonly sorted?: Sorting;
  /**
   * The order in which the rows are listed, where it is neither that of their keys nor that of an index. It is shown rows as they are stored:
   * all that are meant are looked at, and only those listed are copied.
   */
  readonly order?: (a: Row, b: Row) => number;
  /** How many of the rows to leave out before the first; they are walked over, not copied. */
  readonly offset?: number;
  readonly limit?: number;
}

/**
 * The rows of one kind, ordered by key. A row handed in is copied, a row handed out is a copy: changing either changes
 * nothing stored. No operation's cost grows with the number of rows, apart from the rows that it returns and those that
 * a query makes it walk over.
 */
export interface Collection<R extends Row = Row> {
  get(key: Key): Promise<R | undefined>;
  list(query?: ListQuery): Promise<R[]>;
  /** How many rows there are of those meant. */
  count(query?: RowQuery): Promise<number>;
  /** The row with the last key. */
  last(): Promise<R | undefined>;
  /** @throws SandboxError `conflict` when the key is taken. */
  insert(row: R): Promise<void>;
  /** @throws SandboxError `not-found` when there is no row with the key. */
  replace(row: R): Promise<void>;
  /** Removes the row; answers whether there was one. */
  remove(key: Key): Promise<boolean>;
}

/** The collections by name, as one unit of work sees them. */
export interface Collections {
  /** @throws Error for a name that no spec declares: a mistake of ours. */
  collection<R extends Row>(name: string): Collection<R>;
}

/** How many rows each collection has, by its name. */
export type CollectionCounts = Readonly<Record<string, number>>;

/** One step of a change set, in the order in which they were made; it is what a journal keeps. */
export type Change =
  | { readonly op: 'put'; readonly collection: string; readonly row: Row }
  | { readonly op: 'remove'; readonly collection: string; readonly key: Key }
  | { readonly op: 'clear' };

/** Everything stored at one moment, rows in order of their keys. Iterating it is never disturbed by later writes. */
export interface Snapshot {
  readonly collections: Readonly<Record<string, Iterable<Row>>>;
  /** The rows that are kept and not served; absent when there are none. */
  readonly quarantined?: readonly QuarantinedRow[];
}

/** The rows of a store at one moment, to go back to; only a store knows what is in it. */
export interface Savepoint {
  /** What is kept; no copy is made. */
  readonly snapshot: Snapshot;
}

/** What was stored when a process ended, however it ended. */
export interface Stored extends Snapshot {
  /** What was saved after the snapshot; each change may be in it already. */
  readonly changes?: readonly Change[];
}

/** Where change sets go so that they outlive the process. */
export interface Persistence {
  /**
   * What was stored last, or `undefined` for a new store.
   * @throws StartupError when what is there is not ours to read.
   */
  load(): Promise<Stored | undefined>;
  /**
   * What to throw when something loaded cannot be used: a sentence that says where it is kept, `problem` (the place in
   * it and what is wrong there) and what to do.
   */
  startupError(problem: string, cause?: unknown): StartupError;
  /**
   * Keeps a batch of change sets; resolves once they are on disk. `next` is everything stored after them.
   * Never called while an earlier call is under way.
   */
  save(batch: readonly (readonly Change[])[], next: Snapshot): Promise<void>;
  /** Puts everything stored in place of all that was kept before; resolves once that is on disk. */
  rewrite(next: Snapshot): Promise<void>;
  /**
   * Lets go of what is stored. `last` is all of it, when it was loaded, and may be put in order.
   * @throws SandboxError `storage-full` when it could not be put in order; nothing is lost then.
   */
  close(last?: Snapshot): Promise<void>;
}

/**
 * Rows in two states. Writes run one after another on the *staged* state, which sees every write before it; reads see
 * the *committed* state. Waiting change sets are saved as one batch, then staged becomes committed and the writes
 * resolve. When a batch cannot be saved, staged falls back to committed and every write that built on it is rejected
 * with SandboxError `storage-full`.
 */
export interface Store {
  /** Runs `work` on the committed state; its attempts to write are rejected. */
  read<T>(work: (rows: Collections) => T | Promise<T>): Promise<T>;
  /**
   * Runs `work` on a change set of its own. When it throws, nothing is changed. Resolves (or rejects with what `work`
   * threw) only once everything that it saw and changed is on disk.
   */
  write<T>(work: (rows: Collections) => T | Promise<T>): Promise<T>;
  /**
   * Removes every row of every collection, and what is set aside too; then has `fill` put in what is there from then
   * on. All of it happens, or nothing. Resolves to the mark of what is there then, to begin with again.
   */
  reset(fill?: (rows: Collections) => void | Promise<void>): Promise<Savepoint>;
  /** Everything committed at this moment, to go back to; it costs next to nothing. */
  savepoint(): Savepoint;
  /**
   * Goes back to the rows of a mark, one of this store or of another that keeps the same collections. What is set aside
   * stays as it is.
   */
  restore(savepoint: Savepoint): Promise<void>;
  /**
   * A store of its own that begins with what is committed here and keeps it in memory only. It costs next to nothing,
   * and holds only what is changed in it; neither sees what the other writes.
   */
  fork(): Store;
  /** The committed rows that are kept and not served, as they do not fit the contract. */
  quarantined(): readonly QuarantinedRow[];
  /** How many rows are committed, by collection; internal collections are left out. */
  countRows(): CollectionCounts;
  /** Everything committed, without a copy being made. */
  snapshot(): Snapshot;
  /** Waits for the writes under way, then lets go of the disk. Later calls of `write` are rejected as `unavailable`. */
  close(): Promise<void>;
}
