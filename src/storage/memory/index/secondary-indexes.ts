import { isKey } from '../../btree/key.ts';
import type { CollectionSpec, IndexKeysOf, Key, Row } from '../../store.ts';
import {
  createSecondaryIndex,
  type IndexedRows,
  type IndexKey,
  type SecondaryIndex,
} from './secondary-index.ts';

/** Where a row stands beside its own place. */
export interface IndexPosition extends IndexKey {
  readonly index: SecondaryIndex;
}

/** The indexes of a collection. */
export interface SecondaryIndexes {
  /**
   * Where a row stands in the indexes that there are.
   * @throws Error when the spec tells no key for one of them: a mistake of ours.
   */
  positionsOf(row: Row): readonly IndexPosition[];
  /**
   * An index by its name; one on demand is made of `rows` when it is named for the first time.
   * @throws Error for a name that the spec does not declare: a mistake of ours.
   */
  named(name: string, rows: Iterable<Row>): SecondaryIndex;
  /** The same, to be changed apart from these; `rows` are all rows as they are now. */
  clone(rows: Iterable<Row>): SecondaryIndexes;
}

/** The indexes of a collection that has the rows given, in the order of their keys. */
export function createSecondaryIndexes(spec: CollectionSpec, rows: Iterable<Row>): SecondaryIndexes {
  const keysOf = new Map(Object.entries({ ...spec.indexesOnDemand, ...spec.indexes }));
  const kind: Kind = { spec, keysOf, used: new Set() };
  const names = Object.keys(spec.indexes);
  return indexesOver(
    kind,
    new Map(names.map((name) => [name, createSecondaryIndex(rowsFor(kind, name, rows))])),
  );
}

/** How many indexes on demand a collection keeps: each takes some 10 MB for 100,000 rows. */
const maxUsed = 12;

/** What the indexes of a collection and of all its clones have in common. */
interface Kind {
  readonly spec: CollectionSpec;
  readonly keysOf: ReadonlyMap<string, IndexKeysOf>;
  /**
   * The indexes on demand that were named last, in whatever state, the latest at the end: all later states keep these,
   * so that no list has to make them anew.
   */
  readonly used: Set<string>;
}

/** @param made the indexes that there are */
function indexesOver(kind: Kind, made: Map<string, SecondaryIndex>): SecondaryIndexes {
  function indexOf(name: string, rows: Iterable<Row>): SecondaryIndex {
    const known = made.get(name);
    if (known !== undefined) return known;
    const index = createSecondaryIndex(rowsFor(kind, name, rows));
    made.set(name, index);
    return index;
  }

  function named(name: string, rows: Iterable<Row>): SecondaryIndex {
    if (!kind.keysOf.has(name)) throw new Error(`${kind.spec.name} has no index named ${name}`);
    if (!Object.hasOwn(kind.spec.indexes, name)) noteUse(kind.used, name);
    return indexOf(name, rows);
  }

  function positionsOf(row: Row): readonly IndexPosition[] {
    const positions: IndexPosition[] = [];
    for (const [name, index] of made) {
      let isFurther = false;
      for (const indexKey of indexKeysOf(kind, name, row)) {
        positions.push({ index, indexKey, isFurther });
        isFurther = true;
      }
    }
    return positions;
  }

  function clone(rows: Iterable<Row>): SecondaryIndexes {
    const kept = [...Object.keys(kind.spec.indexes), ...kind.used];
    return indexesOver(kind, new Map(kept.map((name) => [name, indexOf(name, rows).clone()])));
  }

  return { positionsOf, named, clone };
}

/** Notes that an index is in use; the one that was not for the longest time is given up for it. */
function noteUse(used: Set<string>, name: string): void {
  used.delete(name);
  used.add(name);
  const [oldest] = used;
  if (used.size > maxUsed && oldest !== undefined) used.delete(oldest);
}

function rowsFor(kind: Kind, name: string, rows: Iterable<Row>): IndexedRows {
  return { rows, keyOf: kind.spec.key, indexKeysOf: (row) => indexKeysOf(kind, name, row) };
}

/** The keys under which a row stands in an index, each once. @throws Error when one of them is not a key. */
function indexKeysOf({ spec, keysOf }: Kind, name: string, row: Row): readonly Key[] {
  const keys = keysOf.get(name)?.(row) ?? [];
  if (!keys.every(isKey)) throw new Error(`a row of ${spec.name} has no key for its index ${name}`);
  return keys.length > 1 ? [...new Set(keys)] : keys;
}
