import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../../../src/errors.ts';
import { compareKeys } from '../../../src/storage/key.ts';
import { createRowCheck } from '../../../src/storage/recovery/check-row.ts';
import { buildRowTree } from '../../../src/storage/recovery/replay.ts';
import type { Key } from '../../../src/storage/store.ts';
import { type Person, people, person } from '../people.ts';

describe('stored rows', () => {
  const refusal = (problem: string) => new StartupError(problem);
  const load = (rows: Iterable<Person>) => [...buildRowTree(createRowCheck(people), rows, refusal).entries()];

  it('are sorted by key, whatever their order; the second of a key is rejected with its location', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom('a', 'b', '1', '__proto__'));
    // from a stretch that is in order, as files have it, to none
    const keys = fc
      .tuple(fc.nat({ max: 200 }), fc.array(key, { maxLength: 40 }))
      .map(([count, rest]): Key[] => [...Array.from({ length: count }, (_, i) => i - 180), ...rest]);
    fc.assert(
      fc.property(keys, (all) => {
        const second = all.findIndex((each, i) => all.indexOf(each) < i);
        if (second < 0) {
          const sorted = all.toSorted(compareKeys).map((each) => [each, person(each)]);
          expect(load(all.map((each) => person(each)))).toEqual(sorted);
        } else {
          const problem = `collections["people"][${second}] has the key ${JSON.stringify(all[second])} of an earlier row`;
          expect(() => load(all.map((each) => person(each)))).toThrow(problem);
        }
      }),
    );
  });

  it('are rejected with the location of the first that is damaged', () => {
    const rows = [person(2), person(1), { id: 3, tags: [] }, person(1)] as Person[];
    expect(() => load(rows)).toThrow('collections["people"][2] has no key for its index city');
  });
});
