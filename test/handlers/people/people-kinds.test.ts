import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const User = objectOf({ 'id!': 'integer', 'email!': 'string', name: 'string' });
const Vendor = objectOf({ 'id!': 'integer', 'email!': 'string', shop: 'string' });
const UserIn = objectOf({ 'email!': 'string', 'password!': 'string', name: 'string' });
const VendorIn = objectOf({ 'email!': 'string', 'password!': 'string', shop: 'string' });
const Product = objectOf({ 'id!': 'integer', name: 'string', vendor_id: 'integer' });
const LogIn = objectOf({ 'email!': 'string', 'password!': 'string' });
const Token = objectOf({ 'access_token!': 'string', token_type: 'string' });
const schemas = { User, Vendor, UserIn, VendorIn, Product, LogIn, Token };

const users: Readonly<Record<string, OperationSketch>> = {
  'POST /auth/register': { request: 'UserIn', response: 'User', status: 201 },
  'POST /auth/login': { request: 'LogIn', response: 'Token' },
  'GET /auth/me': { response: 'User' },
};

/** The words of a framework for vendors: their paths. */
function vendorsAt(
  prefix: string,
  me: string,
  signUp = 'register',
): Readonly<Record<string, OperationSketch>> {
  return {
    [`POST ${prefix}/${signUp}`]: { request: 'VendorIn', response: 'Vendor', status: 201 },
    [`POST ${prefix}/login`]: { request: 'LogIn', response: 'Token' },
    [`GET ${prefix}/${me}`]: { response: 'Vendor' },
  };
}

function contract(operations: Readonly<Record<string, OperationSketch>>): OpenApiDocument {
  return sketch({ ...users, ...operations }, schemas);
}

const ann = { email: 'ann@example.test', password: 'loom-and-card' };
const eve = { email: 'eve@example.test', password: 'apple-tree-1' };

describe('people of another kind than users', () => {
  it.each<[what: string, prefix: string, me: string, signUp: string, list?: string]>([
    ['with a collection', '/vendors', 'me', 'register', '/vendors'],
    ['with a profile and a collection', '/api/vendors', 'profile', 'signup', '/api/vendors'],
    ['in the singular', '/vendor', 'me', 'register', '/vendors'],
    ['below the path of log-ins', '/auth/vendor', 'me', 'signup'],
    ['called otherwise than their collection', '/market-vendors', 'me', 'register', '/vendors'],
  ])('%s have rows, passwords and tokens of their own', async (_what, prefix, me, signUp, list) => {
    const lists = list === undefined ? {} : { [`GET ${list}`]: { response: arrayOf('Vendor') } };
    const { api, anonymous, logged } = await contractSandbox(
      contract({ ...vendorsAt(prefix, me, signUp), ...lists }),
    );
    await api
      .post('/auth/register')
      .send({ ...ann, name: 'Ann' })
      .expect(201);
    const shops: unknown[] = [];
    for (const each of [
      { ...ann, password: 'other-word-2', shop: 'Looms' },
      { ...eve, shop: 'Apples' },
    ])
      shops.push((await api.post(`${prefix}/${signUp}`).send(each).expect(201)).body);
    expect(shops).toMatchObject([{ email: ann.email, shop: 'Looms' }, { shop: 'Apples' }]);
    await api
      .post(`${prefix}/${signUp}`)
      .send({ ...eve, shop: 'Again' })
      .expect(400);
    await anonymous.post(`${prefix}/login`).send(ann).expect(400);
    await anonymous
      .post(`${prefix}/login`)
      .send({ ...ann, password: 'other-word-2' })
      .expect(200);
    const { body } = await anonymous.post(`${prefix}/login`).send(eve).expect(200);
    const shown = await anonymous.get(`${prefix}/${me}`).set('Authorization', `Bearer ${body.access_token}`);
    expect(shown.body).toEqual(shops[1]);
    if (list !== undefined) expect((await api.get(list)).body).toEqual(shops);
    expect(logged.failures).toEqual([]);
  });

  it.each([
    ['/auth/register/vendor', '/auth/login/vendor'],
    ['/auth/vendor-signup', '/auth/vendor-login'],
    ['/registerVendor', '/loginVendor'],
  ])('sign up at %s and log in at %s', async (signUp, logIn) => {
    const { api, anonymous } = await contractSandbox(
      contract({
        [`POST ${signUp}`]: { request: 'VendorIn', response: 'Vendor', status: 201 },
        [`POST ${logIn}`]: { request: 'LogIn', response: 'Token' },
      }),
    );
    await api.post('/auth/register').send(ann).expect(201);
    const { body } = await api.post(signUp).send({ ...ann, password: 'other-word-2', shop: 'Looms' });
    expect(body).toEqual({ id: 1, email: ann.email, shop: 'Looms' });
    await anonymous.post(logIn).send(ann).expect(400);
    await anonymous
      .post(logIn)
      .send({ ...ann, password: 'other-word-2' })
      .expect(200);
  });

  it('are whose the items are that their tokens make', async () => {
    const { api, anonymous } = await contractSandbox(
      contract({
        ...vendorsAt('/vendors', 'me'),
        'POST /products': { request: objectOf({ 'name!': 'string' }), response: 'Product', status: 201 },
        'GET /products/{id}': { response: 'Product' },
      }),
    );
    for (const each of [ann, eve]) await api.post('/vendors/register').send(each);
    const { body } = await anonymous.post('/vendors/login').send(eve);
    const made = await anonymous
      .post('/products')
      .set('Authorization', `Bearer ${body.access_token}`)
      .send({ name: 'Cider' });
    expect(made.body).toMatchObject({ name: 'Cider', vendor_id: 2 });
  });

  it('log in where users do, unless a user has the name', async () => {
    const { api, anonymous } = await contractSandbox(
      contract({
        'POST /vendors/register': { request: 'VendorIn', response: 'Vendor', status: 201 },
        'GET /vendors/me': { response: 'Vendor' },
        'GET /vendors': { response: arrayOf('Vendor') },
      }),
    );
    await api.post('/auth/register').send(ann);
    for (const each of [{ ...ann, password: 'other-word-2' }, eve])
      await api.post('/vendors/register').send(each);
    await anonymous
      .post('/auth/login')
      .send({ ...ann, password: 'other-word-2' })
      .expect(400);
    const { body } = await anonymous.post('/auth/login').send(eve).expect(200);
    const me = await anonymous.get('/vendors/me').set('Authorization', `Bearer ${body.access_token}`);
    expect(me.body).toMatchObject({ email: eve.email });
  });
});

describe('whoever signs up at a path with a word', () => {
  it.each<
    [what: string, operations: Readonly<Record<string, OperationSketch>>, roles: Record<string, string>]
  >([
    [
      'is a user where users are shown',
      { 'POST /admin/register': { request: 'UserIn', response: 'User', status: 201 } },
      { 'POST /admin/register': 'create users' },
    ],
    [
      'is a user where nothing is about others',
      { 'POST /seller/register': { request: 'VendorIn', response: 'Token', status: 201 } },
      { 'POST /seller/register': 'create users' },
    ],
    [
      'is of a kind of their own where their profile is',
      {
        'POST /admin/register': {
          request: 'VendorIn',
          response: objectOf({ message: 'string' }),
          status: 201,
        },
        'GET /admin/profile': { response: 'Vendor' },
      },
      { 'POST /admin/register': 'create admins', 'GET /admin/profile': 'read admins' },
    ],
  ])('%s', (_what, operations, roles) => {
    expect(rolesIn(contract(operations))).toMatchObject({ 'POST /auth/register': 'create users', ...roles });
  });

  it('is of a kind each where nobody signs up without a word', () => {
    const operations: Readonly<Record<string, OperationSketch>> = {
      'POST /customers/register': { request: 'UserIn', response: 'User', status: 201 },
      'GET /customers/me': { response: 'User' },
      'POST /vendors/register': { request: 'VendorIn', response: 'Vendor', status: 201 },
      'GET /vendors/me': { response: 'Vendor' },
    };
    expect(rolesIn(sketch(operations, schemas))).toEqual({
      'POST /customers/register': 'create users',
      'GET /customers/me': 'read users',
      'POST /vendors/register': 'create vendors',
      'GET /vendors/me': 'read vendors',
    });
  });
});
