import { describe, expect, it } from 'vitest';
import { yamlCodec } from '../../src/codecs/yaml-codec.ts';

const parse = (text: string) => yamlCodec.parse(Buffer.from(text));

/** Ten levels of ten aliases each: a few hundred bytes that stand for ten thousand million values. */
const bomb = ['a0: &a0 [x]']
  .concat(Array.from({ length: 10 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`))
  .join('\n');
const long = `first: &a ${'x'.repeat(20_000)}\nrest: [${'*a,'.repeat(50)}]`;

describe('a YAML body', () => {
  it.each([
    ['block', 'name: Ann\ntags:\n  - a\n  - b\n', { name: 'Ann', tags: ['a', 'b'] }],
    ['flow, which is JSON', '{"name": "Ann", "n": 1.5e2}', { name: 'Ann', n: 150 }],
    ['a date, which is a text', 'on: 2026-01-31', { on: '2026-01-31' }],
    [
      'the types of JSON',
      '[1, -2, 0x1F, 0.5, true, ~, "1", .inf]',
      [1, -2, 31, 0.5, true, null, '1', '.inf'],
    ],
    ['an alias', 'a: &x {n: 1}\nb: *x', { a: { n: 1 }, b: { n: 1 } }],
    ['nothing but a comment', '# nothing\n', null],
    ['a long text', 'text: |\n  one\n  two\n', { text: 'one\ntwo\n' }],
  ])('is read: %s', (_, text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each([
    ['two documents', 'a: 1\n---\nb: 2\n', 'the body is not YAML'],
    ['what is cut', 'a: [1, 2', 'the body is not YAML: '],
    ['a tag of a program', 'a: !!js/function "function(){}"', 'unknown tag'],
    ['a tag of its own', 'a: !Ref x', 'unknown tag'],
    ['a name twice', 'a: 1\na: 2', 'duplicated mapping key'],
    ['a number that would change', 'id: 9007199254740993', 'cannot be stored exactly'],
    ['a number that is too large', 'n: 1e400', 'too large to be stored'],
    ['a long number in base 16', `n: 0x${'f'.repeat(900_000)}`, 'too large to be stored'],
    ['a long number in base 8', `n: 0o${'7'.repeat(900_000)}`, 'too large to be stored'],
    [
      'a number in base 16 that would change',
      'n: 0x20000000000001',
      'is 9007199254740993, which cannot be stored exactly',
    ],
    ['deep nesting', '['.repeat(70), 'the body is not YAML'],
    ['deep nesting that is closed', `${'['.repeat(70)}${']'.repeat(70)}`, 'nested deeper than 64 levels'],
    ['very deep nesting', `${'- '.repeat(50_000)}1`, 'the body is not YAML'],
    ['a value in itself', 'a: &a [*a]', 'nested deeper than 64 levels'],
    ['aliases of aliases', bomb, 'the aliases of the body multiply'],
    ['many aliases of a long text', long, 'the aliases of the body multiply'],
    ['half a character', '"\\ud800"', 'lone surrogate'],
  ])('is refused for %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it.each<[what: string, text: string, message: string | undefined]>([
    ['in block style', `list:\n${'  - 1\n'.repeat(200_000)}`, undefined],
    ['in braces', `list: [${'1, '.repeat(400_000)}1]`, 'send less, or JSON, or YAML in block style'],
    ['in braces, and short enough', `list: [${'1, '.repeat(50_000)}1]`, undefined],
    ['that is JSON', JSON.stringify({ list: Array(300_000).fill({ a: 1 }) }), undefined],
    ['with an anchor', `first: &a 1\nlist:\n${'  - 1\n'.repeat(200_000)}`, 'more than 1000000 characters'],
    ['with an error', `list:\n${'  - 1\n'.repeat(200_000)} : }`, 'more than 1000000 characters'],
  ])('that is very long is read, unless all of it had to be parsed at once: %s', async (_, text, message) => {
    const parsed = (async () => parse(text))();
    if (message === undefined) await expect(parsed).resolves.toHaveProperty('list');
    else
      await expect(parsed).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining(message),
      });
  });

  it('is no other charset', () => {
    expect(() => yamlCodec.parse(Buffer.from([0x61, 0x3a, 0x20, 0xff]))).toThrow('not UTF-8');
  });
});

describe('a value in YAML', () => {
  it.each([
    [{ name: 'Ann', tags: ['a'] }, 'name: Ann\ntags:\n  - a\n'],
    [['2026-01-31', 'yes', '1'], "- '2026-01-31'\n- 'yes'\n- '1'\n"],
    ['written: already', 'written: already'],
  ])('is written: %j', (value, text) => {
    expect(yamlCodec.serialize(value)).toBe(text);
  });

  it('repeats an object that occurs twice', () => {
    const shared = { size: 1 };
    expect(yamlCodec.serialize([shared, shared])).toBe('- size: 1\n- size: 1\n');
  });
});
