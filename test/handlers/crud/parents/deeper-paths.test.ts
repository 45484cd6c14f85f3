import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/**
 * Books of accounts: payments are made below a book, which nothing stores, and are listed below each of the items of
 * the book that they name.
 */
function books(parent: string, property: string, extra: Record<string, object> = {}) {
  const Parent = objectOf({ 'id!': 'string', name: 'string' });
  const Payment = objectOf({ 'id!': 'string', [property]: 'string', amount: 'integer' });
  const operations = {
    [`GET /books/{book}/${parent}`]: { response: arrayOf('Parent') },
    [`POST /books/{book}/${parent}`]: {
      request: objectOf({ name: 'string' }),
      response: 'Parent',
      status: 201,
    },
    'GET /books/{book}/payments': { response: arrayOf('Payment') },
    'POST /books/{book}/payments': { request: 'Payment', response: 'Payment', status: 201 },
    'PATCH /books/{book}/payments/{id}': { request: 'Payment', response: 'Payment' },
    [`GET /books/{book}/${parent}/{parentId}/payments`]: {
      response: objectOf({ payments: arrayOf('Payment') }),
    },
    ...extra,
  };
  return createCrudApi(sketch(operations, { Parent, Payment }, '3.1.0'));
}

interface Row {
  readonly id: string;
}

describe('a list that goes on from the path of a collection', () => {
  it.each([
    ['accounts', 'account_id'],
    ['payees', 'payeeId'],
    ['categories', 'category'],
  ])('below %s has the items of that %s, wherever they go', async (parent, property) => {
    const api = await books(parent, property);
    const make = (name: string) =>
      api.requestBody<Row>(`POST /books/{book}/${parent}`, { params: { book: 'b1' }, body: { name } });
    const [first, second] = [await make('first'), await make('second')];
    const payment = await api.requestBody<Row>('POST /books/{book}/payments', {
      params: { book: 'b1' },
      body: { id: 'p1', [property]: first.id, amount: 5 },
    });
    const listed = async ({ id }: Row, book = 'b1') => {
      const list = `GET /books/{book}/${parent}/{parentId}/payments`;
      const { payments } = await api.requestBody<{ payments: Row[] }>(list, {
        params: { book, parentId: id },
      });
      return payments.map((each) => each.id);
    };
    expect(await listed(first)).toEqual([payment.id]);
    expect(await listed(second)).toEqual([]);

    const patch = { params: { book: 'b1', id: payment.id }, body: { [property]: second.id } };
    await api.requestBody('PATCH /books/{book}/payments/{id}', patch);
    expect(await listed(first)).toEqual([]);
    expect(await listed(second)).toEqual([payment.id]);
  });

  it('is of the items in the same outer parent', async () => {
    const api = await books('accounts', 'account_id');
    const body = { id: 'p1', account_id: 'a1', amount: 5 };
    for (const book of ['b1', 'b2']) {
      await api.requestBody('POST /books/{book}/payments', { params: { book }, body: { ...body, id: book } });
    }
    const account = await api.requestBody<Row>('POST /books/{book}/accounts', {
      params: { book: 'b2' },
      body: { name: 'a' },
    });
    const patch = { params: { book: 'b2', id: 'b2' }, body: { account_id: account.id } };
    await api.requestBody('PATCH /books/{book}/payments/{id}', patch);
    const list = 'GET /books/{book}/accounts/{parentId}/payments';
    const shown = await api.requestBody<{ payments: Row[] }>(list, {
      params: { book: 'b2', parentId: account.id },
    });
    expect(shown.payments.map(({ id }) => id)).toEqual(['b2']);
  });
});
