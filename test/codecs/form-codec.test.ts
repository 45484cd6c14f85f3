import { describe, expect, it } from 'vitest';
import { formCodec, nestFields } from '../../src/codecs/form-codec.ts';

const parse = (text: string) => formCodec.parse(Buffer.from(text));

describe('a form', () => {
  it.each<[text: string, json: string]>([
    ['__proto__=a', '{"__proto__":"a"}'],
    ['%5F_proto__=a', '{"__proto__":"a"}'],
    ['o[__proto__]=a&o[b]=1', '{"o":{"__proto__":"a","b":"1"}}'],
    ['__proto__[a][]=1&__proto__[a][]=2', '{"__proto__":{"a":["1","2"]}}'],
    ['constructor[prototype][a]=1&toString=2', '{"constructor":{"prototype":{"a":"1"}},"toString":"2"}'],
    ['a=__proto__&b[]=x__proto__', '{"a":"__proto__","b":["x__proto__"]}'],
    ['a+b=c+d%2Be+%C3%A9', '{"a b":"c d+e é"}'],
    ['ä=ö+ü', '{"ä":"ö ü"}'],
  ])('keeps every name: %s', (text, json) => {
    expect(JSON.stringify(parse(text))).toBe(json);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('of parts keeps them too', () => {
    const nested = nestFields(
      new Map<string, string | string[]>([
        ['o[__proto__]', 'a'],
        ['__proto__', ['b', 'c']],
      ]),
    );
    expect(JSON.stringify(nested)).toBe('{"o":{"__proto__":"a"},"__proto__":["b","c"]}');
    expect(JSON.stringify(nestFields(new Map([['__proto__', 'a']])))).toBe('{"__proto__":"a"}');
  });

  it('may be of nothing but spaces', () => {
    expect(parse(`a=${'+'.repeat(2_000_000)}`)).toEqual({ a: ' '.repeat(2_000_000) });
  });
});
