import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import {
  arrayOf,
  infer,
  type OperationSketch,
  objectOf,
  rolesIn,
  sketch,
} from '../../support/small-contract.ts';

const signUp = objectOf({ 'email!': 'string', 'password!': 'string' });
const Person = objectOf({ 'id!': 'integer', email: 'string' });

describe('the collection that people sign up in', () => {
  const Account = objectOf({ 'id!': 'integer', name: 'string', currency: 'string' });
  const ofBank: Readonly<Record<string, OperationSketch>> = {
    'POST /auth/register': { request: signUp, response: 'Person', status: 201 },
    'GET /auth/me': { response: 'Person' },
  };

  it.each(['accounts', 'members', 'profiles'])('is not that of %s which are no people', async (name) => {
    const operations = {
      ...ofBank,
      [`POST /${name}`]: { request: objectOf({ name: 'string', currency: 'string' }), response: 'Account' },
      [`GET /${name}`]: { response: arrayOf('Account'), query: { currency: { type: 'string' } } },
      [`DELETE /${name}/{id}`]: {},
    };
    const api = await createCrudApi(sketch(operations, { Account, Person }));
    await api.requestBody('POST /auth/register', { body: { email: 'ada@example.org', password: 'loom' } });
    const account = await api.requestBody(`POST /${name}`, { body: { name: 'Savings', currency: 'EUR' } });
    await api.requestBody(`POST /${name}`, { body: { name: 'Trip', currency: 'CHF' } });
    expect(await api.requestBody(`GET /${name}`, { query: { currency: 'EUR' } })).toEqual([account]);
    expect(await api.requestBody('GET /auth/me')).toMatchObject({ email: 'ada@example.org' });
  });

  it.each<[what: string, operation: string, response: NonNullable<OperationSketch['response']>]>([
    ['orders, which name their customer', 'GET /orders', arrayOf('Order')],
    ['an order with its customer', 'GET /orders/{id}', 'Order'],
    ['what a reset of a password shows', 'PATCH /auth/reset-password/{code}', objectOf({ user: Person })],
  ])('is not that of %s', (_what, operation, response) => {
    const schemas = { Person, Order: objectOf({ 'id!': 'integer', total: 'number', customer: Person }) };
    const operations = { ...ofBank, [operation]: { response, request: signUp } };
    expect(rolesIn(sketch(operations, schemas))).toMatchObject({
      'POST /auth/register': 'create users',
      'GET /auth/me': 'read users',
    });
  });

  it.each<[of: string, signUp: Record<string, string>, row: Record<string, string>, expected: string]>([
    [
      'patients',
      { username: 'string', email: 'string', role: 'string' },
      { name: 'string', email: 'string' },
      'users',
    ],
    [
      'customers',
      { login: 'string', email: 'string', role: 'string' },
      { phone: 'string', vat: 'string' },
      'users',
    ],
    ['students', { username: 'string', phone: 'string' }, { phone: 'string', grade: 'integer' }, 'users'],
    ['customers', { name: 'string', email: 'string' }, { name: 'string', email: 'string' }, 'customers'],
    ['members', { email: 'string' }, { email: 'string', level: 'string' }, 'members'],
    ['users', { username: 'string', email: 'string', role: 'string' }, { email: 'string' }, 'users'],
  ])('is that of %s only where they have what people sign up with: %j, %j', (name, sent, row, expected) => {
    const operations: Readonly<Record<string, OperationSketch>> = {
      'POST /auth/register': {
        request: objectOf({ ...sent, password: 'string' }),
        response: objectOf({ id: 'integer', ...sent }),
        status: 201,
      },
      [`POST /${name}`]: { request: objectOf(row), response: 'Row', status: 201 },
      [`GET /${name}`]: { response: arrayOf('Row') },
    };
    const Row = objectOf({ id: 'integer', ...row });
    expect(rolesIn(sketch(operations, { Row }))['POST /auth/register']).toBe(`create ${expected}`);
  });

  it('is that of accounts which show people, and that of users that say nothing of themselves', () => {
    const people = (name: string, response?: object) =>
      rolesIn(
        sketch(
          {
            ...ofBank,
            [`GET /${name}`]: { response: { type: 'array', items: response ?? Person } },
            [`DELETE /${name}/{id}`]: {},
          },
          { Person },
        ),
      )['POST /auth/register'];
    expect(people('accounts')).toBe('create accounts');
    expect(people('users', objectOf({ id: 'integer', nick: 'string' }))).toBe('create users');
  });

  it.each<[string, OperationSketch]>([
    ['a list', { response: arrayOf('Person') }],
    ['a page', { response: objectOf({ count: 'integer', results: arrayOf('Person') }) }],
    ['rows in an envelope', { response: objectOf({ data: arrayOf('Person') }) }],
  ])('is /user where that shows %s', (_, list) => {
    const operations = {
      'POST /user/register': { request: signUp, response: 'Person', status: 201 },
      'GET /user': list,
      'GET /user/profile': { response: 'Person' },
    };
    expect(rolesIn(sketch(operations, { Person }))).toEqual({
      'POST /user/register': 'create user',
      'GET /user': 'list user',
      'GET /user/profile': 'read user',
    });
  });
});

describe('a profile of which no response is described', () => {
  const open: Readonly<Record<string, OperationSketch>> = {
    'POST /auth/register': { request: signUp, status: 201 },
    'POST /auth/login': { request: signUp },
  };
  const about = (path: string, response?: OperationSketch['response']) =>
    rolesIn(
      sketch({
        ...open,
        [`GET ${path}`]: response === undefined ? { status: 200 } : { response },
        [`PATCH ${path}`]: { request: objectOf({ nick: 'string' }), status: 200 },
      }),
    );

  it.each(['/auth/profile', '/users/profile', '/user/account', '/api/auth/profile'])(
    'at %s is that of whoever has logged in',
    (path) => {
      expect(about(path)[`GET ${path}`]).toMatch(/^read (registered-)?users$/);
      expect(about(path)[`PATCH ${path}`]).toMatch(/^update (registered-)?users$/);
      expect(about(path, { type: 'object' })[`GET ${path}`]).toMatch(/^read (registered-)?users$/);
    },
  );

  it.each(['/company/profile', '/profile'])('at %s may be of anything', (path) => {
    expect(about(path)[`GET ${path}`] ?? '').not.toMatch(/users$/);
  });
});

describe('a POST that tests a token', () => {
  const operations: Readonly<Record<string, OperationSketch>> = {
    'POST /users': { request: signUp, response: 'Person', status: 201 },
    'GET /users': { response: arrayOf('Person') },
    'POST /login/access-token': { request: signUp, response: objectOf({ 'access_token!': 'string' }) },
  };

  it.each(['/login/test-token', '/auth/verifyToken', '/check_access_token'])(
    'at %s shows whose it is',
    async (path) => {
      const document = sketch({ ...operations, [`POST ${path}`]: { response: 'Person' } }, { Person });
      const api = await createCrudApi(document);
      const body = { email: 'ada@example.org', password: 'loom' };
      const ada = await api.requestBody('POST /users', { body });
      expect(await api.requestBody(`POST ${path}`)).toEqual(ada);
    },
  );

  it.each<[string, OperationSketch]>([
    ['is sent the token', { request: objectOf({ token: 'string' }), response: 'Person' }],
    ['shows nobody', { response: objectOf({ valid: 'boolean' }) }],
  ])('does not where it %s', (_, operation) => {
    const document = sketch({ ...operations, 'POST /auth/verify-token': operation }, { Person });
    expect(rolesIn(document)['POST /auth/verify-token']).not.toBe('read users');
  });

  it('is not that of items which show people deep within them', () => {
    const Card = objectOf({ 'id!': 'integer', assignees: arrayOf('Person') });
    const Column = objectOf({ 'id!': 'integer', title: 'string', cards: arrayOf('Card') });
    const operations: Readonly<Record<string, OperationSketch>> = {
      'POST /auth/register': { request: signUp, response: 'Person', status: 201 },
      'GET /auth/me': { response: 'Person' },
      'POST /columns': { request: objectOf({ title: 'string' }), response: 'Column', status: 201 },
      'PATCH /columns/{id}': { request: objectOf({ title: 'string' }), response: 'Column' },
    };
    const roles = rolesIn(sketch(operations, { Person, Card, Column }));
    expect(roles['POST /auth/register']).toBe('create users');
    expect(roles['GET /auth/me']).toBe('read users');
  });
});

describe('people whom only some users create', () => {
  it.each([
    ['admin', '/admin/users'],
    ['staff', '/staff/users'],
  ])('are those that all read: %s', (_, creating) => {
    const document = sketch(
      {
        [`POST ${creating}`]: { request: 'Person', response: 'Person', status: 201 },
        [`GET ${creating}`]: { response: arrayOf('Person') },
        'GET /users/{username}': { response: 'Person' },
        'GET /user': { response: 'Person' },
      },
      { Person: objectOf({ id: 'integer', 'username!': 'string', email: 'string' }) },
    );
    expect(infer(document).people.resource?.name).toBe('users');
  });
});

it.each(['user_id', 'id', 'userId'])(
  'who am I without an id leaves {%s} the id of the users',
  async (parameter) => {
    const User = objectOf({ 'id!': 'integer', 'username!': 'string', active: 'boolean' });
    const api = await createCrudApi(
      sketch(
        {
          'GET /auth/me': { response: objectOf({ 'username!': 'string', role: 'string' }) },
          'POST /users': {
            request: objectOf({ 'username!': 'string', 'password!': 'string' }),
            response: 'User',
            status: 201,
          },
          'GET /users': { response: arrayOf('User') },
          [`PATCH /users/{${parameter}}`]: {
            request: objectOf({ active: 'boolean' }),
            response: 'User',
            path: { [parameter]: { type: 'integer' } },
          },
        },
        { User },
      ),
    );
    const body = { username: 'ada', password: 'loom' };
    const { id } = await api.requestBody<{ id: number }>('POST /users', { body });
    const changed = api.requestBody(`PATCH /users/{${parameter}}`, {
      params: { [parameter]: `${id}` },
      body: { active: false },
    });
    expect(await changed).toMatchObject({ id, username: 'ada', active: false });
    expect(await api.requestBody('GET /auth/me')).toMatchObject({ username: 'ada' });
  },
);

it('what me shows comes before what a create does, where neither has an id of that name', () => {
  const shown = objectOf({ 'accountId!': 'string', email: 'string' });
  const { resources } = infer(
    sketch({
      'POST /user': {
        request: objectOf({ 'email!': 'string' }),
        response: objectOf({ self: 'string', accountId: 'string' }),
        status: 201,
      },
      'GET /user': { response: shown, requiredQuery: { accountId: { type: 'string' } } },
      'GET /myself': { response: shown },
      'DELETE /user': { requiredQuery: { accountId: { type: 'string' } } },
    }),
  );
  expect(resources.map(({ responseSchemas }) => responseSchemas[0])).toEqual([shown]);
});
