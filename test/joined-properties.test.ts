import { describe, expect, it } from 'vitest';
import { joined, without } from '../src/joined-properties.ts';

const named = (text: string): Record<string, unknown> => JSON.parse(text);

describe('the parts of a row', () => {
  it.each([
    ['a property', { id: 'c1', account: 1, name: 'Ada' }, ['account'], ['id', 'name']],
    ['what it does not have', { id: 'c1' }, ['account'], ['id']],
    ['several', { id: 'c1', account: 1, name: 'Ada' }, ['name', 'id'], ['account']],
  ] as const)('are an object without %s, in its order', (_, source, names, left) => {
    expect(Object.keys(without(source as Record<string, unknown>, ...names))).toEqual(left);
  });

  it('are those of both, each where it is first, with the values of the second', () => {
    expect(Object.entries(joined({ id: 'c1', name: 'Ada' }, { status: 'ACTIVE', id: 'c2' }))).toEqual([
      ['id', 'c2'],
      ['name', 'Ada'],
      ['status', 'ACTIVE'],
    ]);
  });

  it('have a property __proto__ like any other', () => {
    const sent = named('{"__proto__": {"isAdmin": true}, "id": "c1"}');
    for (const row of [without(sent, 'name'), joined(sent, {}), joined({}, sent)]) {
      expect(Object.keys(row)).toEqual(['__proto__', 'id']);
      expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    }
  });
});
