import { describe, expect, it } from 'vitest';
import type { Item, StoredItem } from '../../../../src/handlers/crud/stored-item.ts';
import type { StateRows } from '../../../../src/state/parse-state.ts';
import { contractFolder } from '../../../support/contract-folder.ts';
import { prepareTestApi, serveSession } from '../../../support/prepared-api.ts';
import { sketch } from '../../../support/small-contract.ts';

const end = Date.UTC(2026, 4, 20, 15);
const clock = { time: end };
const day = 86_400_000;

const demoOf = async (seed: number, count = 20): Promise<StateRows> =>
  (await prepareTestApi('guesthouse', { clock, seed })).demoRows(count);
const itemsIn = (rows: StateRows, name: string) =>
  ((rows.get(name) ?? []) as readonly StoredItem[]).map(({ item }) => item);
const number = (value: unknown) => Number(value);

describe.each([0, 1, 2])('demo rows with seed %d', async (seed) => {
  const rows = await demoOf(seed);
  const [guests, cabins, stays, bills] = ['guests', 'cabins', 'stays', 'bills'].map((name) =>
    itemsIn(rows, name),
  ) as [Item[], Item[], Item[], Item[]];
  const cabinOf = ({ cabinId }: Item) => cabins.find(({ id }) => id === cabinId) as Item;

  it('refer to items that exist, also in lists', () => {
    const lines = bills.flatMap((bill) => bill.lines as Item[]);
    for (const each of [...stays, ...lines]) expect(cabinOf(each)).toBeDefined();
    for (const { guestId } of [...stays, ...bills]) expect(guests.map(({ id }) => id)).toContain(guestId);
    expect(new Set(stays.map(({ cabinId }) => cabinId)).size).toBeGreaterThan(5);
  });

  it('have totals that add up from what they refer to', () => {
    for (const stay of stays) {
      const nights = (Date.parse(String(stay.departure)) - Date.parse(String(stay.arrival))) / day;
      expect(stay.total).toBeCloseTo(nights * number(cabinOf(stay).pricePerNight), 2);
    }
    for (const bill of bills) {
      const lines = bill.lines as Item[];
      for (const line of lines) expect(line.unitPrice).toBe(cabinOf(line).pricePerNight);
      const sum = lines.reduce((all, line) => all + number(line.unitPrice) * number(line.quantity), 0);
      expect(bill.subtotal).toBeCloseTo(sum, 2);
      expect(bill.total).toBeCloseTo(number(bill.subtotal) + number(bill.tax), 2);
    }
    for (const { id, stayCount } of guests) {
      expect(stayCount).toBe(stays.filter(({ guestId }) => guestId === id).length);
    }
  });

  it('have times in order, with plausible spans', () => {
    for (const { arrival, departure } of stays) {
      const nights = (Date.parse(String(departure)) - Date.parse(String(arrival))) / day;
      expect(nights).toBeGreaterThanOrEqual(1);
      expect(nights).toBeLessThanOrEqual(10);
    }
    const made = stays.map(({ createdAt }) => Date.parse(String(createdAt)));
    expect(made).toEqual(made.toSorted((a, b) => a - b));
    expect(made.at(0)).toBeGreaterThan(end - 366 * day);
    expect(end - (made.at(-1) ?? 0)).toBeLessThan(day);
  });

  it('have states that are spread, and that the rest of the row agrees with', () => {
    expect(new Set(stays.map(({ status }) => status)).size).toBeGreaterThan(1);
    for (const { status, cancelledAt } of stays) {
      expect(typeof cancelledAt === 'string').toBe(status === 'cancelled');
    }
    for (const { status, paidAt } of bills) if (status !== 'paid') expect(paidAt ?? null).toBeNull();
  });

  it('have small whole numbers of people, prices that look like prices, and ratings within their bounds', () => {
    for (const { adults } of stays) expect([1, 2, 3, 4, 5, 6]).toContain(adults);
    for (const { sleeps, pricePerNight, averageRating } of cabins) {
      expect([1, 2, 3, 4, 5, 6]).toContain(sleeps);
      expect(String(pricePerNight)).toMatch(/^\d{2,3}(\.\d{1,2})?$/);
      expect(number(averageRating)).toBeGreaterThanOrEqual(1);
      expect(number(averageRating)).toBeLessThanOrEqual(5);
    }
  });

  it('are of one person each, in one place, in the currency that the contract has as its default', () => {
    for (const { firstName, lastName, email, address, currency } of guests) {
      const plain = (text: unknown) =>
        String(text)
          .toLowerCase()
          .normalize('NFKD')
          .replace(/[^a-z]/g, '');
      const [account = ''] = String(email).split('@');
      expect(plain(account)).toContain(plain(lastName).slice(0, 1));
      expect(plain(account)).toContain(plain(firstName).slice(0, 1));
      expect((address as Item).country).toMatch(/^[A-Z]{2}$/);
      expect(currency).toBe('CHF');
    }
  });

  it('differ from their neighbours', () => {
    const names = cabins.map(({ name }) => String(name));
    expect(new Set(names).size).toBe(names.length);
    names.forEach((name, i) => void expect(name.split(' ').at(-1)).not.toBe(names[i - 1]?.split(' ').at(-1)));
  });
});

it('demo rows are shown by the operations of the contract, all of them valid', async () => {
  const contract = await prepareTestApi('guesthouse', { clock });
  const { api, importState } = await serveSession(contract);
  await importState({ collections: Object.fromEntries(await contract.demoRows(8)) });
  for (const path of ['/guests', '/cabins', '/stays', '/bills']) {
    const { status, body } = await api.get(path);
    expect([path, status, body.length]).toEqual([path, 200, 8]);
  }
});

it('demo rows are the same for the same seed and clock', async () => {
  const [first, second] = [await demoOf(5, 6), await demoOf(5, 6)];
  expect(JSON.stringify([...second])).toBe(JSON.stringify([...first]));
});

it('rows whose id is in a wrapper keep what else the wrapper has', async () => {
  const shown = { name: { type: 'string' }, rate: { type: 'number' } };
  const wrap = (properties: object) => ({
    type: 'object',
    properties: { tax: { type: 'object', properties } },
  });
  const contract = sketch(
    {
      'GET /taxes': { response: { type: 'array', items: { $ref: '#/components/schemas/Wrapped' } } },
      'POST /taxes': { request: 'Sent', response: 'Wrapped', status: 201 },
      'GET /taxes/{id}': { response: 'Wrapped', path: { id: { type: 'integer' } } },
    },
    { Sent: wrap(shown), Wrapped: wrap({ id: { type: 'integer' }, ...shown }) },
  );
  const folder = contractFolder({ 'api.json': contract });
  const rows = await (await prepareTestApi(folder.path('api.json'), { clock })).demoRows(3);
  folder.remove();
  expect(itemsIn(rows, 'taxes').map((item) => item.tax)).toEqual(
    [1, 2, 3].map((id) => ({ id, name: expect.any(String), rate: expect.any(Number) })),
  );
});

describe('a property that is named like the last word of a collection', async () => {
  const text = { type: 'string' };
  const id = { type: 'integer' };
  const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
  const collection = (path: string, sent: string, item: string) => ({
    [`GET ${path}`]: { response: { type: 'array', items: { $ref: `#/components/schemas/${item}` } } },
    [`POST ${path}`]: { request: sent, response: item, status: 201 },
    [`GET ${path}/{id}`]: { response: item, path: { id } },
  });
  const contract = sketch(
    {
      ...collection('/todo-lists', 'NewList', 'List'),
      ...collection('/shopping_carts', 'NewList', 'Cart'),
      ...collection('/notes', 'NewNote', 'Note'),
    },
    {
      NewList: object({ title: text }),
      List: object({ id, title: text }),
      Cart: object({ id, title: text, size: text }),
      NewNote: object({ text, listId: id, cart_id: id, wish_list_id: id }),
      Note: object({ id, text, listId: id, cart_id: id, wish_list_id: id }),
    },
  );
  const folder = contractFolder({ 'api.json': contract });
  const rows = await (await prepareTestApi(folder.path('api.json'), { clock })).demoRows(5);
  folder.remove();

  it.each([
    ['listId', 'todo-lists'],
    ['cart_id', 'shopping_carts'],
  ])('%s refers to %s', (property, name) => {
    const ids = itemsIn(rows, name).map((item) => item.id);
    for (const note of itemsIn(rows, 'notes')) expect(ids).toContain(note[property]);
  });

  it('does not refer to it by more words: a wish list is no todo list', () => {
    const ids = itemsIn(rows, 'todo-lists').map((item) => item.id);
    const named = itemsIn(rows, 'notes').map((note) => note.wish_list_id);
    expect(named.every((each) => ids.includes(each))).toBe(false);
  });
});

it('items whose create takes no parent are in parents that exist', async () => {
  const [id, name] = [{ type: 'integer' }, { type: 'string' }];
  const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
  const all = (item: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${item}` } });
  const contract = sketch(
    {
      'GET /teams': { response: all('Team') },
      'POST /teams': { request: 'New', response: 'Team', status: 201 },
      'GET /teams/{teamId}': { response: 'Team', path: { teamId: id } },
      'GET /players': { response: all('Player') },
      'POST /players': { request: 'New', response: 'Player', status: 201 },
      'GET /players/{playerId}': { response: 'Player', path: { playerId: id } },
      'GET /teams/{teamId}/players': { response: all('Player'), path: { teamId: id } },
    },
    {
      New: object({ name }),
      Team: object({ id, name }),
      Player: object({ id, name, teamId: id }),
    },
  );
  const folder = contractFolder({ 'api.json': contract });
  const rows = await (await prepareTestApi(folder.path('api.json'), { clock })).demoRows(4);
  folder.remove();
  const teams = itemsIn(rows, 'teams').map((team) => team.id);
  for (const { teamId } of itemsIn(rows, 'players')) expect(teams).toContain(teamId);
});
