import { rm } from 'node:fs/promises';

// The build must not contain files whose source is deleted.
await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
