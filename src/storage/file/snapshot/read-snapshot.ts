import { textOf } from '../../fs/decode-utf8.ts';
import type { Files } from '../../fs/file-system.ts';
import { readBytes, requireReadable } from '../../fs/read-file.ts';
import type { Disk } from '../../store.ts';
import { findJsonFault } from './locate-json-error.ts';
import { wholeLines } from './split-lines.ts';
import { parsePrinted } from './streaming-parser.ts';

type Refusal = Disk['refusal'];

/** How much of a file is read at once, and how much of it is parsed at once, in bytes: more takes longer. */
const pieceLength = 262_144;
const sliceLength = 65_536;

/**
 * The JSON value in a file; `undefined` when there is none, or nothing but white space.
 * @throws StartupError, made by `refusal`, when it is not JSON.
 */
export async function readDataFile(files: Files, path: string, refusal: Refusal): Promise<unknown> {
  await requireReadable(files, path, refusal);
  // A file that a person laid out anew is read whole; what is wrong with one that is damaged is told as well.
  return (
    (await parsePrinted(textsOf(files, path))) ?? parseWhole(await readBytes(files, path, refusal), refusal)
  );
}

/** @throws SyntaxError where it is not UTF-8. */
async function* textsOf(files: Files, path: string): AsyncGenerator<string> {
  for await (const lines of wholeLines(files.pieces(path, pieceLength), sliceLength)) {
    const text = textOf(lines);
    if (text === undefined) throw new SyntaxError('it is not UTF-8 text');
    yield text;
  }
}

function parseWhole(bytes: Buffer, refusal: Refusal): unknown {
  const text = textOf(bytes);
  if (text === undefined) throw refusal('it is not UTF-8 text');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(`${findJsonFault(text)} is not JSON`, error);
    throw error;
  }
}
