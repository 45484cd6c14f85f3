import { describe, expect, it } from 'vitest';
import {
  compareSortKeys,
  parseSort,
  primaryOrder,
  sortKeyOf,
} from '../../../../src/handlers/crud/query/sort.ts';
import { filterFieldsOf } from '../../../../src/inference/query/filter-fields.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { contractOf } from '../../../support/contract.ts';
import { objectOf } from '../../../support/small-contract.ts';

const rows = [
  {
    key: 1,
    id: 1,
    within: {},
    item: { name: 'b', age: 30, is_new: true, address: { city: 'Rome' }, createdAt: '2026-01-03' },
  },
  {
    key: 2,
    id: 2,
    within: {},
    item: { name: 'a', age: 9, is_new: false, address: { city: 'Bonn' }, createdAt: '2026-01-02' },
  },
  {
    key: 3,
    id: 3,
    within: {},
    item: { name: 'b', age: null, address: { city: 'Oslo' }, createdAt: '2026-01-01' },
  },
];
const mergeSchema = createSchemaMerger(contractOf({}));
const row = objectOf({
  name: 'string',
  age: 'integer',
  is_new: 'boolean',
  address: objectOf({ city: 'string' }),
  createdAt: { type: 'string', format: 'date-time' },
});
const { find } = filterFieldsOf(mergeSchema, mergeSchema(row));
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
    [{ sort: 'address.city' }, [2, 3, 1]],
    [{ sort: '-address[city]' }, [1, 3, 2]],
    [{ sort: 'addressCity:desc' }, [1, 3, 2]],
    [{ sort: 'created' }, [3, 2, 1]],
    [{ sort: 'newest' }, [1, 2, 3]],
    [{ sort: 'oldest-first' }, [3, 2, 1]],
    [{ sort: 'age_high' }, [1, 2, 3]],
    [{ sort: 'age-low-to-high' }, [2, 1, 3]],
    [{ sort: { field: 'age', direction: 'desc' } }, [1, 2, 3]],
    [{ sort: { by: 'age', descending: true } }, [1, 2, 3]],
    [{ sort: [{ name: 'asc' }, { age: { order: 'desc' } }] }, [2, 1, 3]],
    [{ sort: [{ property: 'name', dir: 'DESC' }] }, [3, 1, 2]],
    [{ sort: { 'address.city': -1 } }, [1, 3, 2]],
  ])('by %j', (query, expected) => {
    const order = parseSort(both, { ...query }, find);
    const sorted = [...rows].sort((a, b) => compareSortKeys(order, sortKeyOf(a, order), sortKeyOf(b, order)));
    expect(sorted.map(({ key }) => key)).toEqual(expected);
  });

  it.each([{}, { sort: 'relevance' }, { dir: 'asc' }, { sort: '' }])(
    'is that of the keys for %j',
    (query) => {
      expect(parseSort(both, query, find)).toBe(primaryOrder);
    },
  );

  it.each<['asc' | 'desc', object, number[]]>([
    ['desc', { sort: 'name', flag: true }, [3, 1, 2]],
    ['desc', { sort: 'name', flag: false }, [2, 1, 3]],
    ['desc', { sort: 'name' }, [2, 1, 3]],
    ['asc', { sort: 'name', flag: 'false' }, [3, 1, 2]],
    ['asc', { sort: 'name', flag: true }, [2, 1, 3]],
    ['asc', { sort: 'name' }, [2, 1, 3]],
  ])('is that of a flag for %s: %j', (flag, query, expected) => {
    const order = parseSort({ by: { name: 'sort' }, direction: { name: 'flag', flag } }, { ...query }, find);
    const sorted = [...rows].sort((a, b) => compareSortKeys(order, sortKeyOf(a, order), sortKeyOf(b, order)));
    expect(sorted.map(({ key }) => key)).toEqual(expected);
  });

  it('is by each field once, however often a query names it', () => {
    const sort = Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 'name' : '-age')).join();
    expect(parseSort(both, { sort }, find)).toEqual(parseSort(both, { sort: 'name,-age' }, find));
  });

  it('is the one that the contract has as its default', () => {
    const sort = { by: { name: 'sort', standard: 'age' }, direction: { name: 'dir', standard: 'desc' } };
    expect(parseSort(sort, {}, find)).toEqual({ by: [{ path: ['age'], isDown: true }], isDown: true });
  });
});
