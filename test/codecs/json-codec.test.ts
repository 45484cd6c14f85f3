import { describe, expect, it } from 'vitest';
import { jsonCodec } from '../../src/codecs/json-codec.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('the JSON codec', () => {
  it.each([
    { text: '{"a":[1,"é",null,true]}', value: { a: [1, 'é', null, true] } },
    { text: '"\\ud83d\\ude00"', value: '😀' },
    { text: '\ufeff[]', value: [] },
    { text: ' 1 ', value: 1 },
  ])('reads $text', ({ text, value }) => {
    expect(jsonCodec.parse(Buffer.from(text))).toEqual(value);
  });

  it('reads 64 levels', () => {
    expect(JSON.stringify(jsonCodec.parse(Buffer.from(nested(64))))).toBe(nested(64));
  });

  it('keeps a property called __proto__ as one', () => {
    const value = jsonCodec.parse(Buffer.from('{"__proto__":{"polluted":true}}'));
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    { text: '', message: /^the body is not JSON/ },
    { text: '{', message: /^the body is not JSON/ },
    { text: "{'a':1}", message: /^the body is not JSON/ },
    { text: '{"a":1,}', message: /^the body is not JSON/ },
    { text: nested(65), message: 'the body is nested deeper than 64 levels' },
    { text: `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, message: 'the body is nested deeper than 64 levels' },
    { text: nested(400_000), message: 'the body is nested deeper than 64 levels' },
    { text: '{"a":[9007199254740993]}', message: '/a/0 is 9007199254740993, which cannot be stored exactly' },
    { text: '1e400', message: 'the body is 1e400, which is too large to be stored' },
    { text: '{"a":["\\ud800"]}', message: '/a/0 has a lone surrogate, which is not valid Unicode text' },
    { text: '{"x/\\udc00":1}', message: '/x~1\ufffd has a lone surrogate, which is not valid Unicode text' },
  ])('refuses %#', ({ text, message }) => {
    expect(() => jsonCodec.parse(Buffer.from(text))).toThrow(message);
  });

  it('refuses what is not UTF-8', () => {
    expect(() => jsonCodec.parse(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('the body is not UTF-8');
  });

  it('reads each body on its own, whatever the one before was', () => {
    expect(() => jsonCodec.parse(Buffer.from([0x22, 0xc3]))).toThrow('the body is not UTF-8');
    for (const text of ['\ufeff"é"', '\ufeff"é"']) expect(jsonCodec.parse(Buffer.from(text))).toBe('é');
  });
});
