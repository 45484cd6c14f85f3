import { fileURLToPath } from 'node:url';
import { state } from '../dist/cli/commands/state.js';
import { createSandbox } from '../dist/index.js';

// What `togai-sandbox --demo` begins with, kept in a file: test/sandbox/demo-data.test.ts tells when it is stale.
const file = fileURLToPath(new URL('../data/demo.json', import.meta.url));

const sandbox = await createSandbox({ demo: 20, seed: 0 });
await state({ verb: 'export', file, url: sandbox.url }, () => {});
await sandbox.close();
