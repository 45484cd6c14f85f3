import { describe, expect, it } from 'vitest';
import { createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Line = objectOf({ 'id!': 'integer', 'name!': 'string', 'quantity!': 'integer', 'price!': 'number' });
const LineIn = objectOf({ 'name!': 'string', 'quantity!': 'integer', 'price!': 'number' });

/** Invoices with lines below them, which requests for an invoice may have too, or may not. */
function invoices(sent: Parameters<typeof objectOf>[0], shown: Parameters<typeof objectOf>[0] = {}) {
  const line = '/invoices/{invoiceId}/lines/{lineId}';
  const operations = {
    'GET /invoices': { response: arrayOf('Invoice') },
    'POST /invoices': { request: 'InvoiceIn', response: 'Invoice', status: 201 },
    'GET /invoices/{invoiceId}': { response: 'Invoice' },
    'PATCH /invoices/{invoiceId}': { request: 'InvoiceIn', response: 'Invoice' },
    'GET /invoices/{invoiceId}/lines': { response: arrayOf('Line') },
    'POST /invoices/{invoiceId}/lines': { request: 'LineIn', response: 'Line', status: 201 },
    [`GET ${line}`]: { response: 'Line' },
    [`PUT ${line}`]: { request: 'LineIn', response: 'Line' },
    [`DELETE ${line}`]: {},
  };
  const Invoice = objectOf({
    'id!': 'integer',
    'number!': 'string',
    lines: arrayOf('Line'),
    'total!': 'number',
    ...shown,
  });
  const InvoiceIn = objectOf({ number: 'string', ...sent });
  return createCrudApi(sketch(operations, { Invoice, InvoiceIn, Line, LineIn }));
}

const params = { invoiceId: '1', lineId: '1' };
const nails = { name: 'nails', quantity: 2, price: 5 };
const glue = { name: 'glue', quantity: 1, price: 3 };

describe('the sums of an item over what is below it', () => {
  it.each([
    ['sent with it', { lines: arrayOf('LineIn') }],
    ['never sent with it', {}],
  ])(
    'follow where lines are added, changed and deleted by their own paths, which are %s',
    async (_, sent) => {
      const api = await invoices(sent, { 'subtotal!': 'number', 'totalQuantity!': 'integer' });
      const shown = () => api.requestBody('GET /invoices/{invoiceId}', { params });
      await api.request('POST /invoices', { body: { number: 'A' } });
      expect(await shown()).toMatchObject({ total: 0 });
      await api.request('POST /invoices/{invoiceId}/lines', { params, body: nails });
      await api.request('POST /invoices/{invoiceId}/lines', { params, body: glue });
      expect(await shown()).toMatchObject({ total: 13, subtotal: 13, totalQuantity: 3 });
      await api.request('PUT /invoices/{invoiceId}/lines/{lineId}', {
        params,
        body: { ...nails, quantity: 4 },
      });
      expect(await shown()).toMatchObject({ total: 23, totalQuantity: 5 });
      await api.request('DELETE /invoices/{invoiceId}/lines/{lineId}', { params });
      expect(await shown()).toMatchObject({ total: 3, subtotal: 3, totalQuantity: 1 });
    },
  );

  it('follow from lines that were sent with it, and replaced with it', async () => {
    const api = await invoices({ lines: arrayOf('LineIn') });
    const created = await api.requestBody('POST /invoices', { body: { number: 'A', lines: [nails] } });
    expect(created).toMatchObject({ total: 10 });
    await api.request('POST /invoices/{invoiceId}/lines', { params, body: glue });
    const body = { lines: [glue, { ...nails, quantity: 1 }] };
    const changed = await api.requestBody('PATCH /invoices/{invoiceId}', { params, body });
    expect(changed).toMatchObject({
      total: 8,
      lines: [
        { id: 2, ...glue },
        { id: 3, ...nails, quantity: 1 },
      ],
    });
  });

  it('stay where the client says what they are', async () => {
    const api = await invoices({ lines: arrayOf('LineIn'), total: 'number' });
    await api.request('POST /invoices', { body: { number: 'A', total: 99, lines: [nails] } });
    await api.request('POST /invoices/{invoiceId}/lines', { params, body: glue });
    expect(await api.requestBody('GET /invoices/{invoiceId}', { params })).toMatchObject({ total: 99 });
  });
});

describe('the sums of items over lines that name them', () => {
  const id = { id: { type: 'integer' } } as const;
  const PartIn = objectOf({ 'orderId!': 'integer', 'price!': 'number', 'quantity!': 'integer' });

  /** Two orders, the first with a part for 10, and the totals of both after an operation on parts. */
  async function totalsAfter(name: string, sent: SentRequest) {
    const api = await createCrudApi(
      sketch(
        {
          'POST /orders': { request: objectOf({ note: 'string' }), response: 'Order', status: 201 },
          'GET /orders/{id}': { response: 'Order', path: id },
          'GET /orders/{id}/parts': { response: arrayOf('Part'), path: id },
          'POST /parts': { request: 'PartIn', response: 'Part', status: 201 },
          'GET /parts': { response: arrayOf('Part') },
          'DELETE /parts': { status: 204, query: { orderId: { type: 'integer' } } },
          'PATCH /parts/{id}': { request: 'PartIn', response: 'Part', path: id },
          'POST /parts/bulk': { request: arrayOf('PartIn'), response: arrayOf('Part'), status: 201 },
        },
        {
          Order: objectOf({ 'id!': 'integer', note: 'string', total: 'number', parts: arrayOf('Part') }),
          Part: objectOf({ 'id!': 'integer', orderId: 'integer', price: 'number', quantity: 'integer' }),
          PartIn,
        },
      ),
    );
    for (let i = 0; i < 2; i += 1) await api.request('POST /orders', { body: {} });
    await api.request('POST /parts', { body: { orderId: 1, price: 5, quantity: 2 } });
    await api.request(name, sent);
    const totalOf = async (one: string) =>
      (await api.requestBody<{ total: number }>('GET /orders/{id}', { params: { id: one } })).total;
    const totals = [await totalOf('1'), await totalOf('2')];
    await api.close();
    return totals;
  }

  it.each<[string, SentRequest, readonly number[]]>([
    ['PATCH /parts/{id}', { params: { id: '1' }, body: { orderId: 2, price: 5, quantity: 2 } }, [0, 10]],
    [
      'POST /parts/bulk',
      {
        body: [
          { orderId: 1, price: 1, quantity: 1 },
          { orderId: 2, price: 2, quantity: 1 },
        ],
      },
      [11, 2],
    ],
    ['DELETE /parts', { query: { orderId: 1 } }, [0, 0]],
  ])('follow also where many or other ones change: %s', async (name, sent, expected) => {
    expect(await totalsAfter(name, sent)).toEqual(expected);
  });
});
