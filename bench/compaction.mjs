import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { builtIn } from '../dist/index.js';
import { loadDocument } from '../dist/openapi/load/load-document.js';
import { collections } from '../dist/services/togai/rows.js';
import { createFilePersistence } from '../dist/storage/file/file-persistence.js';
import { createStore } from '../dist/storage/open-store.js';
import { writeStateFile } from './write-state-file.mjs';

// How long requests wait while everything stored is written to the data file: `node bench/compaction.mjs 100000 5` does so
// five times with 100,000 customers, after `npm run build`, and prints the longest pause of each.
const [customers = 100_000, rounds = 5] = process.argv.slice(2).map(Number);

// On the disk of the project, as the figures of `npm run bench` are: a temporary folder may be in memory.
const cache = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url));
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, 'compaction-'));
try {
  await measure(join(folder, 'state.json'));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(file) {
  await writeStateFile(file, customers);
  const { document } = await loadDocument(builtIn.contract);
  const persistence = createFilePersistence({ file, contract: document.info.title });
  const store = await createStore({ specs: collections, persistence });
  for (let round = 1; round <= rounds; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const started = performance.now();
    delay.enable();
    await persistence.rewrite(store.snapshot());
    delay.disable();
    const [whole, longest] = [performance.now() - started, delay.max / 1e6];
    process.stdout.write(
      `${customers} customers in ${Math.round(whole)} ms, longest pause ${Math.round(longest)} ms\n`,
    );
  }
  await store.close();
}
