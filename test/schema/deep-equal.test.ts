import { describe, expect, it } from 'vitest';
import { findDuplicates, isDeepEqual } from '../../src/schema/deep-equal.ts';

const own = (text: string): unknown => JSON.parse(text);

describe('JSON values', () => {
  it.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [0, -0, true],
    [1, '1', false],
    [null, {}, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [{ a: 1, b: [{}] }, { b: [{}], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ toString: 1 }, { toString: 1 }, true],
    [{ toString: 1 }, { valueOf: 1 }, false],
    [own('{"__proto__":1}'), own('{"__proto__":1}'), true],
    [own('{"__proto__":1}'), {}, false],
    [{ properties: [['a', 1]] }, { a: 1 }, false],
  ])('%j and %j are the same: %s', (a, b, isSame) => {
    expect(isDeepEqual(a, b)).toBe(isSame);
    expect(findDuplicates([true, a, b])).toEqual(isSame ? [1, 2] : undefined);
  });
});
