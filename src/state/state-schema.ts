import type { CollectionSpec, Row } from '../storage/store.ts';

/** What rows of a state file must be, so that the operations of a contract could have stored them. */
export interface StateSchema extends CollectionSchemas {
  /** The title of the contract. */
  readonly contract: string;
  /** All collections of the store, in its order. */
  readonly collections: readonly CollectionSpec[];
}

/** How rows are read from a state file. */
export interface CollectionSchemas {
  /**
   * How the rows of each collection are read, by its name; a collection without a form is passed over, as nobody else
   * has a use for it.
   */
  readonly rowSchemas: ReadonlyMap<string, RowSchema>;
  /**
   * What is wrong with rows beside each other, each fault with its place: a child without its parent, say.
   * @param doubtful collections that have more rows, which could not be read: what is missing may be one of them
   */
  readonly issuesAmong: (rows: LocatedRows, doubtful: ReadonlySet<string>) => Iterable<string>;
}

/** How the rows of one collection are read. */
export interface RowSchema {
  /** Whether the collection is the sandbox's own: it is left out where it is empty, and not named to people. */
  readonly isInternal?: boolean;
  /**
   * Prepares to read the rows of a file, one after another in their order.
   * @param now the time that rows tell of which the file tells none
   */
  begin(rows: readonly unknown[], now: Date): ReadRow;
}

/** Reads a row: as it is stored, or what is wrong with it. */
export type ReadRow = (row: object) => RowResult;

export interface RowResult {
  /** Absent where so much is wrong that it cannot be told which row it is. */
  readonly row?: Row;
  /** Each begins with the place in the row, `/name must be string`, or with `the body` for the row itself. */
  readonly issues: readonly string[];
}

/** A row that is read, and where it stands: `/collections/customers/3`. */
export interface LocatedRow {
  readonly location: string;
  readonly row: Row;
}

/** Rows by the name of their collection. */
export type LocatedRows = ReadonlyMap<string, readonly LocatedRow[]>;
