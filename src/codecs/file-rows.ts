import { isUtf8 } from 'node:buffer';
import { lookup } from 'mime-types';
import { isObject } from '../json.ts';
import { decodeBody } from './body-text.ts';
import { codecFor } from './codecs.ts';
import { parseDelimited } from './csv-codec.ts';
import { partCodecFor } from './multipart/part-formats.ts';

/** A file with rows, and what it says of itself. */
export interface RowsFile {
  readonly bytes: Buffer;
  readonly name?: string | undefined;
  readonly mediaType?: string | undefined;
}

/** Files whose rows are lines of cells below a header. */
const cells = 'text/csv';

/** The formats of files that Node's world has no registered ending for, or that people name otherwise. */
const byEnding: Readonly<Record<string, string>> = {
  csv: cells,
  tsv: cells,
  txt: cells,
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
};

/**
 * The rows of a file, in the format of its name, its media type, or else its first character: lines of cells below a header,
 * a value a line, or a list in JSON, YAML or XML, which may be in an object.
 * @returns undefined for a file in another format, such as a workbook
 * @throws SandboxError `malformed` for what is not in the format
 */
export async function fileRows(file: RowsFile): Promise<readonly unknown[] | undefined> {
  const mediaType = typeOf(file);
  if (mediaType === cells) return rowsIn(await parseCells(decodeBody(file.bytes)));
  const codec = partCodecFor(mediaType);
  return codec && rowsIn(await codec.parse(file.bytes));
}

function typeOf({ bytes, name = '', mediaType = '' }: RowsFile): string {
  const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (Object.hasOwn(byEnding, ending)) return byEnding[ending] ?? '';
  const named = ending === '' ? false : lookup(ending);
  if (named) return named;
  if (/^[ct]sv$/.test(codecFor(mediaType).name)) return cells;
  if (partCodecFor(mediaType) !== undefined) return mediaType;
  if (!isUtf8(bytes) || bytes.includes(0)) return mediaType;
  return /^\s*[[{]/.test(bytes.toString('utf8', 0, 100)) ? 'application/json' : cells;
}

/** What may be between the cells: spreadsheets write a semicolon where decimal numbers have a comma. */
const delimiters = [',', ';', '\t', '|'] as const;

/** How many characters of a header say what is between its cells: that of a hostile file may have millions. */
const shownHeader = 10_000;

function parseCells(text: string): Promise<unknown> {
  const [header = ''] = text.slice(0, shownHeader).split(/[\r\n]/, 1);
  const [mostUsed] = delimiters
    .map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
    .sort((a, b) => b.count - a.count);
  return parseDelimited(text, mostUsed?.delimiter ?? ',');
}

function rowsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter((each) => Array.isArray(each)) : [];
  return lists[0] ?? [value];
}
