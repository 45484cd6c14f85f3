import type { Session } from '../../session/session.ts';
import type { components } from './admin.gen.ts';

type Schemas = components['schemas'];
type Fields = Readonly<Record<string, unknown>>;

/** A row of a table. */
export interface AdminRow {
  readonly key: string | number;
  readonly id: string | number;
  readonly within: Readonly<Record<string, readonly string[]>>;
  readonly item: Fields;
}

/** A collection as the admin API shows and changes it. */
export interface AdminTable {
  readonly name: string;
  readonly isSingleton: boolean;
  readonly columns: readonly string[];
  readonly idProperty?: string | undefined;
  readonly operations: readonly AdminTableOperation[];
  readonly belongings: () => readonly { readonly collection: string; readonly property?: string }[];
  /** Absent for a collection that nothing changes. */
  readonly change?:
    | {
        /** @throws SandboxError `invalid`, `conflict`, `not-found`. */
        add(session: Session, item: Fields, under?: readonly string[]): Promise<Fields>;
        /** @throws SandboxError `invalid`. */
        update(session: Session, row: AdminRow, changes: Fields): Promise<Fields>;
        /** Removes what is left out, too. @throws SandboxError `invalid`. */
        replace(session: Session, row: AdminRow, item: Fields): Promise<Fields>;
        remove(session: Session, row: AdminRow): Promise<void>;
      }
    | undefined;
}

/** An operation that changes the items of a table. */
type AdminTableOperation = Omit<Schemas['CollectionOperation'], 'parentParameters' | 'itemPath'> & {
  readonly parentParameters: readonly string[];
  readonly itemPath: readonly (string | number)[];
};

/** Which rows of a table. */
interface AdminTableQuery {
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
  readonly belongingTo?: { readonly collection: string; readonly key: string } | undefined;
}

/** The collections of the contract as tables; made by `createTables`. */
export interface AdminTables<T extends AdminTable = AdminTable> {
  readonly all: readonly T[];
  /** @throws SandboxError `not-found`. */
  require(name: string): T;
  /** @throws SandboxError `invalid` for a token of another page, `not-found` for an item that nothing can belong to. */
  page(
    session: Session,
    table: T,
    query: AdminTableQuery,
  ): Promise<{ readonly items: readonly AdminRow[]; readonly total: number; readonly next?: string }>;
  /** @throws SandboxError `not-found`. */
  requireRow(session: Session, table: T, key: string): Promise<AdminRow>;
  /** Rows of a session for a request of an operation; `undefined` for one that the contract does not have. */
  examples(session: Session, operationId: string): AdminRowExamples | undefined;
}

/** Values of stored rows for a request. */
export interface AdminRowExamples {
  /** Path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  /** Properties of the item in the body. */
  readonly item: Fields;
  /** Where the body has the item. */
  readonly itemPath: readonly (string | number)[];
}
