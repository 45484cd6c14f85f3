import { describe, expect, it } from 'vitest';
import { type CrudApi, createCrudApi, type SentRequest } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const schemas = {
  Account: objectOf({ 'id!': 'integer', owner: 'string', balance: 'number', overdraftLimit: 'number' }),
  Wallet: objectOf({ 'id!': 'integer', balance: { type: 'string' } }),
  Product: objectOf({ 'id!': 'integer', stock: 'integer' }),
  Member: objectOf({ 'id!': 'integer', points: 'integer' }),
  Transfer: objectOf({
    'id!': 'integer',
    fromAccountId: 'integer',
    toAccountId: 'integer',
    amount: 'number',
  }),
  Transaction: objectOf({
    'id!': 'integer',
    accountId: 'integer',
    'type!': { type: 'string', enum: ['deposit', 'withdrawal'] },
    amount: 'number',
    balanceAfter: 'number',
  }),
  Movement: objectOf({ 'id!': 'integer', productId: 'integer', direction: 'string', quantity: 'integer' }),
};

/** The usual operations of a collection. */
function collection(path: string, name: string, sent: Record<string, string>) {
  return {
    [`POST /${path}`]: { request: objectOf(sent), response: name, status: 201 },
    [`GET /${path}`]: { response: arrayOf(name) },
    [`GET /${path}/{id}`]: { response: name },
  };
}

const params = { id: '1' };

async function statusOf(api: CrudApi, id: string, sent: SentRequest): Promise<number | undefined> {
  return api.request(id, sent).then(
    ({ status }) => status,
    (error: { status?: number }) => error.status,
  );
}

describe('an action on an item', () => {
  it.each<[path: string, name: string, has: object, sent: object, left: object]>([
    ['accounts/{id}/deposit', 'Account', { balance: 10 }, { amount: 5.5 }, { balance: 15.5 }],
    ['accounts/{id}/withdraw', 'Account', { balance: 0.3 }, { amount: 0.1 }, { balance: 0.2 }],
    ['wallets/{id}/top-up', 'Wallet', { balance: '10.00' }, { amount: 5 }, { balance: '15.00' }],
    ['products/{id}/restock', 'Product', { stock: 2 }, { quantity: 3 }, { stock: 5 }],
    ['products/{id}/adjust', 'Product', { stock: 5 }, { delta: -2 }, { stock: 3 }],
    ['products/{id}/stock', 'Product', { stock: 5 }, { quantity: 2, operation: 'subtract' }, { stock: 3 }],
    ['members/{id}/earn', 'Member', { points: 10 }, { points: 5 }, { points: 15 }],
    ['members/{id}/redeem', 'Member', { points: 10 }, { points: 4 }, { points: 6 }],
    ['members/{id}/redeem', 'Member', { points: 1 }, { points: 4 }, { points: 0 }],
  ])('POST /%s of a %s with %j moves %j', async (path, name, has, sent, left) => {
    const [segment = ''] = path.split('/');
    const names = (of: object) =>
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, typeof value]));
    const api = await createCrudApi(
      sketch(
        {
          ...collection(segment, name, names(has)),
          [`POST /${path}`]: { request: objectOf(names(sent)), response: name },
        },
        schemas,
      ),
    );
    await api.request(`POST /${segment}`, { body: has });
    expect(await api.requestBody(`POST /${path}`, { params, body: sent })).toMatchObject(left);
    expect(await api.requestBody(`GET /${segment}/{id}`, { params })).toMatchObject(left);
  });
});

describe('rows', () => {
  const accounts = collection('accounts', 'Account', {
    owner: 'string',
    balance: 'number',
    overdraftLimit: 'number',
  });
  const moving = async (
    operations: Readonly<Record<string, OperationSketch>>,
    ...balances: readonly object[]
  ) => {
    const api = await createCrudApi(sketch({ ...accounts, ...operations }, schemas));
    for (const each of balances) await api.request('POST /accounts', { body: each });
    return api;
  };
  const balances = async (api: CrudApi) =>
    (await api.requestBody<{ balance: number }[]>('GET /accounts')).map(({ balance }) => balance);

  it.each<[OperationSketch['refuses'], object, number, readonly number[]]>([
    [{ 422: 'Insufficient funds' }, {}, 422, [70, 35]],
    [{ 400: 'Not enough money' }, {}, 400, [70, 35]],
    [{ 400: 'Invalid data' }, {}, 201, [-30, 135]],
    [{}, {}, 201, [-30, 135]],
    [{ 409: 'x' }, { overdraftLimit: 50 }, 201, [-30, 135]],
  ])(
    'move from one item to another, and with %j of %j respond with %d to too much',
    async (refuses, more, status, left) => {
      const transfers = collection('transfers', 'Transfer', {
        fromAccountId: 'integer',
        toAccountId: 'integer',
        amount: 'number',
      });
      const post = { ...transfers['POST /transfers'], ...(refuses && { refuses }) };
      const api = await moving(
        { ...transfers, 'POST /transfers': post },
        { balance: 100, ...more },
        { balance: 5 },
      );
      const transfer = (amount: number) => ({ body: { fromAccountId: 1, toAccountId: 2, amount } });
      await api.request('POST /transfers', transfer(30));
      expect(await balances(api)).toEqual([70, 35]);
      expect(await statusOf(api, 'POST /transfers', transfer(100))).toBe(status);
      expect(await balances(api)).toEqual(left);
      await api.request('POST /transfers', { body: { fromAccountId: 2, toAccountId: 2, amount: 1 } });
      expect(await balances(api)).toEqual(left);
    },
  );

  it('say in which direction they are, and what is there then', async () => {
    const api = await moving(
      {
        ...collection('transactions', 'Transaction', {
          accountId: 'integer',
          type: 'string',
          amount: 'number',
        }),
        'GET /accounts/{id}/transactions': { response: arrayOf('Transaction') },
        'POST /accounts/{id}/withdraw': {
          request: objectOf({ amount: 'number' }),
          response: 'Transaction',
          status: 201,
        },
      },
      { balance: 100 },
    );
    const post = (type: string, amount: number) =>
      api.requestBody('POST /transactions', { body: { accountId: 1, type, amount } });
    expect(await post('deposit', 50)).toMatchObject({ balanceAfter: 150 });
    expect(await post('withdrawal', 20)).toMatchObject({ balanceAfter: 130 });
    expect(
      await api.requestBody('POST /accounts/{id}/withdraw', { params, body: { amount: 5 } }),
    ).toMatchObject({
      type: 'withdrawal',
      balanceAfter: 125,
    });
    expect(await balances(api)).toEqual([125]);
    expect(await api.requestBody('GET /accounts/{id}/transactions', { params })).toHaveLength(3);
  });

  it('move goods, and leave what they do not say alone', async () => {
    const api = await createCrudApi(
      sketch(
        {
          ...collection('products', 'Product', { stock: 'integer' }),
          ...collection('stock-movements', 'Movement', {
            productId: 'integer',
            direction: 'string',
            quantity: 'integer',
          }),
        },
        schemas,
      ),
    );
    await api.request('POST /products', { body: { stock: 10 } });
    for (const direction of ['in', 'out', 'out', 'sideways'])
      await api.request('POST /stock-movements', { body: { productId: 1, direction, quantity: 3 } });
    expect(await api.requestBody('GET /products/{id}', { params })).toMatchObject({ stock: 7 });
  });
});
