import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../../src/handlers/crud/stored-item.ts';
import { toSlug } from '../../../src/sample/plain-letters.ts';
import { countries } from '../../../src/sample/profile/countries.ts';
import type { AccountRow, CustomerRow } from '../../../src/services/togai/rows.ts';
import { parseState, type StateRows } from '../../../src/state/parse-state.ts';
import { atOnce } from '../../../src/turns.ts';
import { prepareTestApi, serveSession } from '../../support/prepared-api.ts';

const others = dirname(fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')));
const petstore = join(others, '3.1', 'json', 'petstore.json');
const names = [
  'togai',
  'library',
  'buckets',
  'projects',
  'payments',
  petstore,
  join(others, '3.0', 'json', 'petstore-expanded.json'),
];

const end = Date.UTC(2025, 0, 1);
const clock = { time: end };
const rowsOf = async (name: string, seed: number, count = 4) =>
  (await prepareTestApi(name, { seed, clock })).demoRows(count);
const serialized = (rows: StateRows) => JSON.stringify([...rows]);

describe.each(names)('a demo of %s', (name) => {
  it('is the same for the same seed, and another for another', async () => {
    const rows = serialized(await rowsOf(name, 0));
    expect(serialized(await rowsOf(name, 0))).toBe(rows);
    expect(serialized(await rowsOf(name, 1))).not.toBe(rows);
  });

  it('fits the contract, and leaves no collection empty', async () => {
    const { stateSchema: rules, demoRows } = await prepareTestApi(name, { clock });
    const rows = await demoRows(4);
    const { issues } = atOnce(parseState(rules, { collections: Object.fromEntries(rows) }, new Date(0)));
    expect(issues).toEqual([]);
    const filled = [...rows].filter(([, each]) => each.length > 0).map(([collection]) => collection);
    const notes = ['(files)', '(last numbers)', '(idempotency keys)', '(tokens)', 'settings'];
    expect([...rows.keys()].filter((collection) => !notes.includes(collection))).toEqual(filled);
  });
});

describe('a demo of a contract', () => {
  const itemsOf = (rows: StateRows, name: string) => (rows.get(name) ?? []) as readonly StoredItem[];

  it.each([
    { name: 'library', parent: 'authors', child: 'authors/books', nestedPath: '/authors/{}/books' },
    { name: 'buckets', parent: 'buckets', child: 'buckets/rules', nestedPath: '/buckets/{}/rules' },
    { name: 'projects', parent: 'projects', child: 'projects/tasks', nestedPath: '/projects/{}/tasks' },
    { name: 'payments', parent: 'customers', child: 'orders', nestedPath: '/v1/customers/{}/orders' },
  ])('of $name has one to three $child in each of $parent', async ({ name, parent, child, nestedPath }) => {
    const rows = await rowsOf(name, 0, 12);
    const parents = itemsOf(rows, parent).map(({ id }) => String(id));
    const owners = itemsOf(rows, child).map(({ within }) => within[nestedPath]?.[0]);
    expect(parents).toHaveLength(12);
    const counts = parents.map((id) => owners.filter((owner) => owner === id).length);
    for (const count of counts) expect([1, 2, 3]).toContain(count);
    expect(new Set(counts).size).toBeGreaterThan(1);
    expect(owners.filter((owner) => !parents.includes(owner ?? ''))).toEqual([]);
  });

  it('names items that are there, and gives ids as the server does', async () => {
    const rows = await rowsOf(petstore, 0, 6);
    const pets = itemsOf(rows, 'pet').map(({ id }) => id);
    expect(pets).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { item } of itemsOf(rows, 'store/order')) expect(pets).toContain(item.petId);
  });

  it('has many values of what the contract has one example of', async () => {
    const authors = itemsOf(await rowsOf('library', 0, 12), 'authors').map(({ item }) => item);
    for (const [property, least] of Object.entries({ name: 9, country: 6, born: 9, createdAt: 9 })) {
      expect(new Set(authors.map((author) => author[property])).size).toBeGreaterThanOrEqual(least);
    }
    const genres = itemsOf(await rowsOf('library', 0, 12), 'authors/books').map(({ item }) => item.genre);
    expect(new Set(genres).size).toBeGreaterThan(1);
  });

  it('goes through the year before its end, children after their parents', async () => {
    const rows = await rowsOf('projects', 0, 12);
    const timeOf = ({ item }: StoredItem) => String(item.created_at);
    const times = itemsOf(rows, 'projects').map(timeOf);
    expect(times).toEqual(times.toSorted());
    expect(times[0]?.slice(0, 7)).not.toBe(times.at(-1)?.slice(0, 7));
    const since = new Map(itemsOf(rows, 'projects').map((row) => [row.id, timeOf(row)]));
    for (const row of itemsOf(rows, 'projects/tasks')) {
      expect(timeOf(row) >= String(since.get(String(row.item.project_id)))).toBe(true);
      expect(timeOf(row)).toMatch(/^2024-/);
    }
  });
});

describe('a demo of Togai', async () => {
  const { demoRows } = await prepareTestApi('togai', { clock });
  const rows = await demoRows(60);
  const customers = rows.get('customers') as readonly CustomerRow[];
  const accounts = rows.get('accounts') as readonly AccountRow[];

  it('has as many customers as requested, each with one to three accounts', () => {
    expect(customers).toHaveLength(60);
    for (const { id } of customers) {
      const own = accounts.filter(({ customerId }) => customerId === id);
      expect([1, 2, 3]).toContain(own.length);
      expect(own[0]?.aliases.length).toBe(2);
    }
  });

  it('has mail, money and addresses that belong to their company', () => {
    const money = new Map(countries.map(({ code, currency }) => [code, currency]));
    for (const { id, name, primaryEmail, address } of customers) {
      const [, domain = ''] = primaryEmail.split('@');
      expect(toSlug(name, '')).toContain(domain.replace(/\.example$|-/g, ''));
      const first = accounts.find(({ customerId }) => customerId === id);
      expect(first?.invoiceCurrency).toBe(money.get(address.country ?? ''));
      expect(first?.primaryEmail?.endsWith(`@${domain}`)).toBe(true);
      expect(address.phoneNumber).toMatch(/^\+\d{9,13}$/);
    }
    expect(new Set(customers.map(({ name }) => name)).size).toBe(60);
    expect(customers.some(({ createdAt, updatedAt }) => updatedAt > createdAt)).toBe(true);
  });

  it('is what clients could have sent', async () => {
    const { api } = await serveSession(await prepareTestApi('togai'));
    for (const { status: _s, createdAt: _c, updatedAt: _u, ...customer } of customers) {
      const [first] = accounts.filter(({ customerId }) => customerId === customer.id);
      const { customerId: _known, status: _status, ...account } = first ?? { customerId: '', status: '' };
      const aliases = first?.aliases.map(({ alias }) => alias);
      const response = await api.post('/customers').send({ ...customer, account: { ...account, aliases } });
      expect([response.status, response.body.message]).toEqual([201, undefined]);
    }
  });
});
