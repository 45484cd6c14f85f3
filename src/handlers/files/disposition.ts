import { create } from 'content-disposition';
import type { StoredFile } from './stored-files.ts';

/** The `Content-Disposition` of a file that has a name; bytes without a type are for saving. */
export function disposition({ name }: StoredFile, mediaType: string): Readonly<Record<string, string>> {
  if (name === undefined) return {};
  const type = mediaType === 'application/octet-stream' ? 'attachment' : 'inline';
  return { 'Content-Disposition': create(name, { type }) };
}
