import { SandboxError } from '../errors.ts';
import { isObject, ownValue, plainText } from '../json.ts';
import { isTextNestedWithin, maxBodyDepth } from '../json-depth.ts';
import type { Schema } from '../openapi/document.ts';
import { isObjectSchema, type MergedSchema } from '../schema/merged-schema.ts';
import { inTurns, mapInSteps, type Steps } from '../turns.ts';
import { requireFewNames } from './body-names.ts';
import { decodeBody } from './body-text.ts';
import type { BodyShape, BytesCodec } from './codec.ts';
import { type CsvCells, parseCsvRows } from './csv-rows.ts';

/**
 * CSV (RFC 4180) with a header line, unless the media type says `header=absent`: a list of objects, one a row, or an object
 * that has such a list. Without a header line, the columns are the declared properties in their order. An empty cell is a
 * property that is absent, and one in quotes the empty text. Objects and lists in cells are JSON.
 */
export const csvCodec = delimitedCodec(
  'csv',
  ',',
  /^(?:text|application)\/(?:x-)?(?:csv|comma-separated-values)\s*(?:;|$)/i,
);

/** The same with tabs between the cells, which are in quotes where they have one, as spreadsheets write them. */
export const tsvCodec = delimitedCodec(
  'tsv',
  '\t',
  /^(?:text|application)\/(?:x-)?(?:tsv|tab-separated-values)\s*(?:;|$)/i,
);

function delimitedCodec(name: string, delimiter: string, mediaTypes: RegExp): BytesCodec {
  const pieces = (value: unknown, shape?: BodyShape) => csvPieces(value, delimiter, shape);
  return {
    name,
    input: 'bytes',
    structure: 'declared',
    writesValues: true,
    hasTextValues: true,
    matches: (mediaType) => mediaTypes.test(mediaType),
    parse: (bytes, shape) => parseDelimited(decodeBody(bytes), delimiter, shape),
    serialize: (value, shape) => [...pieces(value, shape)].join(''),
    pieces,
  };
}

/**
 * The value of a text whose cells are between delimiters: see `csvCodec`.
 * @throws SandboxError `malformed`
 */
export async function parseDelimited(text: string, delimiter: string, shape?: BodyShape): Promise<unknown> {
  const rows = await parseCsvRows(text, delimiter);
  if (lacksHeader(shape)) return inTurns(toValue([columnsSent(rows[0] ?? [], shape), ...rows], shape));
  requireDifferentNames(rows[0] ?? []);
  return inTurns(toValue(rows, shape));
}

/** Whether the first line is a row too (RFC 4180, 3). */
function lacksHeader(shape: BodyShape | undefined): boolean {
  return /;\s*header\s*=\s*"?absent\b/i.test(shape?.mediaType ?? '');
}

/**
 * What the cells of a row without a header line are: the declared properties, without those that only the server sets where
 * they are more than the cells.
 * @throws SandboxError `malformed` for more cells than properties
 */
function columnsSent(cells: CsvCells, shape: BodyShape | undefined): CsvCells {
  const all = declaredColumns(shape, () => true);
  const sent = declaredColumns(shape, ({ readOnly }) => readOnly !== true);
  const columns = cells.length > sent.length ? all : sent;
  if (cells.length <= columns.length) return columns;
  const count = columns.length === 0 ? 'none' : `${columns.length}`;
  const message = `a row has ${cells.length} cells, and the contract declares ${count}: send a header line`;
  throw new SandboxError('malformed', message);
}

/** @throws SandboxError `malformed` for a header that names two columns alike: one would hide the other. */
function requireDifferentNames(header: CsvCells): void {
  const first = new Map<string, number>();
  for (const [i, name = ''] of header.entries()) {
    const before = first.get(name);
    if (name !== '' && before !== undefined) {
      const columns = `the columns ${before + 1} and ${i + 1} are both named ${name}`;
      throw new SandboxError('malformed', `${columns}: send each name once`);
    }
    first.set(name, i);
  }
}

/** The rows as the schema has them: a list, the list of an object, or the one row that is an object. */
function* toValue(
  [header = [], ...cells]: readonly CsvCells[],
  shape: BodyShape | undefined,
): Steps<unknown> {
  const rows = (items: Schema | undefined) => mapInSteps(cells, (each) => toRow(header, each, shape, items));
  if (shape?.media.schema === undefined) return yield* rows(undefined);
  const merged = shape.mergeSchema(shape.media.schema);
  if (!isObjectSchema(merged)) return yield* rows(merged.items);
  const list = listProperty(merged, shape);
  if (list !== undefined) return { [list.name]: yield* rows(list.items) };
  return toRow(header, cells[0] ?? [], shape, shape.media.schema);
}

/** A row by the names of its columns, in which cells of objects and lists are values. */
function toRow(header: CsvCells, cells: CsvCells, shape: BodyShape | undefined, schema: Schema = {}): object {
  const properties = shape?.mergeSchema(schema).properties;
  return Object.fromEntries(
    header.flatMap((name = '', i) => {
      const cell = cells[i];
      if (name === '' || cell === undefined) return [];
      const types = shape?.mergeSchema(properties?.get(name) ?? {}).types;
      return [[name, types?.has('object') || types?.has('array') ? partIn(cell) : cell]];
    }),
  );
}

function listProperty({ properties }: MergedSchema, { mergeSchema }: BodyShape) {
  for (const [name, property] of properties) {
    const { items } = mergeSchema(property);
    if (items !== undefined && isObjectSchema(mergeSchema(items))) return { name, items };
  }
  return undefined;
}

function partIn(cell: string): unknown {
  if (!isTextNestedWithin(maxBodyDepth, cell)) return cell;
  requireFewNames(cell);
  try {
    return JSON.parse(cell);
  } catch (error) {
    if (error instanceof SyntaxError) return cell;
    throw error;
  }
}

/** The lines, with empty pieces in between while the columns are looked for. */
function* csvPieces(value: unknown, delimiter: string, shape?: BodyShape): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    return;
  }
  const rows = rowsIn(value);
  const isOfCells = rows.length > 0 && rows.every(Array.isArray);
  const declared = declaredColumns(shape, ({ writeOnly }) => writeOnly !== true);
  const isHeadless = lacksHeader(shape) && declared.length > 0;
  const columns = isOfCells ? [] : isHeadless ? declared : yield* shownColumns(rows, declared);
  if (!isOfCells && !lacksHeader(shape)) yield formatLine(columns, delimiter);
  for (const row of rows) {
    yield formatLine(isOfCells ? Object.values(Object(row)) : cellsOf(row, columns), delimiter);
  }
}

/** The columns that a row has, the declared ones first; all declared ones where there are no rows. */
function* shownColumns(
  rows: readonly unknown[],
  declared: readonly string[],
): Generator<string, readonly string[]> {
  if (rows.length === 0) return declared;
  const found = new Set<string>();
  for (const row of rows) {
    for (const name of isObject(row) ? Object.keys(row) : ['value']) found.add(name);
    yield '';
  }
  return [...new Set([...declared, ...found])].filter((name) => found.has(name));
}

function cellsOf(row: unknown, columns: readonly string[]): readonly unknown[] {
  const object = isObject(row) ? row : { value: row };
  return columns.map((name) => ownValue(object, name));
}

/** The rows of a list; of an object, those of its first list of objects, else the object itself. */
function rowsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isObject(value)
    ? Object.values(value).filter((each): each is unknown[] => Array.isArray(each))
    : [];
  return lists.find((list) => list.every(isObject)) ?? [value];
}

/** The properties of the rows that the schema declares, in its order, of those with such keywords. */
function declaredColumns(
  shape: BodyShape | undefined,
  isColumn: (keywords: MergedSchema['keywords']) => boolean,
): readonly string[] {
  if (shape?.media.schema === undefined) return [];
  const merged = shape.mergeSchema(shape.media.schema);
  const rows = merged.items ?? listProperty(merged, shape)?.items ?? shape.media.schema;
  const { properties } = shape.mergeSchema(rows);
  return [...properties]
    .filter(([, each]) => isColumn(shape.mergeSchema(each).keywords))
    .map(([name]) => name);
}

function formatLine(cells: readonly unknown[], delimiter: string): string {
  return `${cells.map((cell) => formatCell(cell, delimiter)).join(delimiter)}\r\n`;
}

/** A text is in quotes where it is empty, or has a character that means something. */
function formatCell(value: unknown, delimiter: string): string {
  if (value === undefined || value === null) return '';
  const text = plainText(value);
  const needsQuotes = text === '' || text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
