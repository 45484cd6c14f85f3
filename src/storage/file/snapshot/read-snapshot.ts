import { decodeUtf8 } from '../../fs/decode-utf8.ts';
import type { FileSystem } from '../../fs/file-system.ts';
import { readFileBytes, requireReadable } from '../../fs/read-file.ts';
import type { Persistence } from '../../store.ts';
import { locateJsonError } from './locate-json-error.ts';
import { splitLines } from './split-lines.ts';
import { parsePrintedSnapshot } from './streaming-parser.ts';

type StartupErrorFactory = Persistence['startupError'];

/** How much of a file is read at once, and how much of it is parsed at once, in bytes: more takes longer. */
const pieceLength = 262_144;
const sliceLength = 65_536;

/**
 * The JSON value in a file; `undefined` when there is none, or nothing but white space.
 * @throws StartupError, made by `refusal`, when it is not JSON.
 */
export async function readSnapshot(
  files: FileSystem,
  path: string,
  startupError: StartupErrorFactory,
): Promise<unknown> {
  await requireReadable(files, path, startupError);
  // A file that a person laid out anew is read whole; what is wrong with one that is damaged is told as well.
  return (
    (await parsePrintedSnapshot(textsOf(files, path))) ??
    parseWhole(await readFileBytes(files, path, startupError), startupError)
  );
}

/** @throws SyntaxError where it is not UTF-8. */
async function* textsOf(files: FileSystem, path: string): AsyncGenerator<string> {
  for await (const lines of splitLines(files.pieces(path, pieceLength), sliceLength)) {
    const text = decodeUtf8(lines);
    if (text === undefined) throw new SyntaxError('it is not UTF-8 text');
    yield text;
  }
}

function parseWhole(bytes: Buffer, startupError: StartupErrorFactory): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw startupError('it is not UTF-8 text');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw startupError(`${locateJsonError(text)} is not JSON`, error);
    throw error;
  }
}
