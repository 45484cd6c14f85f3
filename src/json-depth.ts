/** How deep arrays and objects of a body, a parameter or a cell may nest. */
export const maxBodyDepth = 64;

/**
 * How many names an object of a body, or of an item, may have. To copy, check or write an object is one piece of work,
 * during which nobody else is served: of so many names it takes tens of milliseconds.
 */
export const maxNames = 50_000;

/** The characters that a scan of JSON looks for. */
const code = {
  quote: 0x22,
  backslash: 0x5c,
  openList: 0x5b,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
};

/**
 * Whether a text of JSON nests at most so deep. It is scanned, not parsed: `JSON.parse` takes any depth, and fifty times
 * the memory of a text of brackets. Of a text that is no JSON, whatever comes out is an upper limit for the parser.
 * @example isTextNestedWithin(1, '["[["]') // true
 */
export function isTextNestedWithin(levels: number, text: string): boolean {
  // To count brackets takes a tenth of the time, and large contracts have a hundred thousand of them.
  if (!hasMoreBrackets(levels, text)) return true;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const each = text.charCodeAt(at);
    if (each === code.quote) {
      at = endOfString(text, at);
    } else if (each === code.openList || each === code.openObject) {
      depth += 1;
      if (depth > levels) return false;
    } else if (each === code.closeList || each === code.closeObject) {
      depth -= 1;
    }
  }
  return true;
}

/** Whether a text has more opening brackets than that, those in strings included: it cannot nest deeper. */
function hasMoreBrackets(limit: number, text: string): boolean {
  let count = 0;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}

/** The position of the quote that ends a string; the end of the text where there is none. */
export function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (text.charCodeAt(first - 1) === code.backslash) first -= 1;
    if ((at - first) % 2 === 0) return at;
  }
  return text.length;
}
