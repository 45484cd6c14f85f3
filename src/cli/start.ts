#!/usr/bin/env node
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reuseCompiledCode } from './compiled-code.ts';

/** How long a process runs until it has compiled about all that the next start needs, in seconds. */
const longRun = 3;

// A third of a start is compiling what is loaded. What has been compiled is stored here, beside the code: who may write
// there may change the code itself, which is not so in a folder for temporary files.
const folder = dirname(fileURLToPath(import.meta.url));
const { store } = reuseCompiledCode(folder, join(folder, 'compiled', `${process.version}-${process.arch}`));
process.once('exit', () => store(process.uptime() > longRun));
createRequire(import.meta.url)('./main.cjs');
