import { fileURLToPath } from 'node:url';
import { state } from '../dist/cli/commands/state.js';
import { createSandbox } from '../dist/index.js';

// The data of `togai-sandbox --demo`, as a file: test/state/demo/demo-file.test.ts fails when it is stale.
const file = fileURLToPath(new URL('../data/demo.json', import.meta.url));

const sandbox = await createSandbox({ demo: 20, seed: 0 });
await state({ verb: 'export', file, url: sandbox.url }, () => {});
await sandbox.close();
