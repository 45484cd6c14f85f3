import { isKey } from './key.ts';
import { createRowIndex, type RowIndex, type Standing } from './row-index.ts';
import type { CollectionSpec, IndexKeysOf, Key, Row } from './store.ts';

/** Where a row stands beside its own place. */
export interface Place {
  readonly index: RowIndex;
  readonly indexKey: Key;
}

/** The indexes of a collection. */
export interface RowIndexes {
  /**
   * Where a row stands in the indexes that there are.
   * @throws Error when the spec tells no key for one of them: a mistake of ours.
   */
  placesOf(row: Row): readonly Place[];
  /**
   * An index by its name; one on demand is made of `rows` when it is named for the first time.
   * @throws Error for a name that the spec does not declare: a mistake of ours.
   */
  named(name: string, rows: Iterable<Row>): RowIndex;
  /** The same, to be changed apart from these; `rows` are all rows as they are now. */
  clone(rows: Iterable<Row>): RowIndexes;
}

/** The indexes of a collection that has no rows. */
export function createRowIndexes(spec: CollectionSpec): RowIndexes {
  const names = Object.keys(spec.indexes);
  const keysOf = new Map(Object.entries({ ...spec.indexesOnDemand, ...spec.indexes }));
  const made = new Map(names.map((name) => [name, createRowIndex()]));
  return indexesOver({ spec, keysOf, used: new Set() }, made);
}

/** What the indexes of a collection and of all its clones have in common. */
interface Kind {
  readonly spec: CollectionSpec;
  readonly keysOf: ReadonlyMap<string, IndexKeysOf>;
  /**
   * The indexes on demand that were named, in whatever state: all keep these from then on, so that no list in a later
   * state has to make them anew.
   */
  readonly used: Set<string>;
}

/** @param made the indexes that there are */
function indexesOver(kind: Kind, made: Map<string, RowIndex>): RowIndexes {
  function named(name: string, rows: Iterable<Row>): RowIndex {
    const known = made.get(name);
    if (known !== undefined) return known;
    if (!kind.keysOf.has(name)) throw new Error(`${kind.spec.name} has no index named ${name}`);
    const index = createRowIndex(standings(kind, name, rows));
    kind.used.add(name);
    made.set(name, index);
    return index;
  }

  function placesOf(row: Row): readonly Place[] {
    const places: Place[] = [];
    for (const [name, index] of made) {
      for (const indexKey of indexKeysOf(kind, name, row)) places.push({ index, indexKey });
    }
    return places;
  }

  function clone(rows: Iterable<Row>): RowIndexes {
    for (const name of kind.used) named(name, rows);
    return indexesOver(kind, new Map([...made].map(([name, index]) => [name, index.clone()])));
  }

  return { placesOf, named, clone };
}

function* standings(kind: Kind, name: string, rows: Iterable<Row>): Generator<Standing> {
  for (const row of rows) {
    const rowKey = kind.spec.key(row);
    for (const indexKey of indexKeysOf(kind, name, row)) yield { indexKey, rowKey, row };
  }
}

/** @throws Error when one of them is not a key. */
function indexKeysOf({ spec, keysOf }: Kind, name: string, row: Row): readonly Key[] {
  const keys = keysOf.get(name)?.(row) ?? [];
  if (!keys.every(isKey)) throw new Error(`a row of ${spec.name} has no key for its index ${name}`);
  return keys;
}
