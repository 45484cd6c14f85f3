import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTagList } from '../../../src/engine/conditional/entity-tag-list.ts';

const strong = (tag: string) => ({ tag, isWeak: false });
const weak = (tag: string) => ({ tag, isWeak: true });

/** What a tag is made of (RFC 9110, 8.8.3): visible characters but for the quote, and what lies beyond ASCII. */
const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x21\x23-\x7e\x80-\xff]/.test(character),
);
const tag = fc.record({
  tag: fc.string({ unit: fc.constantFrom(...characters) }),
  isWeak: fc.boolean(),
});
const separator = fc.stringMatching(/^[ \t]{0,2},[ \t]{0,2}(?:,[ \t]{0,2}){0,2}$/);

describe('a list of tags', () => {
  it('is read as it was written, whatever is in the tags and between them', () => {
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1, maxLength: 5 }), separator, (tags, between) => {
        const texts = tags.map((each) => `${each.isWeak ? 'W/' : ''}"${each.tag}"`);
        expect(parseTagList('If-Match', texts.join(between))).toEqual(tags);
      }),
    );
  });

  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['"a"', [strong('a')]],
    ['""', [strong('')]],
    ['W/"a"', [weak('a')]],
    ['"a","b"', [strong('a'), strong('b')]],
    ['"a,b" , W/"c,"', [strong('a,b'), weak('c,')]],
    [',, "a",', [strong('a')]],
    ['"*"', [strong('*')]],
    ['"W/"', [strong('W/')]],
  ])('%s is %j', (value, expected) => {
    expect(parseTagList('If-Match', value)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    ',',
    'abc',
    'abc, "a"',
    '"a" "b"',
    '"a"b',
    '"a',
    'a"',
    '"a b"',
    'w/"a"',
    'W/ "a"',
    'W/a',
    '*, "a"',
    '"a", *',
    '**',
    "'a'",
    '"a";"b"',
    '"\x00"',
  ])('%j is none', (value) => {
    expect(() => parseTagList('If-Match', value)).toThrow(
      'header If-Match names no ETag: send * or the ETags of earlier responses with their quotes',
    );
  });

  it.each([
    ['spaces', `${' '.repeat(200_000)}x`],
    ['spaces behind a tag', `"a"${' '.repeat(200_000)}x`],
    ['commas', `${','.repeat(200_000)}x`],
    ['quotes', '"'.repeat(200_001)],
  ])('is read in time that grows with its length alone: %s', (_, value) => {
    expect(() => parseTagList('If-None-Match', value)).toThrow('names no ETag');
  });
});
