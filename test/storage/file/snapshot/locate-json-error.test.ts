import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from '../../../../src/storage/file/snapshot/locate-json-error.ts';

describe('findJsonFault', () => {
  it.each([
    ['hello', 1, 1],
    ['{"a":1,\n "b" 2}', 2, 6],
    ['{"a":1,\n}', 2, 1],
    ['[1,\n 2,\n]', 3, 1],
    ['[1 2]', 1, 4],
    ["{'a':1}", 1, 2],
    ['{"a":1}\n{"b":2}', 2, 1],
    ['[1, 2', 1, 6],
    ['{"a":\n"cut in a str', 2, 1],
    ['["\\x"]', 1, 2],
    ['["a\tb"]', 1, 2],
    ['[01]', 1, 3],
    ['[1.]', 1, 2],
    ['[NaN]', 1, 2],
    ['[tru]', 1, 2],
    ['{"a":1]', 1, 7],
    ['[}', 1, 2],
    ['// a comment\n{}', 1, 1],
    ['1,', 1, 2],
    ['\uFEFF{}', 1, 1],
  ])('locates the error in %j', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(locateJsonError(text)).toBe(`line ${line}, column ${column}`);
  });

  it('finds no error in valid JSON, nor in its beginning', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
        const text = JSON.stringify({ value }, undefined, cut % 3);
        expect(locateJsonError(text)).toBe(endOf(text));
      }),
    );
  });

  it('takes a very long string', () => {
    const text = `["${'long \\n '.repeat(500_000)}"`;
    expect(locateJsonError(text)).toBe(`line 1, column ${text.length + 1}`);
  });
});

function endOf(text: string): string {
  const lines = text.split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
