import type { CollectionSpec, Row } from '../storage/store.ts';
import type { Steps } from '../turns.ts';

/** What the rows of a state file must be like, so that the operations of a contract could have stored them. */
export interface StateSchema extends CollectionSchemas {
  /** The title of the contract. */
  readonly contract: string;
  /** All collections of the store, in its order. */
  readonly collections: readonly CollectionSpec[];
}

/** How rows are read from a state file. */
export interface CollectionSchemas {
  /**
   * How the rows of each collection are parsed, by its name. A collection without a schema is skipped: it is of use to
   * this process only.
   */
  readonly rowSchemas: ReadonlyMap<string, RowSchema>;
  /**
   * The issues between rows, in steps, each with its location: a child without its parent, say.
   * @param doubtful collections with rows that could not be parsed: what is missing may be one of them
   */
  readonly issuesAmong: (rows: LocatedRows, doubtful: ReadonlySet<string>) => Steps<readonly string[]>;
}

/** How the rows of one collection are parsed. */
export interface RowSchema {
  /** Whether the collection is internal: it is left out where it is empty, and not named in messages. */
  readonly isInternal?: boolean;
  /**
   * Prepares to parse the rows of a file, in their order; in steps, since it may have to look at all of them.
   * @param now the time for rows that have none
   */
  begin(rows: readonly unknown[], now: Date): Steps<ReadRow>;
  /** The rows as an export has them, in steps; as they are stored, unless given. */
  toExport?(rows: readonly Row[]): Steps<readonly Row[]>;
}

/** Parses a row: as it is stored, or what is wrong with it. */
export type ReadRow = (row: object) => RowResult;

export interface RowResult {
  /** Absent where so much is wrong that the row cannot be identified. */
  readonly row?: Row;
  /** Each starts with the location in the row, `/name must be string`, or with `the body` for the row itself. */
  readonly issues: readonly string[];
}

/** A parsed row and its location: `/collections/customers/3`. */
export interface LocatedRow {
  readonly location: string;
  readonly row: Row;
}

/** Rows by the name of their collection. */
export type LocatedRows = ReadonlyMap<string, readonly LocatedRow[]>;
