import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft } from '../../../src/handlers/crud/draft.ts';

const original = { id: 1, name: 'Tea', tags: ['a'] };

describe('a draft', () => {
  it.each<[string, (draft: Draft) => void]>([
    ['nothing was changed', () => {}],
    ['a member was set to what it was', (draft) => draft.set('tags', original.tags)],
    ['a member that was not there was deleted', (draft) => draft.delete('constructor')],
  ])('is the original where %s', (_, change) => {
    const draft = new Draft(original);
    change(draft);
    expect(draft.finish()).toBe(original);
  });

  it.each<[string, (draft: Draft) => void, object]>([
    ['a member in its place', (draft) => draft.set('name', 'Mint'), { id: 1, name: 'Mint', tags: ['a'] }],
    ['a new one last', (draft) => draft.set('at', null), { ...original, at: null }],
    ['none that was deleted', (draft) => draft.delete('name'), { id: 1, tags: ['a'] }],
    ['an own name of every object', (draft) => draft.set('toString', 1), { ...original, toString: 1 }],
  ])('has %s', (_, change, expected) => {
    const draft = new Draft(original);
    change(draft);
    expect(JSON.stringify(draft.finish())).toBe(JSON.stringify(expected));
    expect(JSON.stringify(original)).toBe('{"id":1,"name":"Tea","tags":["a"]}');
  });

  it('reads as a map would, whatever is set and deleted', () => {
    const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
    const change = fc.oneof(fc.record({ name, value: fc.integer({ min: 0, max: 2 }) }), fc.record({ name }));
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.integer({ min: 0, max: 2 })),
        fc.array(change),
        (object, changes) => {
          const draft = new Draft(object);
          const map = new Map<string, unknown>(Object.entries(object));
          for (const each of changes) {
            if ('value' in each) draft.set(each.name, each.value);
            else draft.delete(each.name);
            if ('value' in each) map.set(each.name, each.value);
            else map.delete(each.name);
            expect(draft.get(each.name)).toBe(map.get(each.name));
            expect(draft.has(each.name)).toBe(map.has(each.name));
          }
          expect(new Map(draft)).toEqual(map);
          expect([...draft.values()].sort()).toEqual([...map.values()].sort());
          expect(new Map(Object.entries(draft.finish()))).toEqual(map);
        },
      ),
    );
  });
});
