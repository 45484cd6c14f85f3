import { isTextNestedWithin } from '../../../json-depth.ts';
import { maxFileDepth } from '../../nesting-depth.ts';

/** Reads a text line by line, and parses the lines of a list. */
export interface LineReader {
  /** @throws SyntaxError at the end of the text. */
  next(): Promise<string>;
  /**
   * The values of a list, one or more, until a line that starts with `close`, or that no comma precedes.
   * @throws SyntaxError when they are not separated as in a JSON array.
   */
  values(close: string): Promise<unknown[]>;
  isAtEnd(): Promise<boolean>;
}

/** @param slices whole lines each, as the text of a data file is read */
export function createLineReader(slices: AsyncIterator<string>): LineReader {
  let rest = '';

  async function isAtEnd(): Promise<boolean> {
    if (rest === '') {
      const { value, done } = await slices.next();
      rest = done === true ? '' : value;
    }
    return rest === '';
  }

  async function requireMore(): Promise<void> {
    if (await isAtEnd()) throw new SyntaxError('the text ends early');
  }

  /** What comes before `end`; everything before `next` is then consumed. */
  function take(end: number, next: number): string {
    const taken = rest.slice(0, end);
    rest = rest.slice(next);
    return taken;
  }

  /** The text of the values read so far, without the comma after them, and whether more follow. */
  function takeValues(close: string): { readonly slice: string; readonly hasMore: boolean } {
    const end = rest.indexOf(`\n${close}`);
    if (end >= 0) return { slice: take(end, end + 1), hasMore: false };
    const hasMore = rest.endsWith(',\n');
    return { slice: take(rest.length - (hasMore ? 2 : 1), rest.length), hasMore };
  }

  return {
    next: async () => {
      await requireMore();
      const end = rest.indexOf('\n');
      if (end < 0) throw new SyntaxError('the last line has no end');
      return take(end, end + 1);
    },
    values: async (close) => {
      const values: unknown[] = [];
      for (;;) {
        await requireMore();
        const { slice, hasMore } = takeValues(close);
        // What is JSON between brackets is complete values with commas between them; so is each slice of the list.
        for (const value of parseList(slice)) values.push(value);
        if (!hasMore) return values;
      }
    },
    isAtEnd,
  };
}

function parseList(slice: string): unknown[] {
  if (!isTextNestedWithin(maxFileDepth, slice)) throw new SyntaxError('a value nests too deep');
  const values: unknown[] = JSON.parse(`[${slice}]`);
  if (values.length === 0) throw new SyntaxError('a value is missing');
  return values;
}
