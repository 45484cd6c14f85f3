import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox } from '../dist/index.js';

// The data of `togai-sandbox --demo --clock 2026-12-01T09:00:00Z`, as a file: test/state/demo/demo-file.test.ts fails when it is stale.
const pathTo = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const sandbox = await createSandbox({ demo: 20, seed: 0, clock: '2026-12-01T09:00:00Z' });
const command = ['state', 'export', pathTo('data/demo.json'), '--url', sandbox.url];
await promisify(execFile)(process.execPath, [pathTo('dist/cli.js'), ...command]);
await sandbox.close();
