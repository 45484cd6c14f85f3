import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { listedItems } from '../../../support/listed-items.ts';
import { objectOf } from '../../../support/small-contract.ts';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const day: Schema = { type: 'string', format: 'date' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });

const ripeness = { ...text, enum: ['green', 'ripe'] };
const item = objectOf({
  title: 'string',
  ripeness,
  price: 'number',
  tags: listOf(text),
  projects: listOf(text),
  author: objectOf({ username: 'string' }),
  address: objectOf({ city: 'string' }),
  dates: listOf(day),
  archived: 'boolean',
});
const items = [
  {
    title: 'Apple pie',
    ripeness: 'green',
    price: 5,
    tags: ['red'],
    projects: ['p1', 'p2'],
    author: { username: 'ann' },
    address: { city: 'Bergen' },
    dates: ['2026-01-10', '2026-12-10'],
  },
  {
    title: 'Pear tart',
    ripeness: 'ripe',
    price: 50,
    tags: [],
    author: { username: 'bo' },
    address: { city: 'Turin' },
    dates: ['2026-06-10'],
    archived: true,
  },
  { title: 'Plum cake' },
];

/** The ids of the notes that a query finds, by one parameter and what it is sent. */
async function found(query: Record<string, Schema>, sent: object = {}): Promise<readonly number[]> {
  const api = await listedItems({ item, query }, items);
  return (await api.list<{ id: number }[]>(sent)).map(({ id }) => id);
}

describe('a filter', () => {
  it.each<[string, Schema, unknown, number[]]>([
    ['address.city', text, 'Turin', [2]],
    ['address[city]', text, 'Bergen', [1]],
    ['address', objectOf({ city: 'string' }), { city: 'Turin' }, [2]],
    ['title_like', text, 'PIE', [1]],
    ['title__contains', text, 'p', [1, 2, 3]],
    ['title[like]', text, 'p%r*rt', [2]],
    ['title_starts_with', text, 'pl', [3]],
    ['title_suffix', text, 'tart', [2]],
    ['ripeness_ne', text, 'green', [2, 3]],
    ['ripeness_in', text, 'green,ripe', [1, 2]],
    ['tag', text, 'red', [1]],
    ['project', text, 'p2', [1]],
    ['author', text, 'ann', [1]],
    ['has_dates', { type: 'boolean' }, true, [1, 2]],
    ['tags__isnull', { type: 'boolean' }, true, [2, 3]],
    [
      'filter',
      objectOf({ price: objectOf({ gte: number, lt: number }) }),
      { price: { gte: 5, lt: 50 } },
      [1],
    ],
    ['filter', objectOf({ price: objectOf({ gte: number }) }), { price: { gte: 51 } }, []],
    ['filter', objectOf({ address: objectOf({ city: 'string' }) }), { address: { city: 'Turin' } }, [2]],
  ])('by %s: %j, sent %j, finds %j', async (name, schema, value, expected) => {
    expect(await found({ [name]: schema }, { [name]: value })).toEqual(expected);
  });

  it('by two ends is about one of several dates', async () => {
    const query = { startDate: day, endDate: day };
    expect(await found(query, { startDate: '2026-05-01', endDate: '2026-07-01' })).toEqual([2]);
    expect(await found(query, { startDate: '2026-12-01' })).toEqual([1]);
    expect(await found(query, { endDate: '2026-01-31' })).toEqual([1]);
  });
});

describe('a word for every row', () => {
  it.each(['all', 'any', '*', 'both'])('is %s', async (word) => {
    const query = { ripeness: { ...text, enum: ['green', 'ripe', word] } };
    expect(await found(query, { ripeness: word })).toEqual([1, 2, 3]);
    expect(await found(query, { ripeness: 'ripe' })).toEqual([2]);
  });

  it('is distinct from the word for no value', async () => {
    expect(await found({ author: text }, { author: 'none' })).toEqual([3]);
    expect(await found({ author: text }, { author: '*' })).toEqual([1, 2, 3]);
  });
});

describe('the default of a filter', () => {
  it('is assumed where nothing is sent, and rows without a value have it', async () => {
    const query = { ripeness: { ...text, enum: ['green', 'ripe', 'all'], default: 'green' } };
    expect(await found(query)).toEqual([1, 3]);
    expect(await found(query, { ripeness: 'ripe' })).toEqual([2]);
    expect(await found(query, { ripeness: 'all' })).toEqual([1, 2, 3]);
  });

  it.each<[string, Record<string, Schema>, number[]]>([
    ['a flag', { archived: { type: 'boolean', default: false } }, [1, 3]],
    ['a bound', { min_price: { ...number, default: 10 } }, [2, 3]],
    ['a word for everything', { ripeness: { ...text, default: 'all' } }, [1, 2, 3]],
    ['the empty text', { title: { ...text, default: '' } }, [1, 2, 3]],
    ['a word for nothing', { title: { ...text, default: 'null' } }, [1, 2, 3]],
    ['a word for nothing, of a flag', { archived: { ...text, default: 'undefined' } }, [1, 2, 3]],
    ['a word for nothing, of a part', { 'filter[title][contains]': { ...text, default: 'None' } }, [1, 2, 3]],
    ['an empty list', { tags: { ...listOf(text), default: [] } }, [1, 2, 3]],
  ])('may be %s', async (_, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });
});
