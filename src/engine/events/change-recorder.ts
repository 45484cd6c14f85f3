import { isDeepStrictEqual } from 'node:util';
import type { Collection, CollectionSpec, Collections, Key, Row } from '../../storage/store.ts';

/** What a request changed in one row. A row that it created has no `before`, and one that it deleted no `after`. */
export interface RowChange {
  readonly collection: string;
  readonly key: Key;
  readonly before?: Row;
  readonly after?: Row;
}

/** Collections that record what is changed in them. */
export interface ChangeRecorder {
  readonly rows: Collections;
  /** One change a row, in the order in which the rows were first changed; none for a row that is as it was. */
  changes(): readonly RowChange[];
}

/** How many rows of one request are recorded. */
const maxRecorded = 1_000;

/**
 * Records the changes of a request.
 * @param specOf the collections whose changes matter, by name
 */
export function recordChanges(
  rows: Collections,
  specOf: ReadonlyMap<string, CollectionSpec>,
): ChangeRecorder {
  const recorded = new Map<string, RowChange>();

  function record({ collection, key, before, after }: RowChange): void {
    const id = JSON.stringify([collection, key]);
    const first = recorded.get(id);
    if (first === undefined && recorded.size >= maxRecorded) return;
    const origin = first === undefined ? before : first.before;
    recorded.set(id, { collection, key, ...(origin && { before: origin }), ...(after && { after }) });
  }

  function recording<R extends Row>(own: Collection<R>, { name, key }: CollectionSpec): Collection<R> {
    return {
      ...own,
      insert: async (row) => {
        await own.insert(row);
        record({ collection: name, key: key(row), after: row });
      },
      replace: async (row) => {
        const before = await own.get(key(row));
        await own.replace(row);
        record({ collection: name, key: key(row), ...(before && { before }), after: row });
      },
      remove: async (removed) => {
        const before = await own.get(removed);
        const wasThere = await own.remove(removed);
        if (before !== undefined) record({ collection: name, key: removed, before });
        return wasThere;
      },
    };
  }

  return {
    rows: {
      collection: <R extends Row>(name: string) => {
        const [own, spec] = [rows.collection<R>(name), specOf.get(name)];
        return spec === undefined ? own : recording(own, spec);
      },
    },
    changes: () => [...recorded.values()].filter(({ before, after }) => !isDeepStrictEqual(before, after)),
  };
}
