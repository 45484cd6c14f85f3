import type { Change, CollectionSpec, Row, Stored } from '../store.ts';

/**
 * What was stored under other names of the collections, under those that they have: a contract that changes may give
 * other names to them, as an earlier version of the sandbox did.
 */
export function renameCollections(stored: Stored, specs: readonly CollectionSpec[]): Stored {
  const own = new Set(specs.map(({ name }) => name));
  const nameOf = new Map(
    specs.flatMap(({ name, otherNames = [] }) =>
      otherNames.flatMap((other) => (own.has(other) ? [] : [[other, name] as const])),
    ),
  );
  if (nameOf.size === 0) return stored;
  const rename = (name: string) => nameOf.get(name) ?? name;
  const { collections, quarantined, changes } = stored;
  return {
    ...stored,
    collections: renameRows(collections, rename),
    ...(quarantined && {
      quarantined: quarantined.map((row) => ({ ...row, collection: rename(row.collection) })),
    }),
    ...(changes && { changes: changes.map((change) => renameChange(change, rename)) }),
  };
}

/** Rows under two names of one collection follow each other. */
function renameRows(
  collections: Stored['collections'],
  rename: (name: string) => string,
): Stored['collections'] {
  const renamed = new Map<string, Iterable<Row>>();
  for (const [given, rows] of Object.entries(collections)) {
    const name = rename(given);
    const before = renamed.get(name);
    renamed.set(name, before === undefined ? rows : [...before, ...rows]);
  }
  return Object.fromEntries(renamed);
}

function renameChange(change: Change, rename: (name: string) => string): Change {
  if (change.op === 'clear') return change;
  const collection = rename(change.collection);
  return collection === change.collection ? change : { ...change, collection };
}
