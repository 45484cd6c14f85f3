import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Account = objectOf({ 'id!': 'integer', name: 'string', balance: 'number', currency: 'string' });
const contract = (word: string, response: ReturnType<typeof objectOf>) =>
  sketch(
    {
      'POST /accounts': {
        request: objectOf({ name: 'string', currency: 'string', initialBalance: 'number' }),
        response: 'Account',
        status: 201,
      },
      'GET /accounts/{id}': { response: 'Account', path: { id: { type: 'integer' } } },
      [`GET /accounts/{id}/${word}`]: { response, path: { id: { type: 'integer' } } },
    },
    { Account },
  );

describe('a path of its own for a part of an item', () => {
  it('shows what the item has', async () => {
    const shown = objectOf({ 'accountId!': 'integer', 'balance!': 'number', currency: 'string' });
    const api = await createCrudApi(contract('balance', shown));
    await api.requestBody('POST /accounts', { body: { name: 'a', currency: 'EUR', initialBalance: 7 } });
    expect(await api.requestBody('GET /accounts/{id}/balance', { params: { id: 1 } })).toEqual({
      accountId: 1,
      balance: 7,
      currency: 'EUR',
    });
  });

  it.each([
    ['balance', objectOf({ balance: 'string' })],
    ['balance', objectOf({ balance: 'number', overdraft: 'number' })],
    ['forecast', objectOf({ balance: 'number' })],
  ])('is no view of it: %s with %j', (word, response) => {
    expect(rolesIn(contract(word, response))[`GET /accounts/{id}/${word}`]).toBeUndefined();
  });
});
