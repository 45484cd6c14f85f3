import { isAscii, isUtf8 } from 'node:buffer';
import { isTextNestedWithin } from '../../../json-depth.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import { readFileBytes, requireRegularFile } from '../../fs/read-file.ts';
import { maxFileDepth } from '../../nesting-depth.ts';
import type { Persistence } from '../../store.ts';
import { splitLines } from '../split-lines.ts';
import { locateJsonError } from './locate-json-error.ts';
import { parsePrintedSnapshot } from './streaming-parser.ts';

type StartupErrorFactory = Persistence['startupError'];

/** How much of a file is read at once, in bytes: more takes longer. */
const chunkBytes = 262_144;

/**
 * How much of it is parsed at once, in bytes. A text with a character beyond Latin-1 takes two bytes for each, and V8 keeps
 * texts of more than 128 KiB apart, each in memory of its own: with slices of half as many characters, and somebody in
 * Tokyo in each, reading took four times as long.
 */
const sliceBytes = 16_384;

/**
 * The JSON value in a file; `undefined` when there is none, or nothing but white space.
 * @throws StartupError, made by `startupError`, when it is not JSON.
 */
export async function readSnapshot(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<unknown> {
  await requireRegularFile(files, path, startupError);
  // A file that a person reformatted is read as a whole, and so is a damaged one, to say what is wrong with it.
  return (
    (await parsePrintedSnapshot(readSlices(files, path))) ??
    parseWhole(await readFileBytes(files, path, startupError), startupError)
  );
}

/** The text of a file in slices of whole lines. @throws SyntaxError where it is not UTF-8. */
async function* readSlices(files: FileSystem, path: string): AsyncGenerator<string> {
  for await (const lines of splitLines(files.chunks(path, chunkBytes), sliceBytes)) {
    const text = decodeUtf8(lines);
    if (text === undefined) throw new SyntaxError('it is not UTF-8 text');
    yield text;
  }
}

function parseWhole(bytes: Buffer, startupError: StartupErrorFactory): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw startupError('it is not UTF-8 text');
  if (text.trim() === '') return undefined;
  if (!isTextNestedWithin(maxFileDepth, text)) {
    throw startupError(`it nests deeper than ${maxFileDepth} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw startupError(`${locateJsonError(text)} is not JSON`, error);
    throw error;
  }
}

/** The text of bytes in UTF-8; `undefined` when they are not. */
function decodeUtf8(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1'); // the same, and faster
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
