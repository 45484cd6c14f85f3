#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// A quarter of a start is Node compiling what it loads. Node 22 stores what it has compiled, here beside the code: who
// may write there may change the code itself, which is not so in a folder for temporary files.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
  module.enableCompileCache(fileURLToPath(new URL('compiled', import.meta.url)));
}
await import('./main.ts');
