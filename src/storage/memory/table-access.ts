import { inTurns, mapInSteps, type Steps } from '../../turns.ts';
import { requireNarrow } from '../row-width.ts';
import type { Change, Collection, Collections, ListQuery, Row } from '../store.ts';
import { copyRow } from './copy-row.ts';
import type { Edit } from './in-place-edits.ts';
import type { Table } from './table.ts';
import { requireTable, type Tables } from './table-set.ts';

/** How collections reach their tables. */
export interface TableAccess {
  readonly reading: (name: string) => Table;
  /** Runs work on a table: at once where the transaction has changed it and may do so again meanwhile. */
  readonly run: <T>(name: string, steps: Steps<T>) => T | Promise<T>;
  /**
   * Changes a table and records the change; returns whether there was anything to change.
   * @throws Error where writes are not allowed, or not any more: a bug of ours.
   */
  readonly write: (name: string, change: Change, edit: Edit) => boolean;
}

/** Collections that can only be read. A write is rejected with an Error, since it is a bug of ours. */
export function readOnly(tables: Tables): Collections {
  const reject = (): never => {
    throw new Error('rows can be written only within a write of the store');
  };
  return collectionsOver({
    reading: (name) => requireTable(tables, name),
    run: (_, steps) => inTurns(steps),
    write: reject,
  });
}

/** Collections over tables. */
export function collectionsOver(access: TableAccess): Collections {
  return {
    collection: <R extends Row>(name: string) => {
      access.reading(name); // an unknown name fails here, not at the first row
      return collectionOver(name, access) as Collection<R>;
    },
  };
}

function collectionOver(collection: string, { reading, run, write }: TableAccess): Collection {
  return {
    get: async (key) => {
      const row = reading(collection).get(key);
      return row && copyRow(row);
    },
    list: async (query) => run(collection, listCopies(reading(collection), query)),
    count: async (query) => run(collection, reading(collection).count(query)),
    last: async () => {
      const row = reading(collection).last();
      return row && copyRow(row);
    },
    insert: async (row) => {
      const copy = copyRow(row);
      requireNarrow(copy);
      write(collection, { op: 'put', collection, row: copy }, (table) => {
        const key = table.insert(copy);
        return () => void table.remove(key);
      });
    },
    replace: async (row) => {
      const copy = copyRow(row);
      requireNarrow(copy);
      write(collection, { op: 'put', collection, row: copy }, (table) => {
        const former = table.replace(copy);
        return () => void table.replace(former);
      });
    },
    remove: async (key) =>
      write(collection, { op: 'remove', collection, key }, (table) => {
        const former = table.get(key);
        if (former === undefined) return undefined;
        table.remove(key);
        return () => void table.insert(former);
      }),
  };
}

function* listCopies(table: Table, query: ListQuery | undefined): Steps<Row[]> {
  return yield* mapInSteps(yield* table.list(query), copyRow);
}
