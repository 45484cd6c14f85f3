/** The lines of a text, one after another; of those that hold a list, the values. */
export interface LineReader {
  /** @throws SyntaxError at the end of the text. */
  next(): Promise<string>;
  /**
   * The values of a list, one or more, until a line that begins with `close`, or that no comma stands before.
   * @throws SyntaxError when they do not stand there as in a list of JSON.
   */
  values(close: string): Promise<unknown[]>;
  isAtEnd(): Promise<boolean>;
}

/** @param slices whole lines each */
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

  /** What stands before a place, which is left out with all before it. */
  function take(end: number, next: number): string {
    const taken = rest.slice(0, end);
    rest = rest.slice(next);
    return taken;
  }

  /** The text of all values that there are, but for the comma after them, and whether more follow. */
  function takeValues(close: string): { readonly slice: string; readonly goesOn: boolean } {
    const end = rest.indexOf(`\n${close}`);
    if (end >= 0) return { slice: take(end, end + 1), goesOn: false };
    const goesOn = rest.endsWith(',\n');
    return { slice: take(rest.length - (goesOn ? 2 : 1), rest.length), goesOn };
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
        const { slice, goesOn } = takeValues(close);
        // What is JSON between brackets is whole values with commas between, and so is all of them one after another.
        for (const value of parseList(slice)) values.push(value);
        if (!goesOn) return values;
      }
    },
    isAtEnd,
  };
}

function parseList(slice: string): unknown[] {
  const values: unknown[] = JSON.parse(`[${slice}]`);
  if (values.length === 0) throw new SyntaxError('nothing stands where a value must');
  return values;
}
