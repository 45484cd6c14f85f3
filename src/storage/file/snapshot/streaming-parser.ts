import { createLineReader, type LineReader } from './line-reader.ts';

/** How many lines there are before the collections at most, and some more. */
const maxHeadLines = 8;

/**
 * Parses the text of a data file, with the result of `JSON.parse` in two thirds of its time and without ever holding all
 * of the text: rows are parsed slice by slice.
 * @param slices whole lines each
 * @returns `undefined` for a text that is not laid out as `serializeSnapshot` does it, be it JSON or not
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
  /** Every line except those of rows. With empty lists, these are JSON whenever the whole text is. */
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
    requirePrinted((await next()).replace(/,$/, '') === close);
    return values;
  }

  while ((await next()) !== '  "collections": {') requirePrinted(around.length < maxHeadLines);
  let line = await next();
  for (; line !== '  }' && line !== '  },'; line = await next()) {
    const [, name = '', isEmpty] = /^ {4}(".*"): \[(\],?)?$/.exec(line) ?? [];
    collections.push([JSON.parse(name), isEmpty === undefined ? await list('    ]') : []]);
  }
  if (line === '  },') {
    requirePrinted((await next()) === '  "setAside": [');
    setAside = await list('  ]');
  }
  requirePrinted((await next()) === '}' && (await lines.isAtEnd()));
  const whole = JSON.parse(around.join('\n'));
  return { ...whole, collections: Object.fromEntries(collections), ...(setAside && { setAside }) };
}

function requirePrinted(isPrinted: boolean): void {
  if (!isPrinted) throw new SyntaxError('it is not laid out as it is printed');
}
