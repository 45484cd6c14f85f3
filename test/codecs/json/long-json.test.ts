import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonText } from '../../../src/codecs/json/parse-json-text.ts';
import { parseLongJson } from '../../../src/codecs/json/parse-long-json.ts';
import { jsonCodec } from '../../../src/codecs/json-codec.ts';
import { hasLongList, jsonPieces } from '../../../src/codecs/long-values.ts';
import { atOnce } from '../../../src/turns.ts';

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ at, text: `"${at}", [\\` }));

describe('a long list', () => {
  it.each<[what: string, value: unknown, isLong: boolean]>([
    ['a list', rows(200), true],
    ['a page', { page: 1, rows: rows(200) }, true],
    ['a page in an envelope', { data: { rows: rows(200) }, none: undefined }, true],
    ['collections', { version: 1, collections: { quays: [], ships: rows(129), crews: rows(40) } }, true],
    ['elements that JSON has no word for', { list: [...rows(200), undefined, Number.NaN] }, true],
    [
      'long lists in the rows of a page',
      [{ a: rows(200) }, undefined, { a: rows(3) }, { a: rows(300) }],
      true,
    ],
    ['long lists in the rows of a long list', { rows: [...rows(200), { a: rows(200), b: 1 }] }, true],
    ['an object of many names', Object.fromEntries(rows(1_001).map((each) => [`k${each.at}`, each])), true],
    ['a row of many names', [Object.fromEntries(rows(1_001).map((each) => [`k${each.at}`, each]))], true],
    ['what is absent only', Object.fromEntries(rows(1_001).map((each) => [`k${each.at}`, undefined])), true],
    ['rows of collections', { collections: { a: [...rows(200), { id: 1, parts: rows(300) }] } }, true],
    ['a short list', rows(128), false],
    ['one deep in an item', { a: { b: { c: { d: rows(200) } } } }, false],
    ['an item', { id: 1, tags: ['a'] }, false],
    ['null', null, false],
  ])('is written in pieces, as in one go: %s', (_, value, isLong) => {
    expect(hasLongList(value)).toBe(isLong);
    const pieces = [...jsonPieces(value)];
    expect(pieces.join('')).toBe(JSON.stringify(value));
    if (isLong) expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1_500);
  });
});

describe('a long text', () => {
  it('is parsed in steps, as in one go', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        expect(atOnce(parseLongJson(Buffer.from(spaced)))).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it.each([
    '{"a":{"__proto__":{"x":1}},"__proto__":2}',
    '{"a":1,"a":[2]}',
    ' [ ] ',
    '{ }',
    '[[],[{}],"\\"]",-1.5e3,true,null]',
    '"\\u00e9\\\\"',
    '{"\\u0061":[{"b":"}"}]}',
    '["é", "漢字 😀", {"ü" : "\ufeff"}]',
  ])('keeps what is odd: %s', (text) => {
    expect(atOnce(parseLongJson(Buffer.from(text)))).toEqual(JSON.parse(text));
    expect(Object.getPrototypeOf(Object(atOnce(parseLongJson(Buffer.from(text)))))).toBe(
      Object.getPrototypeOf(Object(JSON.parse(text))),
    );
  });

  it.each<[text: string, what: string, message?: string | RegExp]>([
    ['', 'nothing', 'the body is not JSON: it ends too early'],
    ['[1,]', 'a comma too many', 'the body is not JSON: unexpected "]" at line 1, column 4'],
    ['[1 2]', 'a comma too few'],
    ['{"a":1,\n"é" 2}', 'no colon in a further line', 'unexpected "2" at line 2, column 5'],
    ['[1,"\n"]', 'a line break in a text', 'in what begins at line 1, column 4'],
    [`[${'x'.repeat(2_000)}]`, 'a long word', 'unexpected "x" at line 1, column 2'],
    [`[[${'1'.repeat(2_000)}]]`, 'a long number', /^\/0\/0 is 1{40}…, which cannot be stored exactly/],
    ['[1', 'no end'],
    ['{"a" 1}', 'no colon'],
    ['{a:1}', 'a name without quotes'],
    ['{"a":1]', 'the wrong end'],
    ['[1]]', 'an end too many'],
    ['[01]', 'a number that is none'],
    ['["a', 'a text without an end'],
    ['[1e400]', 'a number out of range', '/0 is 1e400, which is too large'],
    ['[{"a":[{"b":[12345678901234567890]}]}]', 'an integer of too many digits', '/0/a/0/b/0 is 1234'],
    ['["\\ud800"]', 'half of a character', '/0 has a lone surrogate'],
    ['"\\ud800"', 'half of a character alone', 'the body has a lone surrogate'],
    ['{"a":{"\\ud800":1}}', 'half of a character in a name', '/a/\ufffd has a lone surrogate'],
    ['[[[["\\ud800"]]]]', 'half of a character that is deep', '/0/0/0/0 has a lone surrogate'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'too deep', 'the body is nested deeper than 64 levels'],
    [
      `${'['.repeat(64)}[${' '.repeat(200_000)}]${']'.repeat(64)}`,
      'too deep and long',
      'nested deeper than 64',
    ],
  ])('is refused like a short one, with the place: %#', (text, _, message = 'the body') => {
    expect(() => atOnce(parseLongJson(Buffer.from(text)))).toThrow(message);
    expect(() => parseJsonText(text)).toThrow();
  });

  it('may begin with a byte order mark, and has none elsewhere', () => {
    expect(atOnce(parseLongJson(Buffer.from('\ufeff[1]')))).toEqual([1]);
    for (const text of ['[\ufeff1]', '[1,\ufeff"a"]', '[1]\ufeff']) {
      expect(() => atOnce(parseLongJson(Buffer.from(text)))).toThrow('the body is not JSON');
      expect(() => parseJsonText(text)).toThrow();
    }
  });

  it.each([
    [[0x5b, 0x22, 0xc3, 0x28, 0x22, 0x5d], 'in a text'],
    [[0x5b, 0x22, 0xc3, 0x22, 0x5d], 'at the end of a text'],
    [[0x5b, 0xff, 0x5d], 'between texts'],
  ])('is refused where it is not UTF-8: %j %s', (bytes) => {
    expect(() => atOnce(parseLongJson(Uint8Array.from(bytes)))).toThrow('the body is not UTF-8');
  });

  it('nests as deep as a body may', () => {
    const deep = `${'['.repeat(64)}${']'.repeat(64)}`;
    expect(atOnce(parseLongJson(Buffer.from(deep)))).toEqual(JSON.parse(deep));
  });

  it.each(['[]', '{}', '{"a":{}}'])('is parsed in many steps where it has nothing but %s', (element) => {
    const text = JSON.stringify({ rows: Array(100_000).fill(JSON.parse(element)) });
    let steps = 0;
    for (const parsing = parseLongJson(Buffer.from(text)); parsing.next().done !== true; ) steps += 1;
    expect(steps).toBeGreaterThan(text.length / 30_000);
  });

  it.each([
    ['[[[[', ']]]]'],
    ['{"a":{"b":{"c":{"d":[', ']}}}}'],
    ['['.repeat(63), ']'.repeat(63)],
  ])('is parsed in many steps where it is deep in %s', (before, after) => {
    const text = `${before}${Array(50_000).fill('{"a":"]"}').join()}${after}`;
    let steps = 0;
    let value: unknown;
    for (const parsing = parseLongJson(Buffer.from(text)); ; steps += 1) {
      const step = parsing.next();
      value = step.value;
      if (step.done === true) break;
    }
    expect(JSON.stringify(value)).toBe(text);
    expect(steps).toBeGreaterThan(text.length / 30_000);
  });

  it('is parsed in many steps, each of a few rows, and refused with the place', async () => {
    const text = JSON.stringify({ collections: { ships: rows(40_000) } });
    let steps = 0;
    for (const parsing = parseLongJson(Buffer.from(text)); parsing.next().done !== true; ) steps += 1;
    expect(steps).toBeGreaterThan(text.length / 30_000);
    expect(await jsonCodec.parse(Buffer.from(text))).toEqual(JSON.parse(text));
    const inexact = text.replace('"at":39999', '"at":12345678901234567890');
    await expect(jsonCodec.parse(Buffer.from(inexact))).rejects.toThrow('/collections/ships/39999/at is');
  });
});
