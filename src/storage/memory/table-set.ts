import type { CollectionCounts, QuarantinedRow, Snapshot } from '../store.ts';
import type { Table } from './table.ts';

/**
 * Everything stored at one moment. A transaction changes clones of its tables, or tables that are unshared: those that
 * earlier transactions of the same batch have cloned, and that nobody else can see yet. All others never change.
 */
export interface Tables {
  /** By the name of the collection. */
  readonly collections: ReadonlyMap<string, Table>;
  readonly quarantined: readonly QuarantinedRow[];
}

/** A view of tables for others, without a copy. */
export function snapshotOf({ collections, quarantined }: Tables): Snapshot {
  const rows = [...collections].map(([name, { all }]) => [name, all] as const);
  return { collections: Object.fromEntries(rows), ...(quarantined.length > 0 && { quarantined }) };
}

/** How many rows each collection has; internal collections are left out. */
export function countByCollection({ collections }: Tables): CollectionCounts {
  const counted = [...collections].filter(([, { isInternal }]) => !isInternal);
  return Object.fromEntries(counted.map(([name, table]) => [name, table.size]));
}

/** @throws Error for a name that no collection has: a bug of ours. */
export function requireTable(tables: Tables, name: string): Table {
  const table = tables.collections.get(name);
  if (table === undefined) throw new Error(`no collection is named ${name}`);
  return table;
}
