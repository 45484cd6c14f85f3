import { describe, expect, it } from 'vitest';
import { boundedFormats, matchesLongText } from '../../src/pattern/long-format.ts';
import { createAjv, matchesFormat } from '../../src/schema/ajv.ts';

const ajv = createAjv();
const hasFormat = (text: string, format: string) => matchesFormat(text, ajv.formats[format]);
const long = 12_000_000;

describe('the format of a long text', () => {
  it.each<[format: string, text: string, isIt: boolean]>([
    ['byte', 'YWJj'.repeat(long / 4), true],
    ['byte', `${'YWJj'.repeat(long / 4)}YQ==`, true],
    ['byte', `${'YWJj'.repeat(long / 4)}YWI=`, true],
    ['byte', `${'YWJj'.repeat(long / 4)}Y`, false],
    ['byte', `${'YWJj'.repeat(20_000)}=YWJ`, false],
    ['byte', `${'YWJj'.repeat(20_000)}YW!=`, false],
    ['byte', `${'Y'.repeat(76)}\r\n`.repeat(100_000), true],
    ['byte', `${'Y!'.repeat(76)}\r\n`.repeat(1_000), false],
    ['uri', `data:image/png;base64,${'YWJj'.repeat(long / 4)}`, true],
    ['uri', `data:,${' '.repeat(100_000)}`, false],
    ['uri', 'a'.repeat(long), false],
    ['url', `https://a.b/${'c'.repeat(long)}`, true],
    ['url', `//a.b/${'c'.repeat(long)}`, false],
    ['uri-template', 'a'.repeat(long), true],
    ['json-pointer', '/a'.repeat(long / 2), true],
    ['json-pointer', 'a'.repeat(long), false],
    ['regex', '('.repeat(long), true],
    ['relative-json-pointer', `1${'/a'.repeat(long / 2)}`, true],
    ['email', `${'a'.repeat(long)}@b.c`, false],
    ['duration', `P${'1'.repeat(long)}D`, false],
  ])('%s is decided without an expression that runs out of stack', (format, text, isIt) => {
    expect(hasFormat(text, format)).toBe(isIt);
    expect(matchesLongText(text, format)).toBe(isIt);
  });

  it('is that of a short one where it is short', () => {
    for (const format of boundedFormats) expect(matchesLongText('a', format)).toBeUndefined();
    expect(['YQ==', 'Y'].map((text) => hasFormat(text, 'byte'))).toEqual([true, false]);
    expect(['a@b.c', 'a'].map((text) => hasFormat(text, 'email'))).toEqual([true, false]);
    expect(['urn:a:b', 'a b'].map((text) => hasFormat(text, 'uri'))).toEqual([true, false]);
  });

  it('is any where nothing is known of it', () => {
    expect(matchesLongText('a'.repeat(100_000), 'color')).toBeUndefined();
  });
});
