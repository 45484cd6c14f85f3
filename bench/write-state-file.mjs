import { writeFile } from 'node:fs/promises';
import { builtIn } from '../dist/index.js';
import { loadContract } from '../dist/openapi/load/load-document.js';
import { printDataFile } from '../dist/storage/file/snapshot/serialize-snapshot.js';
import { customerRows } from './customers.mjs';

/** Writes a state file with so many customers and their accounts, in the sandbox's own format. */
export async function writeStateFile(file, count) {
  const { document } = await loadContract(builtIn.contract);
  const snapshot = { collections: customerRows(count) };
  await writeFile(file, printDataFile(document.info.title, { snapshot, lastEntry: 0 }));
}
