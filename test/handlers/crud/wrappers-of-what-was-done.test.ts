import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Account = objectOf({ 'id!': 'string', name: 'string', balance: 'number' });
const NewAccount = objectOf({ name: 'string', balance: 'number' });
/** What a create shows of an account: nothing that is known of accounts, but the name. */
const Issued = objectOf({ name: 'string', cardNumber: 'string', cvv: 'string', expires: 'string' });

describe('a wrapper whose name says what was done to the item', () => {
  it.each([
    ['newAccount', 'updatedAccount'],
    ['created_account', 'edited_account'],
    ['savedAccount', 'account'],
  ])('%s and %s', async (created, updated) => {
    const issued = { $ref: '#/components/schemas/Issued' };
    const account = { $ref: '#/components/schemas/Account' };
    const document = sketch(
      {
        'GET /accounts': { response: arrayOf('Account') },
        'POST /accounts': {
          request: 'NewAccount',
          response: objectOf({ [`${created}!`]: issued }),
          status: 201,
        },
        'GET /accounts/{id}': { response: objectOf({ 'account!': account }) },
        'PATCH /accounts/{id}': {
          request: 'NewAccount',
          response: objectOf({ 'message!': 'string', [`${updated}!`]: account }),
        },
      },
      { Account, NewAccount, Issued },
    );
    const api = await createCrudApi(document);
    const made = await api.requestBody('POST /accounts', { body: { name: 'Ada', balance: 5 } });
    expect(made).toMatchObject({ [created]: { name: 'Ada' } });
    const [{ id } = { id: '' }] = await api.requestBody<{ id: string }[]>('GET /accounts');
    const changed = await api.requestBody('PATCH /accounts/{id}', { params: { id }, body: { name: 'Bea' } });
    expect(changed).toMatchObject({ [updated]: { id, name: 'Bea', balance: 5 } });
  });
});
