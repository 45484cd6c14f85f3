import { rm } from 'node:fs/promises';

// A file whose source is gone must not live on in the build.
await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
