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

describe('people who are called by what shows them', () => {
  it('are meant by an id of that word', async () => {
    const sent = objectOf({ 'email!': 'string', 'password!': 'string' });
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /auth/register': { request: sent, response: objectOf({ token: 'string' }), status: 201 },
          'GET /customers/me': { response: 'CustomerDto' },
          'GET /accounts': { response: arrayOf('Account') },
          'POST /accounts': { request: objectOf({ name: 'string' }), response: 'Account', status: 201 },
        },
        {
          CustomerDto: objectOf({ 'id!': 'integer', email: 'string' }),
          Account: objectOf({ 'id!': 'integer', name: 'string', customerId: 'integer' }),
        },
      ),
    );
    const tokens = [];
    for (const email of ['a@x.io', 'b@x.io'])
      tokens.push((await api.post('/auth/register').send({ email, password: 'pw123456' })).body.token);
    const bearer = `Bearer ${tokens[1]}`;
    const { body: me } = await api.get('/customers/me').set('authorization', bearer).expect(200);
    const { body } = await api.post('/accounts').set('authorization', bearer).send({ name: 'x' }).expect(201);
    expect(body).toMatchObject({ customerId: me.id });
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

describe('a limit of a text that is a decimal number', () => {
  it.each([
    [{ min_price: 10 }, ['b', 'c']],
    [{ max_price: 10 }, ['a']],
    [{ min_price: 9.5, max_price: 99 }, ['b']],
  ])('compares numbers: %j', async (query, names) => {
    const price: Schema = { type: 'string', format: 'decimal' };
    const number: Schema = { type: 'number' };
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /products': { response: arrayOf('Product'), query: { min_price: number, max_price: number } },
          'POST /products': {
            request: objectOf({ name: 'string', price }),
            response: 'Product',
            status: 201,
          },
        },
        { Product: objectOf({ 'id!': 'integer', name: 'string', price }) },
      ),
    );
    for (const [name, each] of Object.entries({ a: '9.00', b: '19.90', c: '100.00' }))
      await api.post('/products').send({ name, price: each }).expect(201);
    const { body } = await api.get('/products').query(query).expect(200);
    expect(body.map((product: { name: string }) => product.name)).toEqual(names);
  });
});
