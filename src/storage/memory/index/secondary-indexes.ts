import { atOnce, type Steps, shareSteps } from '../../../turns.ts';
import type { RowTree } from '../../btree.ts';
import { isKey } from '../../key.ts';
import type { CollectionSpec, IndexKeysOf, Key, Row } from '../../store.ts';
import { createLatestIndexes, type LatestIndexes } from './latest-indexes.ts';
import { createSecondaryIndex, type IndexKey, type SecondaryIndex } from './secondary-index.ts';

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
   * An index by its name, in steps. One that does not exist yet is built from the rows; several that need it at once
   * build it together.
   * @param rows all rows, as they are now and during the steps
   * @throws Error for a name that the spec does not declare: a bug of ours.
   */
  named(name: string, rows: RowTree): Steps<SecondaryIndex>;
  /** Builds those that are not on demand, in steps. @param rows all rows, as they are now and during the steps */
  build(rows: RowTree): Steps<void>;
  /** A copy that can be changed on its own; it builds no index on demand. @param rows all rows, as they are now */
  clone(rows: RowTree): SecondaryIndexes;
}

/** The indexes of a collection, which are still to be built where it has rows. @param rows its rows */
export function createSecondaryIndexes(spec: CollectionSpec, rows: RowTree): SecondaryIndexes {
  const keysOf = new Map(Object.entries({ ...spec.indexesOnDemand, ...spec.indexes }));
  const positionsOf = (index: SecondaryIndex, name: string, row: Row) =>
    indexKeysOf(spec, keysOf, name, row).map((indexKey, at) => ({ index, indexKey, isAdditional: at > 0 }));
  const shared: SharedSpec = {
    spec,
    keysOf,
    positionsOf,
    latest: createLatestIndexes(spec.key, positionsOf),
  };
  const indexes = indexesOver(shared, new Map());
  if (rows.size === 0) atOnce(indexes.build(rows));
  return indexes;
}

/** The positions of a row in an index. */
export type PositionsOf = (index: SecondaryIndex, name: string, row: Row) => readonly IndexPosition[];

/** What the indexes of a table and of all its clones share. */
interface SharedSpec {
  readonly spec: CollectionSpec;
  readonly keysOf: ReadonlyMap<string, IndexKeysOf>;
  readonly positionsOf: PositionsOf;
  /** The indexes on demand in use by any clone, so that none has to build one again. */
  readonly latest: LatestIndexes;
}

/** @param existing the indexes that are built already */
function indexesOver(shared: SharedSpec, existing: Map<string, SecondaryIndex>): SecondaryIndexes {
  const { spec, keysOf, latest } = shared;
  const underWay = new Map<string, () => Steps<SecondaryIndex>>();

  function* make(name: string, rows: RowTree): Steps<SecondaryIndex> {
    try {
      const carriedOver = yield* latest.broughtTo(name, rows, rows.size / 4);
      const index = carriedOver ?? (yield* build(shared, name, rows));
      existing.set(name, index);
      latest.put(name, rows, index);
      return index;
    } finally {
      underWay.delete(name);
    }
  }

  function* named(name: string, rows: RowTree): Steps<SecondaryIndex> {
    if (!keysOf.has(name)) throw new Error(`${spec.name} has no index named ${name}`);
    const dropped = Object.hasOwn(spec.indexes, name) ? undefined : latest.use(name);
    if (dropped !== undefined) existing.delete(dropped);
    const known = existing.get(name);
    if (known !== undefined) return known;
    const building = underWay.get(name) ?? shareSteps(make(name, rows));
    underWay.set(name, building);
    return yield* building();
  }

  return {
    positionsOf: (row) => {
      const positions: IndexPosition[] = [];
      for (const [name, index] of existing) positions.push(...shared.positionsOf(index, name, row));
      return positions;
    },
    named,
    *build(rows) {
      for (const name of Object.keys(spec.indexes)) yield* named(name, rows);
    },
    clone: (rows) => {
      const clones = new Map<string, SecondaryIndex>();
      for (const name of Object.keys(spec.indexes)) {
        clones.set(name, (existing.get(name) ?? atOnce(build(shared, name, rows))).clone());
      }
      for (const name of latest.names()) {
        const index = existing.get(name) ?? atOnce(latest.broughtTo(name, rows, maxCarriedOver));
        if (index === undefined) continue;
        clones.set(name, index.clone());
        latest.put(name, rows, index);
      }
      return indexesOver(shared, clones);
    },
  };
}

/** By how many rows an index may differ from those of a clone, which is made at once, to be brought up to date. */
const maxCarriedOver = 500;

function build({ spec, keysOf }: SharedSpec, name: string, rows: RowTree): Steps<SecondaryIndex> {
  return createSecondaryIndex({
    rows: { [Symbol.iterator]: () => rows.values() },
    keyOf: spec.key,
    indexKeysOf: (row) => indexKeysOf(spec, keysOf, name, row),
  });
}

/** The keys of a row in an index, each once. @throws Error when one of them is not a key. */
function indexKeysOf(
  spec: CollectionSpec,
  keysOf: ReadonlyMap<string, IndexKeysOf>,
  name: string,
  row: Row,
): readonly Key[] {
  const keys = keysOf.get(name)?.(row) ?? [];
  if (!keys.every(isKey)) throw new Error(`a row of ${spec.name} has no key for its index ${name}`);
  return keys.length > 1 ? [...new Set(keys)] : keys;
}
