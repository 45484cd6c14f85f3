import { describe, expect, it } from 'vitest';
import {
  compareSortKeys,
  parseSort,
  primaryOrder,
  sortKeyOf,
} from '../../../../src/handlers/crud/query/sort.ts';

const rows = [
  { key: 1, id: 1, within: {}, item: { name: 'b', age: 30, is_new: true } },
  { key: 2, id: 2, within: {}, item: { name: 'a', age: 9, is_new: false } },
  { key: 3, id: 3, within: {}, item: { name: 'b', age: null } },
];
const names = ['name', 'age', 'is_new'];
const both = { by: { name: 'sort' }, direction: { name: 'dir' } };

describe('the order of a list', () => {
  it.each<[object, number[]]>([
    [{ sort: 'name' }, [2, 1, 3]],
    [{ sort: '-name' }, [3, 1, 2]],
    [{ sort: '+age' }, [2, 1, 3]],
    [{ sort: '-age' }, [1, 2, 3]],
    [{ sort: 'name,-age' }, [2, 1, 3]],
    [{ sort: ['name', 'age:desc'] }, [2, 1, 3]],
    [{ sort: 'age,desc' }, [1, 2, 3]],
    [{ sort: 'age desc' }, [1, 2, 3]],
    [{ sort: 'age_desc' }, [1, 2, 3]],
    [{ sort: 'AGE.DESC' }, [1, 2, 3]],
    [{ sort: 'isNew' }, [2, 1, 3]],
    [{ sort: 'age', dir: 'DESC' }, [1, 2, 3]],
    [{ dir: 'desc' }, [3, 2, 1]],
  ])('by %j', (query, expected) => {
    const order = parseSort(both, { ...query }, names);
    const sorted = [...rows].sort((a, b) => compareSortKeys(order, sortKeyOf(a, order), sortKeyOf(b, order)));
    expect(sorted.map(({ key }) => key)).toEqual(expected);
  });

  it.each([{}, { sort: 'relevance' }, { dir: 'asc' }, { sort: '' }])(
    'is that of the keys for %j',
    (query) => {
      expect(parseSort(both, query, names)).toBe(primaryOrder);
    },
  );

  it('is the one that the contract has as its default', () => {
    const sort = { by: { name: 'sort', standard: 'age' }, direction: { name: 'dir', standard: 'desc' } };
    expect(parseSort(sort, {}, names)).toEqual({ by: [{ property: 'age', isDown: true }], isDown: true });
  });
});
