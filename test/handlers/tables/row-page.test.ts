import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../../src/handlers/crud/stored-item.ts';
import { rowPageInSteps } from '../../../src/handlers/tables/row-page.ts';
import { createRowSearch } from '../../../src/handlers/tables/row-search.ts';
import type { Row } from '../../../src/storage/store.ts';
import { atOnce } from '../../../src/turns.ts';

const rowsOf = (items: readonly object[]) =>
  items.map((item, at): StoredItem => ({ key: at + 1, id: at + 1, within: {}, item: { ...item } }));
const same = (row: Row) => row as StoredItem;

interface Pages {
  readonly limit: number;
  readonly sort?: string;
  readonly matches?: (row: StoredItem) => boolean;
}

/** The keys on each page, from the first to the last. */
function pagesOf(rows: readonly StoredItem[], query: Pages): readonly (readonly unknown[])[] {
  const pages = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = atOnce(rowPageInSteps('list', rows, same, { ...query, after }));
    pages.push(items.map(({ key }) => key));
    if (next === undefined) return pages;
    after = next;
  }
}

describe('pages', () => {
  const rows = rowsOf([{ n: 3, s: 'b' }, { n: 1 }, { n: 2, s: 'a' }, { s: 'c' }, { n: 2, s: 'B' }]);
  it.each<[string | undefined, readonly number[][]]>([
    [undefined, [[1, 2], [3, 4], [5]]],
    ['n', [[2, 3], [5, 1], [4]]],
    ['-n', [[1, 5], [3, 2], [4]]],
    ['s', [[5, 3], [1, 4], [2]]],
    ['none', [[1, 2], [3, 4], [5]]],
  ])('in the order of %s', (sort, pages) => {
    expect(pagesOf(rows, { limit: 2, ...(sort && { sort }) })).toEqual(pages);
  });

  it('have no row twice and miss none while others come and go', () => {
    const first = atOnce(rowPageInSteps('list', rows, same, { limit: 2, sort: 'n' }));
    const changed = rows.filter(({ key }) => key !== 3).concat(rowsOf([{ n: 0 }]));
    const second = atOnce(rowPageInSteps('list', changed, same, { limit: 9, sort: 'n', after: first.next }));
    expect(second.items.map(({ key }) => key)).toEqual([5, 1, 4]);
  });

  it('are counted, also beyond the page', () => {
    const matches = ({ item }: StoredItem) => item.n !== undefined;
    expect(atOnce(rowPageInSteps('list', rows, same, { limit: 1, matches }))).toMatchObject({ total: 4 });
  });

  it('refuse the token of another order', () => {
    const { next } = atOnce(rowPageInSteps('list', rows, same, { limit: 1, sort: 'n' }));
    expect(() => atOnce(rowPageInSteps('list', rows, same, { limit: 1, sort: 's', after: next }))).toThrow(
      'query parameter after is not a page token',
    );
  });

  it('are found in steps among many rows', () => {
    const many = rowsOf(Array.from({ length: 20_000 }, (_, at) => ({ n: (at * 7919) % 20_000 })));
    const steps = rowPageInSteps('list', many, same, { limit: 3, sort: '-n' });
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(count).toBeGreaterThan(1000);
    expect(step.value.items.map(({ item }) => item.n)).toEqual([19_999, 19_998, 19_997]);
  });
});

describe('the search', () => {
  const item = { name: 'Ada Lovelace', address: { city: 'London' }, tags: ['maths', 1843], none: null };
  it.each([
    ['ada', true],
    ['LONDON ada', true],
    ['1843', true],
    ['name', false],
    ['ada paris', false],
  ])('for %s', (text, isFound) => {
    expect(createRowSearch(text)?.(item)).toBe(isFound);
  });

  it.each(['', '  ', undefined])('for %j is none', (text) => {
    expect(createRowSearch(text)).toBeUndefined();
  });
});
