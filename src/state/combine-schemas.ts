import type { CollectionSpec } from '../storage/store.ts';
import { inOneStep } from '../turns.ts';
import type { CollectionSchemas, RowSchema, StateSchema } from './state-schema.ts';

/** A part of what a contract stores: its collections, and how their rows are read from a file. */
export interface StateLayer {
  readonly collections?: readonly CollectionSpec[];
  readonly stateSchema?: CollectionSchemas;
}

/** Rows as they are stored: for a collection that has no schema of its own. */
const storedRows: RowSchema = { begin: inOneStep(() => (row) => ({ row, issues: [] })) };

/**
 * One schema for the whole state of a contract, of what its layers store.
 * @param contract the title of the contract
 * @param internal what the sandbox stores for itself, such as responses that can be replayed: no part of the state
 */
export function combineSchemas(
  contract: string,
  layers: readonly StateLayer[],
  internal: readonly CollectionSpec[],
): StateSchema {
  const rowSchemas = new Map<string, RowSchema>();
  for (const { collections = [], stateSchema } of layers) {
    for (const { name } of collections) rowSchemas.set(name, storedRows);
    for (const [name, rowSchema] of stateSchema?.rowSchemas ?? []) rowSchemas.set(name, rowSchema);
  }
  return {
    contract,
    collections: [...layers.flatMap(({ collections = [] }) => collections), ...internal],
    rowSchemas,
    *issuesAmong(rows, doubtful) {
      const issues: (readonly string[])[] = [];
      for (const { stateSchema } of layers) {
        if (stateSchema !== undefined) issues.push(yield* stateSchema.issuesAmong(rows, doubtful));
      }
      return issues.flat();
    },
  };
}
