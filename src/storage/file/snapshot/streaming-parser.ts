import { createLineReader, type LineReader } from './line-reader.ts';

/** How many lines there are before the collections, and some more. */
const maxHeadLines = 8;

/**
 * What `JSON.parse` makes of the text of a data file, in two thirds of its time and without ever having all of the
 * text: rows are parsed slice by slice.
 * @param slices of whole lines
 * @returns `undefined` for a text that is not laid out line by line as we print it, be it JSON or not
 */
export async function parsePrintedSnapshot(slices: AsyncIterable<string>): Promise<unknown> {
  const iterator = slices[Symbol.asyncIterator]();
  try {
    return await parseLines(createLineReader(iterator));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  } finally {
    await iterator.return?.();
  }
}

async function parseLines(lines: LineReader): Promise<unknown> {
  /** Every line but those of rows. With nothing in the lists, it is JSON whenever the whole is. */
  const around: string[] = [];
  const collections: [string, unknown[]][] = [];
  let setAside: unknown[] | undefined;

  async function next(): Promise<string> {
    const line = await lines.next();
    around.push(line);
    return line;
  }

  async function list(close: string): Promise<unknown[]> {
    const values = await lines.values(close);
    requireLike((await next()).replace(/,$/, '') === close);
    return values;
  }

  while ((await next()) !== '  "collections": {') requireLike(around.length < maxHeadLines);
  let line = await next();
  for (; line !== '  }' && line !== '  },'; line = await next()) {
    const [, name = '', isEmpty] = /^ {4}(".*"): \[(\],?)?$/.exec(line) ?? [];
    collections.push([JSON.parse(name), isEmpty === undefined ? await list('    ]') : []]);
  }
  if (line === '  },') {
    requireLike((await next()) === '  "setAside": [');
    setAside = await list('  ]');
  }
  requireLike((await next()) === '}' && (await lines.isAtEnd()));
  const whole = JSON.parse(around.join('\n'));
  return { ...whole, collections: Object.fromEntries(collections), ...(setAside && { setAside }) };
}

function requireLike(isLike: boolean): void {
  if (!isLike) throw new SyntaxError('it is not laid out as it is printed');
}
