import { create } from 'content-disposition';
import type { SentFile } from '../../operation.ts';

/** What a file says of itself. */
export type FileDescription = Pick<SentFile, 'name' | 'mediaType'>;

/** The longest name of a file in most file systems; clients refuse headers that are much longer. */
const maxNameLength = 255;

/** The `Content-Disposition` of a file that has a name; bytes without a type are for saving. */
export function disposition({ name }: FileDescription, mediaType: string): Readonly<Record<string, string>> {
  if (name === undefined) return {};
  const shown = name.slice(0, maxNameLength).toWellFormed();
  const type = mediaType === 'application/octet-stream' ? 'attachment' : 'inline';
  return { 'Content-Disposition': create(shown, { type }) };
}
