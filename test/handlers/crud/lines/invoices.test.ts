import { beforeEach, describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Line = objectOf({
  id: 'integer',
  'label!': 'string',
  qty: 'integer',
  unitPrice: 'number',
  lineTotal: 'number',
  taxRate: 'number',
});
const sums = ['subtotal', 'discount', 'tax', 'total', 'amountDue', 'amountPaid', 'amountRefunded'];
const Bill = objectOf({
  'id!': 'integer',
  lines: arrayOf('Line'),
  ...{ taxRate: 'number', discountPercent: 'number', pricesIncludeTax: 'boolean', shipping: 'number' },
  // The total comes before what it follows from.
  ...Object.fromEntries(sums.toReversed().map((name) => [`${name}!`, 'number'])),
  status: { type: 'string', enum: ['open', 'partially_paid', 'paid', 'partially_refunded', 'refunded'] },
});
const NewBill = objectOf({
  lines: arrayOf('Line'),
  ...{ taxRate: 'number', discountPercent: 'number', pricesIncludeTax: 'boolean', shipping: 'number' },
});
const amount: Schema = objectOf({ amount: 'number' });

describe('bills with lines', () => {
  let api: CrudApi;
  const params = { id: 1 };
  const create = (body: object) => api.requestBody('POST /bills', { body });

  beforeEach(async () => {
    const operations = {
      'POST /bills': { request: 'NewBill', response: 'Bill', status: 201 },
      'GET /bills/{id}': { response: 'Bill' },
      'PATCH /bills/{id}': { request: 'NewBill', response: 'Bill' },
      'POST /bills/{id}/lines': { request: 'Line', response: 'Line', status: 201 },
      'PATCH /bills/{id}/lines/{line_id}': { request: 'Line', response: 'Line' },
      'DELETE /bills/{id}/lines/{line_id}': {},
      'POST /bills/{id}/pay': { request: amount, response: 'Bill' },
      'POST /bills/{id}/refund': { request: amount, response: 'Bill' },
    };
    api = await createCrudApi(sketch(operations, { Line, Bill, NewBill }));
  });

  const one = { label: 'a', qty: 2, unitPrice: 10 };

  it.each([
    [{ taxRate: 0.2 }, { tax: 4, total: 24, amountDue: 24 }],
    [{ taxRate: 19 }, { tax: 3.8, total: 23.8 }],
    [{ discountPercent: 10 }, { discount: 2, tax: 0, total: 18 }],
    [
      { discountPercent: 50, taxRate: 0.1, shipping: 3 },
      { discount: 10, tax: 1, total: 14 },
    ],
    [
      { taxRate: 0.2, pricesIncludeTax: true },
      { tax: 0, total: 20 },
    ],
    [{ lines: [{ ...one, taxRate: 5 }] }, { tax: 1, total: 21 }],
    [{}, { discount: 0, tax: 0, total: 20, amountDue: 20, amountPaid: 0 }],
  ])('of %j have %j', async (body, expected) => {
    expect(await create({ lines: [one], ...body })).toMatchObject({ subtotal: 20, ...expected });
  });

  it('have taxes and totals that follow from a change of their lines', async () => {
    await create({ taxRate: 0.2, lines: [one] });
    await api.request('POST /bills/{id}/lines', { params, body: { label: 'b', qty: 1, unitPrice: 5 } });
    const expected = { subtotal: 25, tax: 5, total: 30, amountDue: 30 };
    expect(await api.requestBody('GET /bills/{id}', { params })).toMatchObject(expected);
    const changed = await api.requestBody('PATCH /bills/{id}', { params, body: { taxRate: 0.4 } });
    expect(changed).toMatchObject({ subtotal: 25, tax: 10, total: 35, amountDue: 35 });
  });

  it('have an id and a total in each line, however it is made, unless one was sent', async () => {
    const lines = [one, { id: 7, label: 'x', qty: 1, unitPrice: 5, lineTotal: 4 }, { label: 'free' }];
    const made = [{ id: 1, ...one, lineTotal: 20 }, lines[1], { id: 3, label: 'free' }];
    expect(await create({ lines })).toMatchObject({ lines: made, subtotal: expect.anything() });
    const body = { label: 'b', qty: 3, unitPrice: 5 };
    const fourth = { id: 4, ...body, lineTotal: 15 };
    expect(await api.requestBody('POST /bills/{id}/lines', { params, body })).toEqual(fourth);
    const at = { params: { id: 1, line_id: 1 } };
    const more = await api.requestBody('PATCH /bills/{id}/lines/{line_id}', {
      ...at,
      body: { label: 'a', qty: 5 },
    });
    expect(more).toEqual({ id: 1, ...one, qty: 5, lineTotal: 50 });
    expect((await api.request('DELETE /bills/{id}/lines/{line_id}', at)).status).toBe(204);
  });

  it.each<[object, object]>([
    [{}, { amountPaid: 24, amountDue: 0, status: 'paid' }],
    [{ amount: 24 }, { amountPaid: 24, amountDue: 0, status: 'paid' }],
    [{ amount: 4 }, { amountPaid: 4, amountDue: 20, status: 'partially_paid' }],
  ])('are paid by %j', async (body, expected) => {
    await create({ taxRate: 0.2, lines: [one] });
    expect(await api.requestBody('POST /bills/{id}/pay', { params, body })).toMatchObject(expected);
    expect(await api.requestBody('GET /bills/{id}', { params })).toMatchObject({ total: 24, ...expected });
  });

  it('are paid and refunded in parts', async () => {
    await create({ lines: [one] });
    await api.request('POST /bills/{id}/pay', { params, body: { amount: 5 } });
    const rest = { amountPaid: 20, amountDue: 0, status: 'paid' };
    expect(await api.requestBody('POST /bills/{id}/pay', { params, body: {} })).toMatchObject(rest);
    const part = await api.requestBody('POST /bills/{id}/refund', { params, body: { amount: 8 } });
    expect(part).toMatchObject({ amountRefunded: 8, amountPaid: 20, status: 'partially_refunded' });
    const all = await api.requestBody('POST /bills/{id}/refund', { params, body: {} });
    expect(all).toMatchObject({ amountRefunded: 20, status: 'refunded' });
  });
});

it.each([
  [
    'sums alone, as texts',
    { total: 'string', balance_due: 'string' },
    { total: '12.50', balance_due: '12.50' },
    '0.00',
  ],
  ['what is open alone', { amount: 'number', outstanding: 'number' }, { amount: 9, outstanding: 9 }, 0],
])('an item with %s is paid', async (_, names, made, rest) => {
  const [total = '', due = ''] = Object.keys(names);
  const [type] = Object.values(names);
  const text = { type: 'string', format: 'decimal' };
  const schema = (name: string) => ({ [name]: type === 'string' ? text : 'number' });
  const Fee = objectOf({ 'id!': 'integer', ...schema(total), ...schema(due) });
  const api = await createCrudApi(
    sketch(
      {
        'POST /fees': { request: objectOf(schema(total)), response: 'Fee', status: 201 },
        'GET /fees/{id}': { response: 'Fee' },
        'POST /fees/{id}/pay': { response: 'Fee' },
      },
      { Fee },
    ),
  );
  const body = { [total]: Object.values(made)[0] };
  expect(await api.requestBody('POST /fees', { body })).toEqual({ id: 1, ...made });
  const paid = await api.requestBody('POST /fees/{id}/pay', { params: { id: 1 } });
  expect(paid).toEqual({ id: 1, ...made, [due]: rest });
});
