import { create } from 'content-disposition';
import type { StoredFile } from './stored-files.ts';

/** The longest name of a file in most file systems; clients refuse headers that are much longer. */
const maxNameLength = 255;

/** The `Content-Disposition` of a file that has a name; bytes without a type are for saving. */
export function disposition({ name }: StoredFile, mediaType: string): Readonly<Record<string, string>> {
  if (name === undefined) return {};
  const shown = name.slice(0, maxNameLength).toWellFormed();
  const type = mediaType === 'application/octet-stream' ? 'attachment' : 'inline';
  return { 'Content-Disposition': create(shown, { type }) };
}
