import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyRow } from '../../../src/storage/memory/copy-row.ts';
import { isNestedWithin, maxDepth } from '../../../src/storage/nesting-depth.ts';

describe('copyRow', () => {
  it('copies as JSON text would', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue()), (row) => {
        const copy = copyRow(row);
        expect(JSON.stringify(copy)).toBe(JSON.stringify(row));
        expect(copy).toEqual(JSON.parse(JSON.stringify(row)));
      }),
    );
  });

  it('shares nothing with the original', () => {
    const row = { list: [{ a: 1 }], nested: { b: { c: 2 } } };
    const copy = copyRow(row);
    expect(copy.list).not.toBe(row.list);
    expect(copy.list[0]).not.toBe(row.list[0]);
    expect(copy.nested.b).not.toBe(row.nested.b);
  });

  it('keeps keys such as __proto__ and constructor as properties of the row', () => {
    const row = JSON.parse('{"__proto__":{"polluted":true},"constructor":"mine","toString":1}');
    const copy = copyRow(row);
    expect(Object.keys(copy)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['objects', (inner: unknown) => ({ a: inner })],
    ['lists', (inner: unknown) => [inner]],
  ])('copies %s as deep as a file of rows may have them, and refuses deeper ones', (_, nest) => {
    let value: unknown = 1;
    for (let levels = 1; levels < maxDepth; levels += 1) value = nest(value);
    expect(isNestedWithin(maxDepth, { value })).toBe(true);
    expect(copyRow({ value })).toEqual({ value });
    expect(isNestedWithin(maxDepth, { value: nest(value) })).toBe(false);
    expect(() => copyRow({ value: nest(value) })).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  it('leaves out what is undefined', () => {
    expect(copyRow({ a: undefined, list: [undefined, 1] })).toStrictEqual({ list: [null, 1] });
    expect(copyRow({ zero: -0 })).toStrictEqual({ zero: 0 });
  });

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['bigint', 1n],
    ['function', () => {}],
  ])('fails on %s, which JSON does not know', (name, value) => {
    expect(() => copyRow({ value })).toThrow(`a row holds JSON values only, not ${name}`);
  });
});
