import { isKey } from '../../key.ts';
import type { CollectionSpec, IndexKeysOf, Key, Row } from '../../store.ts';
import {
  createSecondaryIndex,
  type IndexedRows,
  type IndexKey,
  type SecondaryIndex,
} from './secondary-index.ts';

/** An index, and a key under which it has a row. */
export interface IndexPosition extends IndexKey {
  readonly index: SecondaryIndex;
}

/** The indexes of a table. */
export interface SecondaryIndexes {
  /**
   * Every position of a row in the indexes that exist.
   * @throws Error when the spec returns something that is no key: a bug of ours.
   */
  positionsOf(row: Row): readonly IndexPosition[];
  /**
   * An index by its name. One on demand is built from `rows` when it is first used.
   * @throws Error for a name that the spec does not declare: a bug of ours.
   */
  named(name: string, rows: Iterable<Row>): SecondaryIndex;
  /** A copy that can be changed on its own. @param rows all rows, as they are now */
  clone(rows: Iterable<Row>): SecondaryIndexes;
}

/** The indexes of a collection. @param rows its rows, by key, ascending */
export function createSecondaryIndexes(spec: CollectionSpec, rows: Iterable<Row>): SecondaryIndexes {
  const keysOf = new Map(Object.entries({ ...spec.indexesOnDemand, ...spec.indexes }));
  const shared: SharedSpec = { spec, keysOf, used: new Set() };
  const names = Object.keys(spec.indexes);
  return indexesOver(
    shared,
    new Map(names.map((name) => [name, createSecondaryIndex(indexedRows(shared, name, rows))])),
  );
}

/** How many indexes on demand a collection has at most: each takes some 10 MB for 100,000 rows. */
const maxOnDemand = 12;

/** What the indexes of a table and of all its clones share. */
interface SharedSpec {
  readonly spec: CollectionSpec;
  readonly keysOf: ReadonlyMap<string, IndexKeysOf>;
  /**
   * The indexes on demand in use by any clone, the most recently used at the end. Later clones carry them over, so that
   * no list has to build them again.
   */
  readonly used: Set<string>;
}

/** @param existing the indexes that are built already */
function indexesOver(shared: SharedSpec, existing: Map<string, SecondaryIndex>): SecondaryIndexes {
  const { spec, keysOf, used } = shared;

  function indexOf(name: string, rows: Iterable<Row>): SecondaryIndex {
    const known = existing.get(name);
    if (known !== undefined) return known;
    const index = createSecondaryIndex(indexedRows(shared, name, rows));
    existing.set(name, index);
    return index;
  }

  return {
    positionsOf: (row) => {
      const positions: IndexPosition[] = [];
      for (const [name, index] of existing) {
        let isAdditional = false;
        for (const indexKey of indexKeysOf(shared, name, row)) {
          positions.push({ index, indexKey, isAdditional });
          isAdditional = true;
        }
      }
      return positions;
    },
    named: (name, rows) => {
      if (!keysOf.has(name)) throw new Error(`${spec.name} has no index named ${name}`);
      if (!Object.hasOwn(spec.indexes, name)) markUsed(used, name);
      return indexOf(name, rows);
    },
    clone: (rows) => {
      const names = [...Object.keys(spec.indexes), ...used];
      return indexesOver(shared, new Map(names.map((name) => [name, indexOf(name, rows).clone()])));
    },
  };
}

/** Marks an index as the most recently used; beyond the limit, the least recently used one is dropped. */
function markUsed(used: Set<string>, name: string): void {
  used.delete(name);
  used.add(name);
  const [oldest] = used;
  if (used.size > maxOnDemand && oldest !== undefined) used.delete(oldest);
}

function indexedRows(shared: SharedSpec, name: string, rows: Iterable<Row>): IndexedRows {
  return { rows, keyOf: shared.spec.key, indexKeysOf: (row) => indexKeysOf(shared, name, row) };
}

/** The keys of a row in an index, each once. @throws Error when one of them is not a key. */
function indexKeysOf({ spec, keysOf }: SharedSpec, name: string, row: Row): readonly Key[] {
  const keys = keysOf.get(name)?.(row) ?? [];
  if (!keys.every(isKey)) throw new Error(`a row of ${spec.name} has no key for its index ${name}`);
  return keys.length > 1 ? [...new Set(keys)] : keys;
}
