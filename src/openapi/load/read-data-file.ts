import { readFile, stat } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';
import { describeInexact, findInexactNumber } from '../../exact-number.ts';
import { plainText } from '../../json.ts';
import { isTextNestedWithin } from '../../json-depth.ts';
import { type DocumentLimits, expandAliases } from './document-limits.ts';
import { looksLikeJson, parseJson, parseText } from './parse-yaml-json.ts';

/** The largest file of data, in bytes. */
const maxBytes = 256 * 1024 * 1024;

/** How deep JSON may nest. */
const maxDepth = 200;

/** The limits of YAML with its aliases expanded; the depth is the parser's own. */
const limits: DocumentLimits = {
  nodes: 10_000_000,
  depth: 100,
  advice: 'use fewer aliases, or write it as JSON',
};

/**
 * Reads a data file that people write, in JSON or YAML.
 * @throws StartupError with the file, the location and what to do, for a file that is neither or cannot be read.
 */
export async function readDataFile(file: string): Promise<unknown> {
  const text = await textOf(file);
  requireMaxDepth(text, file);
  const json = parseJson(text);
  if (json !== undefined) {
    requireExactNumbers(text, file);
    return json;
  }
  const { value } = expandAliases(parseText(text, file), file, limits);
  const infinite = locationOf(value, (number) => !Number.isFinite(number));
  if (infinite !== undefined) {
    throw new StartupError(`${file}${infinite} is not a number in JSON: write a finite one.`);
  }
  const changed = locationOf(value, (number) => Number.isInteger(number) && !Number.isSafeInteger(number));
  if (changed === undefined) return value;
  throw new StartupError(
    `${file}${changed} cannot be stored exactly: write it as a string, or as a number of fewer digits.`,
  );
}

function requireExactNumbers(text: string, file: string): void {
  const inexact = findInexactNumber(text);
  if (inexact === undefined) return;
  throw new StartupError(`${file}#${inexact.pointer} ${describeInexact(inexact)}.`);
}

/** The parser of YAML has a limit of its own; that of JSON has none. */
function requireMaxDepth(text: string, file: string): void {
  if (!looksLikeJson(text) || isTextNestedWithin(maxDepth, text)) return;
  throw new StartupError(`${file} is nested deeper than ${maxDepth} levels: flatten it.`);
}

async function textOf(file: string): Promise<string> {
  try {
    const { size, isFile } = await stat(file).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!isFile) throw new StartupError(`${file} is not a file: give the path of one in JSON or YAML.`);
    if (size > maxBytes) throw new StartupError(`${file} has more than ${maxBytes} bytes: split it.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const code = error instanceof Error && 'code' in error ? plainText(error.code) : undefined;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new StartupError(`${file} is not UTF-8: save it as UTF-8.`, { cause: error });
    }
    if (code === undefined) throw error;
    throw new StartupError(`${file} cannot be read (${code}): give the path of a file in JSON or YAML.`, {
      cause: error,
    });
  }
}

/** The JSON pointer of the first number that has a property. */
function locationOf(value: unknown, has: (number: number) => boolean): string | undefined {
  if (typeof value === 'number') return has(value) ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const location = locationOf(part, has);
    if (location !== undefined) return `/${name}${location}`;
  }
  return undefined;
}
