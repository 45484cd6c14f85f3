import { describe, expect, it } from 'vitest';
import { entityTagOf, withEntityTagOf } from '../../../src/engine/conditional/entity-tag.ts';

const dated = new Date(0);

describe('the reply to a write has the ETag of the item', () => {
  it.each<[string, unknown, unknown]>([
    ['equal bodies', { id: 'k1', tags: ['a'] }, { id: 'k1', tags: ['a'] }],
    ['properties without a value', { id: 'k1', note: undefined }, { other: undefined, id: 'k1' }],
    ['numbers that JSON writes alike', { id: Number.NaN, zero: -0 }, { id: null, zero: 0 }],
    ['values that write themselves', { at: dated }, { at: dated.toISOString() }],
    ['an object that writes itself', { toJSON: () => ({ id: 'k1' }) }, { id: 'k1' }],
    ['objects that inherit nothing', Object.assign(Object.create(null), { id: 'k1' }), { id: 'k1' }],
    ['lists', ['a', 1], ['a', 1]],
  ])('for %s', (_, body, item) => {
    const { headers } = withEntityTagOf({ status: 200, body }, { status: 200, body: item });
    expect(headers).toEqual({ ETag: `"${entityTagOf({ status: 200, body: item })}"` });
  });

  it.each<[string, unknown, unknown]>([
    ['another property', { id: 'k1', more: 1 }, { id: 'k1' }],
    ['another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['another text', { id: 'k1' }, { id: 'k2' }],
    ['another number', { id: 'k1', n: 1 }, { id: 'k1', n: 2 }],
    ['something else within', { id: 'k1', at: { city: 'Cork' } }, { id: 'k1', at: { city: 'Bonn' } }],
    ['another type', { id: '1' }, { id: 1 }],
    ['a list', [], {}],
  ])('not for %s', (_, body, item) => {
    const reply = { status: 200, body };
    expect(withEntityTagOf(reply, { status: 200, body: item })).toBe(reply);
  });
});
