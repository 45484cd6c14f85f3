import { describe, expect, it } from 'vitest';
import { listedItems } from '../../../../support/listed-items.ts';
import { objectOf } from '../../../../support/small-contract.ts';

const item = objectOf({
  title: 'string',
  state: 'string',
  price: 'number',
  note: { type: 'string', nullable: true },
  address: objectOf({ city: 'string' }),
});
const items = [
  { title: 'a', state: 'open', price: 10, note: 'x', address: { city: 'Rome' } },
  { title: 'b', state: 'shut', price: 20, note: null, address: { city: 'Oslo' } },
  { title: 'ab', state: 'open', price: 30, note: null, address: { city: 'Rome' } },
];

describe('conditions in a text', () => {
  it.each<[string, string, string]>([
    ['$filter', "state eq 'open' and price gt 15", 'ab'],
    ['$filter', "state eq 'shut' or price lt 15", 'a b'],
    ['$filter', "not (state eq 'open')", 'b'],
    ['$filter', "contains(title,'b') and not startswith(title,'a')", 'b'],
    ['$filter', "address/city eq 'Rome'", 'a ab'],
    ['$filter', "state in ('open','shut') and note eq null", 'b ab'],
    ['$filter', 'note ne null', 'a'],
    ['filter', 'state==open;price>15', 'ab'],
    ['filter', 'state==shut,price=lt=15', 'a b'],
    ['filter', 'price=in=(10,30)', 'a ab'],
    ['filter', 'price=out=(10,30)', 'b'],
  ])('select what meets them: %s=%s', async (name, text, expected) => {
    const example = name === 'filter' ? { example: 'state==open;price>10' } : {};
    const api = await listedItems({ item, query: { [name]: { type: 'string', ...example } } }, items);
    const found = await api.list<{ title: string }[]>({ [name]: text });
    expect(found.map(({ title }) => title).join(' ')).toBe(expected);
  });
});
