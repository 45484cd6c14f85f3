import { describe, expect, it } from 'vitest';
import { findInexactNumber, isExactNumber } from '../src/exact-number.ts';

describe('a number', () => {
  it.each([
    '0',
    '-0',
    '1.0',
    '9007199254740992',
    '-9007199254740991',
    '1e3',
    '1.5E+2',
    '12345678901234567000',
    '1e23',
    '1.7976931348623157e308',
    '0.12345678901234567',
    '0.10000000000000001',
    '0.1000000000000000055511151231257827',
    '37.42199999999999704',
    '1.50000000000000000000000',
    '5e-324',
  ])('%s is exact', (digits) => {
    expect(isExactNumber(digits)).toBe(true);
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '12345678901234567890',
    '9223372036854775808',
    '12345678901234567890.12',
    '1.00000000000000000001',
    '1e400',
    '-1e999',
    '1e-400',
    '0.1234567890123456789',
    '0.12345678901234567890',
    '-3.14159265358979323846',
    '1.2345678901234567890e-5',
    `0.${'1'.repeat(200)}`,
  ])('%s is not', (digits) => {
    expect(isExactNumber(digits)).toBe(false);
  });
});

describe('the inexact number of a text', () => {
  it.each([
    ['9007199254740993', ''],
    ['[1, 1e400]', '/1'],
    ['{"a":{"b":[{},{"c":[1,2],"d":12345678901234567890}]}}', '/a/b/1/d'],
    ['{"x/y": "1e400", "z": "a,b", "": -9007199254740993}', '/'],
    ['{"x/y": ["\\"", 1e999]}', '/x~1y/1'],
  ])('%s is at %s', (text, pointer) => {
    expect(findInexactNumber(text)?.pointer).toBe(pointer);
  });

  it.each([
    '{"card": "4111111111111111", "e": "1e400"}',
    '[1e3, 2.5e-3, 0.12345678901234567]',
    '"[1e400]"',
    '{}',
  ])('%s has none', (text) => {
    expect(findInexactNumber(text)).toBeUndefined();
  });

  it.each([
    ['a long text', `{"text":"${'x'.repeat(9_000_000)}","n":1e400}`, '/n'],
    ['a long text of escapes', `["${'\\"'.repeat(4_000_000)}",1e400]`, '/1'],
    ['a long number', `[1.${'0'.repeat(1_000_000)}1]`, '/0'],
    ['a long fraction', `[0.5${'0'.repeat(1_000_000)},1e400]`, '/1'],
  ])('is found beside %s, in no time', (_, text, pointer) => {
    const start = performance.now();
    expect(findInexactNumber(text)?.pointer).toBe(pointer);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
