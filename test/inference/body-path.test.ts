import { describe, expect, it } from 'vitest';
import { type BodyPath, valueAt, withValueAt } from '../../src/inference/body-path.ts';

describe('the path to a part of a body', () => {
  it.each<[string, unknown, BodyPath, unknown]>([
    ['the body itself', { id: 1 }, [], { id: 1 }],
    ['a property', { data: { id: 1 } }, ['data'], { id: 1 }],
    ['a property of a property', { data: { pet: 7 } }, ['data', 'pet'], 7],
    ['the only element of an array', { Pets: [{ id: 1 }] }, ['Pets', 0], { id: 1 }],
    ['an element of the body', [7], [0], 7],
    ['nothing: another type on the way', { data: [7] }, ['data', 'pet'], undefined],
    ['nothing: an inherited property', {}, ['constructor'], undefined],
  ])('leads to %s', (_, body, path, expected) => {
    expect(valueAt(body, path)).toEqual(expected);
  });

  it.each<[string, unknown, BodyPath, unknown]>([
    ['the body itself', { old: 1 }, [], 'new'],
    ['a property, beside others', { total: 1 }, ['data'], { total: 1, data: 'new' }],
    ['what is on the way', {}, ['data', 'pet'], { data: { pet: 'new' } }],
    ['an array of one', { ok: true }, ['Pets', 0], { ok: true, Pets: ['new'] }],
    [
      'a property of the only element',
      { Pets: [{ a: 1 }] },
      ['Pets', 0, 'b'],
      { Pets: [{ a: 1, b: 'new' }] },
    ],
  ])('puts a value in place of %s', (_, body, path, expected) => {
    const before = structuredClone(body);
    expect(withValueAt(body, path, 'new')).toEqual(expected);
    expect(body).toEqual(before);
  });
});
