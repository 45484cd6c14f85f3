import { writeFile } from 'node:fs/promises';
import { builtIn } from '../dist/index.js';
import { loadDocument } from '../dist/openapi/load/load-document.js';
import { serializeSnapshot } from '../dist/storage/file/snapshot/serialize-snapshot.js';
import { customerRows } from './customers.mjs';

/** Writes a state file with so many customers and their accounts, in the sandbox's own format. */
export async function writeStateFile(file, count) {
  const { document } = await loadDocument(builtIn.contract);
  const snapshot = { collections: customerRows(count) };
  await writeFile(file, serializeSnapshot(document.info.title, { snapshot, lastEntry: 0 }));
}
