import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createFilePersistence } from '../../../src/storage/file/file-persistence.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { CollectionSpec, Row } from '../../../src/storage/store.ts';

/** The rows of a data file, by `customers/c1` and the like. @throws when it cannot be used. */
export type StoredRowsReader = (file: string) => Promise<ReadonlyMap<string, Record<string, unknown>>>;

const specs: readonly CollectionSpec[] = ['customers', 'accounts'].map((name) => ({
  name,
  key: (row) => idOf(row),
  indexes: {},
}));

/** Starts the sandbox's own store on a data file, as a server does, and ends it as a server does. */
export const readByStore: StoredRowsReader = async (file) => {
  const persistence = createFilePersistence({ file, contract: 'Togai API (customers and accounts)' });
  const store = await createStore({ persistence, specs, unknownCollectionKey: idOf });
  const { collections } = store.snapshot();
  const rows = specs.flatMap(({ name }) =>
    [...(collections[name] ?? [])].map((row) => [`${name}/${idOf(row)}`, Object(row)] as const),
  );
  await store.close();
  return new Map(rows);
};

function idOf(row: Row): string {
  return Object(row).id ?? Object(row).key ?? '';
}

/** The same for the careless twin, whose data file is one JSON text. */
export const readByTwin: StoredRowsReader = async (file) => {
  if (!existsSync(file)) return new Map();
  const stored = JSON.parse(await readFile(file, 'utf8'));
  return new Map(
    specs.flatMap(({ name }) => stored[name].map((row: Row) => [`${name}/${idOf(row)}`, row] as const)),
  );
};
