import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** People of one word, who sign up, log in and read themselves, and something that they make. */
function contract(word: string, Loan: Schema) {
  const Person = objectOf({ 'id!': 'integer', 'email!': 'string', username: 'string' });
  const sent = objectOf({ 'email!': 'string', 'password!': 'string', username: 'string' });
  return sketch(
    {
      'POST /auth/register': { request: sent, response: 'Person', status: 201 },
      'POST /auth/login': {
        request: objectOf({ 'email!': 'string', 'password!': 'string' }),
        response: objectOf({ token: 'string' }),
      },
      [`GET /${word}s/me`]: { response: 'Person' },
      [`GET /${word}s/{id}`]: { response: 'Person' },
      'GET /loans': { response: arrayOf('Loan') },
      'POST /loans': { request: objectOf({ amount: 'number' }), response: 'Loan', status: 201 },
    },
    { Person, Loan },
  );
}

describe('whose an item is', () => {
  it.each<[string, string, Schema, object]>([
    [
      'an id called after the people, as of Spring',
      'customer',
      objectOf({ customerId: 'integer' }),
      { customerId: 2 },
    ],
    [
      'an id called after the people, as of Gin',
      'member',
      objectOf({ member_id: 'integer' }),
      { member_id: 2 },
    ],
    ['a name in a text, as of Django', 'user', objectOf({ user: 'string' }), { user: 'zoe' }],
    ['the id in a text that is called an id', 'user', objectOf({ user_id: 'string' }), { user_id: '2' }],
  ])('is said by %s', async (_, word, shown, expected) => {
    const { properties } = shown;
    const Loan = objectOf({ 'id!': 'integer', amount: 'number', ...(properties as Record<string, Schema>) });
    const { api } = await contractSandbox(contract(word, Loan));
    const people = ['ann', 'zoe'].map((username) => ({
      email: `${username}@x.io`,
      password: 'pw123456',
      username,
    }));
    for (const person of people) await api.post('/auth/register').send(person).expect(201);
    const { body } = await api.post('/auth/login').send(people[1]).expect(200);
    const made = await api.post('/loans').set('authorization', `Bearer ${body.token}`).send({ amount: 5 });
    expect(made.body).toMatchObject({ amount: 5, ...expected });
  });
});

describe('an account that is opened with money in it', () => {
  it.each([
    ['initialDeposit', 'balance'],
    ['openingBalance', 'currentBalance'],
    ['startingBalance', 'availableBalance'],
  ])('has it: %s in %s', async (sent, shown) => {
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /accounts': { response: arrayOf('Account') },
          'POST /accounts': { request: objectOf({ [sent]: 'number' }), response: 'Account', status: 201 },
        },
        { Account: objectOf({ 'id!': 'integer', [shown]: 'number' }) },
      ),
    );
    expect((await api.post('/accounts').send({ [sent]: 70 })).body).toMatchObject({ [shown]: 70 });
    expect((await api.post('/accounts').send({})).body).toMatchObject({ [shown]: 0 });
  });
});
