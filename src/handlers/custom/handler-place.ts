import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../openapi/package-file.ts';

/** A frame of a stack trace: its file, with the line and the column. */
const frame = /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()\n]*?|[A-Za-z]:[\\/][^()\n]*?):(\d+):(\d+)\)?$/;

/**
 * Where code of the user's failed: the file, line and column of the first frame that is neither Node's nor a package's,
 * this one included.
 * @returns such as `handlers.mjs:12:9`; `undefined` for a failure without such a frame
 */
export function placeIn(stack: string | undefined, folder = process.cwd()): string | undefined {
  for (const line of ownStack(stack ?? '').split('\n')) {
    const [, at = '', row, column] = frame.exec(line.trimEnd()) ?? [];
    if (at === '' || at.includes('/node_modules/') || at.startsWith('node:')) continue;
    return `${shortPath(at, folder)}:${row}:${column}`;
  }
  return undefined;
}

/** A stack trace without the frames of this package, and without what a reload adds to addresses. */
export function ownStack(stack: string): string {
  const lines = stack.split('\n').filter((line) => !packageFolders.some((folder) => line.includes(folder)));
  return lines.join('\n').replace(/\?run-[^:)\s]*/g, '');
}

const packageFolders = ['dist/', 'src/'].map(packageFile);

/** A file relative to a folder, without what a reload adds to its address. */
function shortPath(at: string, folder: string): string {
  const [address = ''] = at.split('?', 1);
  const path = address.startsWith('file:') ? fileURLToPath(address) : address;
  const short = relative(folder, path);
  return short.startsWith('..') ? path : short;
}
