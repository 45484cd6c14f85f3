import { readFile, stat } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';
import { type DocumentLimits, expandAliases } from './document-limits.ts';
import { parseJson, parseText } from './parse-yaml-json.ts';

/** The largest file of data, in bytes. */
const maxBytes = 256 * 1024 * 1024;

/** How deep JSON may nest. */
const maxDepth = 200;

/** What YAML may come to, aliases expanded; the depth is that of its parser. */
const limits: DocumentLimits = {
  nodes: 10_000_000,
  depth: 100,
  advice: 'use fewer aliases, or write it as JSON',
};

/**
 * Reads a file of data that people wrote, JSON or YAML.
 * @throws StartupError with the file, the place and what to do, for one that is neither or cannot be read.
 */
export async function readDataFile(file: string): Promise<unknown> {
  const text = await textOf(file);
  const json = parseJson(text);
  if (json !== undefined) return requireFlat(json, file);
  const { value } = expandAliases(parseText(text, file), file, limits);
  const location = infiniteLocation(value);
  if (location === undefined) return value;
  throw new StartupError(`${file}${location} is a number that JSON has not: write a finite one.`);
}

/** JSON's parser takes any depth, and nothing else does. */
function requireFlat(value: unknown, file: string): unknown {
  if (isWithin(maxDepth, value)) return value;
  throw new StartupError(`${file} is nested deeper than ${maxDepth} levels: flatten it.`);
}

function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isWithin(levels - 1, part));
}

async function textOf(file: string): Promise<string> {
  try {
    const { size, isFile } = await stat(file).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!isFile) throw new StartupError(`${file} is not a file: give the path of one in JSON or YAML.`);
    if (size > maxBytes) throw new StartupError(`${file} has more than ${maxBytes} bytes: split it.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new StartupError(`${file} is not UTF-8: save it so.`, { cause: error });
    }
    if (code === undefined) throw error;
    throw new StartupError(`${file} cannot be read (${code}): give the path of a file in JSON or YAML.`, {
      cause: error,
    });
  }
}

/** Where a value holds a number that JSON has no form for, as a JSON pointer: YAML has `.inf` and `.nan`. */
function infiniteLocation(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : '';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const location = infiniteLocation(part);
    if (location !== undefined) return `/${name}${location}`;
  }
  return undefined;
}
