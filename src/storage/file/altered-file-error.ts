import { basename } from 'node:path';

/** Somebody moved, removed, replaced or cut a file of the storage while it was in use. */
export class AlteredFileError extends Error {
  override readonly name = 'AlteredFileError';
  constructor(path: string) {
    super(`${basename(path)} was moved, replaced or cut while it was in use`);
  }
}
