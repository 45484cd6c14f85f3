import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Payment = objectOf({ 'id!': 'string', amount: 'integer', note: 'string' });
const NewPayment = objectOf({ 'amount!': 'integer', note: 'string' });
const one = { $ref: '#/components/schemas/NewPayment' };

function payments(request: Schema, response: Schema) {
  const operations = {
    'GET /payments': { response: arrayOf('Payment') },
    'POST /payments': { request, response, status: 201 },
    'GET /payments/{id}': { response: 'Payment' },
  };
  return createCrudApi(sketch(operations, { Payment, NewPayment }, '3.1.0'));
}

const wrapped = objectOf({ payment: one, payments: arrayOf('NewPayment') });
const both = objectOf({
  data: objectOf({
    'payment_ids!': { type: 'array', items: { type: 'string' } },
    payment: { $ref: '#/components/schemas/Payment' },
    payments: arrayOf('Payment'),
  }),
});

describe('a create whose body may have several items instead of one', () => {
  it.each<[what: string, request: Schema, response: Schema, single: unknown, several: unknown]>([
    [
      'under another name',
      wrapped,
      both,
      { payment: { amount: 1 } },
      { payments: [{ amount: 2 }, { amount: 3, note: 'n' }] },
    ],
    [
      'as the body itself',
      { oneOf: [one, { type: 'array', items: one }] },
      { oneOf: [{ $ref: '#/components/schemas/Payment' }, arrayOf('Payment')] },
      { amount: 1 },
      [{ amount: 2 }, { amount: 3, note: 'n' }],
    ],
    [
      'as the body, to which only their number is the response',
      { anyOf: [{ type: 'array', items: one }, one] },
      objectOf({ created: 'integer' }),
      { amount: 1 },
      [{ amount: 2 }, { amount: 3, note: 'n' }],
    ],
  ])('makes one or all of them: %s', async (_what, request, response, single, several) => {
    const api = await payments(request, response);
    await api.requestBody('POST /payments', { body: single });
    await api.requestBody('POST /payments', { body: several });
    const listed = await api.requestBody<{ amount: number; note?: string }[]>('GET /payments');
    expect(listed.map(({ amount }) => amount)).toEqual([1, 2, 3]);
    expect(listed.at(-1)?.note).toBe('n');
  });

  it.each<[what: string, response: Schema]>([
    ['an item first', { oneOf: [{ $ref: '#/components/schemas/Payment' }, arrayOf('Payment')] }],
    ['a list first', { anyOf: [arrayOf('Payment'), { $ref: '#/components/schemas/Payment' }] }],
  ])('responds with one for one, and with all for several: %s', async (_what, response) => {
    const api = await payments({ oneOf: [one, { type: 'array', items: one }] }, response);
    const single = await api.requestBody('POST /payments', { body: { amount: 1 } });
    const several = await api.requestBody('POST /payments', {
      body: [{ amount: 2 }, { amount: 3, note: 'n' }],
    });
    expect(single).toMatchObject({ id: expect.any(String), amount: 1 });
    expect(several).toMatchObject([{ amount: 2 }, { amount: 3, note: 'n' }]);
  });

  it('lists the ids of what it made', async () => {
    const api = await payments(wrapped, both);
    type Made = { data: { payment_ids: string[]; payment?: { id: string }; payments?: { id: string }[] } };
    const single = await api.requestBody<Made>('POST /payments', { body: { payment: { amount: 1 } } });
    expect(single.data.payment_ids).toEqual([single.data.payment?.id]);
    const several = await api.requestBody<Made>('POST /payments', {
      body: { payments: [{ amount: 2 }, { amount: 3 }] },
    });
    expect(several.data.payment_ids).toEqual(several.data.payments?.map(({ id }) => id));
    expect(several.data.payment_ids).toHaveLength(2);
  });

  it('has a list of its own where that is a property of the item', async () => {
    const Folder: Schema = objectOf({ 'id!': 'string', name: 'string', folders: arrayOf('Folder') });
    const operations = {
      'GET /folders': { response: arrayOf('Folder') },
      'POST /folders': { request: 'Folder', response: 'Folder', status: 201 },
    };
    const api = await createCrudApi(sketch(operations, { Folder }, '3.1.0'));
    const body = { id: 'a', name: 'a', folders: [{ id: 'b', name: 'b', folders: [] }] };
    await api.requestBody('POST /folders', { body });
    expect(await api.requestBody('GET /folders')).toEqual([body]);
  });
});
