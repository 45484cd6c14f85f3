import { beforeEach, describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, loadTestContract } from '../../support/crud-api.ts';

const document = await loadTestContract('payments');
const now = Date.parse('2026-01-01T00:00:00Z') / 1000;

interface Order {
  readonly id: string;
  readonly amount: number;
  readonly lines?: readonly { readonly id: string }[];
}

describe('prefixed ids, cursors, actions and deletions that are confirmed', () => {
  let api: CrudApi;
  beforeEach(async () => {
    api = await createCrudApi(document);
  });

  const customer = (body: object = {}) => api.requestBody<{ id: string }>('createCustomer', { body });
  const order = (customer: string, amount: number, rest = {}) =>
    api.requestBody<Order>('createOrder', { body: { customer, amount, currency: 'eur', ...rest } });
  const ids = (rows: { readonly id: string }[]) => rows.map(({ id }) => id);

  it('creates with the prefix of the example and unix seconds, and hides secrets', async () => {
    const { id, ...rest } = await customer({ email: 'a@b.example', tax_secret: 's3' });
    expect(id).toMatch(/^cus_[0-9A-Z]{26}$/);
    const defaults = { object: 'customer', created: now, livemode: false, metadata: {}, balance: 0 };
    expect(rest).toMatchObject({ ...defaults, email: 'a@b.example' });
    expect(rest).not.toHaveProperty('tax_secret');
    expect(api.stored('customers')).toMatchObject([{ item: { tax_secret: 's3' } }]);
  });

  it('pages after and before an id', async () => {
    const all: string[] = [];
    for (let i = 0; i < 5; i += 1) all.push((await customer()).id);
    const page = (query: object) =>
      api.requestBody<{ data: Order[] }>('listCustomers', { query: { ...query } });
    const first = await page({ limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true });
    expect(ids(first.data)).toEqual(all.slice(0, 2));
    expect(ids((await page({ limit: 2, starting_after: all[1] })).data)).toEqual(all.slice(2, 4));
    expect(await page({ limit: 2, starting_after: all[3] })).toMatchObject({
      data: [{ id: all[4] }],
      has_more: false,
    });
    expect(ids((await page({ limit: 2, ending_before: all[3] })).data)).toEqual(all.slice(1, 3));
    await expect(page({ starting_after: 'cus_x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('updates by POST on an item', async () => {
    const { id } = await customer({ metadata: { a: '1' } });
    const changed = await api.requestBody('updateCustomer', {
      params: { customer: id },
      body: { metadata: { b: '2' } },
    });
    expect(changed).toMatchObject({ id, metadata: { a: '1', b: '2' } });
  });

  it('confirms a deletion', async () => {
    const { id } = await customer();
    expect(await api.requestBody('deleteCustomer', { params: { customer: id } })).toEqual({
      id,
      object: 'customer',
      deleted: true,
    });
  });

  it('pages by a token, in any order, and keeps its position', async () => {
    const { id } = await customer();
    for (const amount of [30, 10, 20, 10]) await order(id, amount);
    const page = (query: object) =>
      api.requestBody<{ orders: Order[]; next_page_token?: string }>('listOrders', { query: { ...query } });
    const amounts = async (order_by: string) => {
      const found: number[] = [];
      for (let token: string | undefined = ''; token !== undefined; ) {
        const { orders, next_page_token } = await page({ order_by, page_size: 3, page_token: token });
        found.push(...orders.map(({ amount }) => amount));
        token = next_page_token;
      }
      return found;
    };
    expect(await amounts('amount_asc')).toEqual([10, 10, 20, 30]);
    expect(await amounts('amount_desc')).toEqual([30, 20, 10, 10]);
    await expect(page({ page_token: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lists the same orders under their customer', async () => {
    const [a, b] = [await customer(), await customer()];
    const made = await order(a.id, 5);
    await order(b.id, 7);
    const { orders } = await api.requestBody<{ orders: Order[] }>('listOrdersOfCustomer', {
      params: { customer: a.id },
    });
    expect(orders).toEqual([made]);
    await api.request('deleteCustomer', { params: { customer: a.id } });
    expect((await api.requestBody<{ orders: Order[] }>('listOrders')).orders).toHaveLength(1);
    // Only a default response is declared, which says nothing of unknown customers.
    expect(await order('cus_none', 5)).toMatchObject({ customer: 'cus_none', amount: 5 });
  });

  it('fills in what lines of an order must have, the same from then on', async () => {
    const { id } = await customer();
    const made = await order(id, 5, { lines: [{ sku: 'a' }, { sku: 'b', quantity: 3 }] });
    expect(made.lines).toMatchObject([
      { sku: 'a', quantity: 1, id: expect.stringMatching(/^li_/) },
      { sku: 'b', quantity: 3, id: expect.stringMatching(/^li_/) },
    ]);
    expect(new Set(made.lines?.map((line) => line.id)).size).toBe(2);
    expect(await api.requestBody('getOrder', { params: { id: made.id } })).toEqual(made);
  });

  it.each([
    ['payOrder', { status: 'paid', paid_at: now }],
    ['cancelOrder', { status: 'canceled', canceled_at: now }],
  ])('%s moves the order', async (action, expected) => {
    const { id } = await order((await customer()).id, 5);
    expect(await api.requestBody(action, { params: { id } })).toMatchObject({ id, ...expected });
    expect(await api.requestBody('getOrder', { params: { id } })).toMatchObject(expected);
  });

  it('takes a JSON Patch where one is declared', async () => {
    const { id } = await order((await customer()).id, 5);
    const patch = (...body: object[]) =>
      api.requestBody('updateOrder', {
        params: { id },
        body,
        headers: { 'content-type': 'application/json-patch+json' },
      });
    expect(
      await patch({ op: 'replace', path: '/amount', value: 6 }, { op: 'add', path: '/note', value: 'x' }),
    ).toMatchObject({
      amount: 6,
      note: 'x',
    });
    await expect(patch({ op: 'test', path: '/amount', value: 5 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(patch({ op: 'replace', path: '/id', value: 'y' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('responds to a deletion with the item as it is left, where that is declared', async () => {
    const made = await order((await customer()).id, 5);
    expect(await api.requestBody('deleteOrder', { params: { id: made.id } })).toEqual({
      ...made,
      status: 'canceled',
      canceled_at: now,
    });
  });
});
