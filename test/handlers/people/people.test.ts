import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const person = objectOf({
  'id!': 'integer',
  'email!': { type: 'string', format: 'email' },
  full_name: 'string',
});
const signUp = objectOf({ 'email!': 'string', 'password!': 'string', full_name: 'string' });
const logIn = objectOf({ 'email!': 'string', 'password!': 'string' });
const tokens = objectOf({
  'access_token!': 'string',
  'token_type!': 'string',
  expires_in: 'integer',
  refresh_token: 'string',
  scope: 'string',
});

const ann = { email: 'ann@example.test', password: 'secret123', full_name: 'Ann' };
const bob = { email: 'bob@example.test', password: 'hunter22', full_name: 'Bob' };

interface Shop {
  readonly operations?: Readonly<Record<string, OperationSketch>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly statuses?: readonly number[];
  readonly rest?: object;
}

/** A shop in which people sign up, log in and find themselves; the operations after `login` require a token. */
function shop({ operations = {}, schemas = {}, statuses = [], rest = {} }: Shop = {}): OpenApiDocument {
  const document = sketch(
    {
      'POST /auth/register': { request: 'SignUp', response: 'Person', status: 201 },
      'POST /auth/login': { request: 'LogIn', response: 'Tokens' },
      'GET /users/me': { response: 'Person' },
      ...operations,
    },
    { Person: person, SignUp: signUp, LogIn: logIn, Tokens: tokens, ...schemas },
  );
  for (const path of ['/auth/register', '/auth/login']) {
    for (const status of statuses) Object(document.paths[path]).post.responses[status] = { description: 'x' };
  }
  for (const [path, item] of Object.entries(document.paths)) {
    const open = path.startsWith('/auth/') && !path.endsWith('logout');
    if (!open) for (const operation of Object.values(item)) Object(operation).security = [{ bearer: [] }];
  }
  const securitySchemes = { bearer: { type: 'http', scheme: 'bearer' } };
  return { ...document, components: { ...document.components, securitySchemes }, ...rest } as OpenApiDocument;
}

describe('signing up', () => {
  it('makes a person whom others are not, and whom a log-in and its token lead to', async () => {
    const { api, anonymous, logged } = await contractSandbox(shop());
    const made = [ann, bob].map(async (each) => (await api.post('/auth/register').send(each)).body);
    const [first, second] = await Promise.all(made);
    expect(first).toEqual({ id: 1, email: ann.email, full_name: 'Ann' });
    for (const [each, stored] of [
      [ann, first],
      [bob, second],
    ] as const) {
      const { email, password } = each;
      const { body } = await anonymous.post('/auth/login').send({ email, password });
      const me = await anonymous.get('/users/me').set('Authorization', `Bearer ${body.access_token}`);
      expect(me.body).toEqual(stored);
    }
    expect(logged.failures).toEqual([]);
  });

  it.each([
    [[409, 422], 409],
    [[400, 422], 400],
    [[422], 422],
    [[], 400],
  ])('twice with one e-mail address is, where %j are declared, %d', async (statuses, status) => {
    const { api } = await contractSandbox(shop({ statuses }));
    await api.post('/auth/register').send(ann).expect(201);
    const again = await api.post('/auth/register').send({ ...ann, email: 'ANN@example.test' });
    expect(again.status).toBe(status);
    expect(again.headers['x-sandbox-reason']).toContain('is taken');
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>]>([
    [
      'a collection with a create',
      {
        'POST /users': { request: 'SignUp', response: 'Person', status: 201 },
        'GET /users/{id}': { response: 'Person' },
        'GET /users': { response: arrayOf('Person') },
      },
    ],
    [
      'a collection that nothing else creates in',
      { 'GET /users': { response: arrayOf('Person') }, 'GET /users/{id}': { response: 'Person' } },
    ],
  ])('makes a row of %s', async (_, operations) => {
    const { api } = await contractSandbox(shop({ operations }));
    const { body } = await api.post('/auth/register').send(ann);
    expect((await api.get('/users')).body).toEqual([body]);
    expect((await api.get('/users/me')).body).toEqual(body);
  });

  it('stores the password for nobody to see', async () => {
    const shown = objectOf({ 'id!': 'integer', 'email!': 'string', 'password!': 'string' });
    const { api } = await contractSandbox(shop({ schemas: { Person: shown } }));
    const made = await api.post('/auth/register').send(ann);
    expect(made.body.password).toBe('********');
    const state = await api.get('/__admin/state');
    expect(JSON.stringify(state.body)).toContain('scrypt:');
    expect(JSON.stringify(state.body)).not.toContain(ann.password);
  });
});

describe('logging in', () => {
  it.each([
    [[401], { ...ann, password: 'other' }, 401],
    [[401], { ...ann, email: 'nobody@example.test' }, 401],
    [[400], { ...ann, password: 'other' }, 400],
    [[400, 422], { ...ann, password: 'other' }, 400],
    [[422], { ...ann, password: 'other' }, 422],
    [[401], ann, 200],
  ])('where %j are declared, with %j, is %d', async (statuses, { email, password }, status) => {
    const { anonymous } = await contractSandbox(shop({ statuses }));
    await anonymous.post('/auth/register').send(ann).expect(201);
    expect((await anonymous.post('/auth/login').send({ email, password })).status).toBe(status);
  });

  it('is open to anybody while nobody has signed up', async () => {
    const { anonymous } = await contractSandbox(shop({ statuses: [401] }));
    expect((await anonymous.post('/auth/login').send({ email: 'x@y.test', password: 'z' })).status).toBe(200);
  });

  it('by a form has a token of OAuth’s kind, with the scope that was sent', async () => {
    const form = objectOf({
      'grant_type!': 'string',
      'username!': 'string',
      'password!': 'string',
      scope: 'string',
    });
    const document = shop({ operations: { 'POST /oauth/token': { request: form, response: 'Tokens' } } });
    const operation = Object(document.paths['/oauth/token']).post;
    operation.security = [];
    operation.requestBody.content = {
      'application/x-www-form-urlencoded': operation.requestBody.content['application/json'],
    };
    const { anonymous } = await contractSandbox(document);
    await anonymous.post('/auth/register').send(ann);
    const send = (password: string) =>
      anonymous
        .post('/oauth/token')
        .type('form')
        .send({ grant_type: 'password', username: ann.email, password, scope: 'read write' });
    expect((await send(ann.password)).body).toMatchObject({
      token_type: 'Bearer',
      scope: 'read write',
      expires_in: 3600,
    });
    expect((await send('wrong')).status).toBe(400);
  });

  it('has a JWT with the user, where the contract says so', async () => {
    const document = shop();
    Object(document.components).securitySchemes.bearer.bearerFormat = 'JWT';
    const { anonymous } = await contractSandbox(document);
    const { body: user } = await anonymous.post('/auth/register').send(ann);
    const { body } = await anonymous.post('/auth/login').send({ email: ann.email, password: ann.password });
    const [head, payload] = String(body.access_token)
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(head).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toMatchObject({ sub: String(user.id), exp: payload.iat + 3600 });
  });

  it('hands out a token of its own, also where the sandbox was started with one', async () => {
    const options = { tokens: ['s3cret'], publicOperations: true };
    const { anonymous } = await contractSandbox(shop(), options);
    await anonymous.post('/auth/register').send(ann);
    await anonymous.post('/auth/register').send(bob);
    const { body } = await anonymous.post('/auth/login').send({ email: bob.email, password: bob.password });
    expect(body.access_token).not.toBe('s3cret');
    const me = await anonymous.get('/users/me').set('Authorization', `Bearer ${body.access_token}`);
    expect(me.body.email).toBe(bob.email);
  });
});

describe('a contract that requires credentials everywhere', () => {
  const everywhere = { security: [{ bearer: [] }] };
  const refresh = { request: objectOf({ 'refresh_token!': 'string' }), response: 'Tokens' };
  const strict = shop({ operations: { 'POST /auth/refresh': refresh }, rest: everywhere });

  it('asks those for none who have none yet', async () => {
    const { anonymous } = await contractSandbox(strict);
    const { email, password } = ann;
    await anonymous.post('/auth/register').send(ann).expect(201);
    const { body } = await anonymous.post('/auth/login').send({ email, password }).expect(200);
    await anonymous.post('/auth/refresh').send({ refresh_token: body.refresh_token }).expect(200);
    await anonymous.get('/users/me').expect(401);
    await anonymous.get('/users/me').set('Authorization', `Bearer ${body.access_token}`).expect(200);
  });

  it('asks them where the log-in says so itself', async () => {
    const paths = structuredClone(strict.paths);
    Object(paths['/auth/login']).post.security = [{ bearer: [] }];
    const { anonymous } = await contractSandbox({ ...strict, paths });
    await anonymous.post('/auth/login').send({ email: 'x@y.test', password: 'z' }).expect(401);
  });

  it.each([
    [false, 401],
    [true, 200],
  ])('asks them with --token, unless public operations are open: %s', async (publicOperations, status) => {
    const { anonymous } = await contractSandbox(strict, { tokens: ['secret'], publicOperations });
    await anonymous.post('/auth/login').send({ email: 'x@y.test', password: 'z' }).expect(status);
  });
});

describe('a token', () => {
  const operations = {
    'POST /auth/logout': { request: objectOf({ x: 'string' }) },
    'POST /auth/refresh': { request: objectOf({ 'refresh_token!': 'string' }), response: 'Tokens' },
  };
  const start = async () => {
    const { anonymous, runtime } = await contractSandbox(shop({ operations, statuses: [401] }));
    await anonymous.post('/auth/register').send(ann);
    await anonymous.post('/auth/register').send(bob);
    const { body } = await anonymous.post('/auth/login').send({ email: bob.email, password: bob.password });
    const me = (token: string) => anonymous.get('/users/me').set('Authorization', `Bearer ${token}`);
    return { anonymous, runtime, body, me };
  };

  it('ends with a log-out', async () => {
    const { anonymous, body, me } = await start();
    await anonymous.post('/auth/logout').set('Authorization', `Bearer ${body.access_token}`).send({});
    expect((await me(body.access_token)).status).toBe(401);
  });

  it('is replaced by a refresh, for the same user', async () => {
    const { anonymous, body, me } = await start();
    const refreshed = await anonymous.post('/auth/refresh').send({ refresh_token: body.refresh_token });
    expect(refreshed.body.access_token).not.toBe(body.access_token);
    expect((await me(refreshed.body.access_token)).body.email).toBe(bob.email);
    expect((await anonymous.post('/auth/refresh').send({ refresh_token: 'made up' })).status).toBe(400);
  });
});

describe('an idempotency key', () => {
  const order = objectOf({ id: 'integer', item: 'string' });
  const operations = {
    'POST /orders': { request: 'Order', response: 'Order', status: 201 },
    'GET /orders': { response: arrayOf('Order') },
  };
  const basic = (name: string) => `Basic ${Buffer.from(`${name}:x`).toString('base64')}`;

  async function shopOfTwo(scheme = 'bearer') {
    const document = shop({ operations, schemas: { Order: order } });
    Object(document.components?.securitySchemes).bearer = { type: 'http', scheme };
    const { anonymous } = await contractSandbox(document);
    for (const each of [ann, bob]) await anonymous.post('/auth/register').send(each);
    const tokenOf = async ({ email, password }: typeof ann) =>
      `Bearer ${(await anonymous.post('/auth/login').send({ email, password })).body.access_token}`;
    /** The ids of the orders that are made one after another, with one key. */
    const ordersOf = async (...credentials: string[]) => {
      const ids: number[] = [];
      for (const authorization of credentials) {
        const headers = { authorization, 'Idempotency-Key': 'order-1' };
        ids.push((await anonymous.post('/orders').set(headers).send({ item: 'pen' })).body.id);
      }
      return ids;
    };
    return { tokenOf, ordersOf };
  }

  it('of one user is none of another who chose the same', async () => {
    const { tokenOf, ordersOf } = await shopOfTwo();
    const [first, second] = [await tokenOf(ann), await tokenOf(bob)];
    expect(await ordersOf(first, second, first)).toEqual([1, 2, 1]);
  });

  it('is the same with the token of a later log-in', async () => {
    const { tokenOf, ordersOf } = await shopOfTwo();
    const [first, second] = [await tokenOf(ann), await tokenOf(ann)];
    expect(first).not.toBe(second);
    expect(await ordersOf(first, second)).toEqual([1, 1]);
  });

  it('belongs to whomever basic credentials name', async () => {
    const { ordersOf } = await shopOfTwo('basic');
    expect(await ordersOf(...['ann', 'bob', 'ANN'].map(basic))).toEqual([1, 2, 1]);
  });

  it('is shared by those whom no log-in names', async () => {
    const { ordersOf } = await shopOfTwo();
    expect(await ordersOf('Bearer one', 'Bearer other')).toEqual([1, 1]);
  });
});

describe('me', () => {
  it.each(['/me', '/auth/me', '/user', '/users/current', '/userinfo'])(
    'at %s is the user of the token',
    async (path) => {
      const { anonymous } = await contractSandbox(
        shop({ operations: { [`GET ${path}`]: { response: 'Person' } } }),
      );
      await anonymous.post('/auth/register').send(ann);
      await anonymous.post('/auth/register').send(bob);
      const { body } = await anonymous.post('/auth/login').send({ email: bob.email, password: bob.password });
      expect((await anonymous.get(path).set('Authorization', `Bearer ${body.access_token}`)).body.email).toBe(
        bob.email,
      );
      expect((await anonymous.get(path).set('Authorization', 'Bearer other')).body.email).toBe(ann.email);
    },
  );

  it('is somebody while nobody has signed up, and is stored with a change', async () => {
    const { api } = await contractSandbox(
      shop({
        operations: { 'PATCH /users/me': { request: objectOf({ full_name: 'string' }), response: 'Person' } },
      }),
    );
    const before = (await api.get('/users/me')).body;
    expect((await api.get('/users/me')).body).toEqual(before);
    expect((await api.patch('/users/me').send({ full_name: 'Cy' })).body).toEqual({
      ...before,
      full_name: 'Cy',
    });
    expect((await api.get('/users/me')).body.full_name).toBe('Cy');
  });

  it('is an id too, and the user of what is made', async () => {
    const note = objectOf({ 'id!': 'string', text: 'string', 'user_id!': 'integer' });
    const { anonymous } = await contractSandbox(
      shop({
        operations: {
          'GET /users': { response: arrayOf('Person') },
          'GET /users/{userId}': { response: 'Person' },
          'POST /notes': { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
          'GET /notes/{id}': { response: 'Note' },
        },
        schemas: { Note: note },
      }),
    );
    await anonymous.post('/auth/register').send(ann);
    const { body: user } = await anonymous.post('/auth/register').send(bob);
    const { body } = await anonymous.post('/auth/login').send({ email: bob.email, password: bob.password });
    const authorization = { Authorization: `Bearer ${body.access_token}` };
    expect((await anonymous.get('/users/me').set(authorization)).body.id).toBe(user.id);
    expect((await anonymous.post('/notes').set(authorization).send({ text: 'x' })).body.user_id).toBe(
      user.id,
    );
  });

  it.each(['PUT /auth/profile', 'PATCH /users/update-profile', 'PATCH /updateMe'])(
    'is changed by %s, which nothing reads',
    async (operation) => {
      const operations = { [operation]: { request: objectOf({ full_name: 'string' }), response: 'Person' } };
      const { api, anonymous } = await contractSandbox(shop({ operations }));
      for (const each of [ann, bob]) await api.post('/auth/register').send(each).expect(201);
      const { body } = await anonymous.post('/auth/login').send(bob);
      const authorization = { Authorization: `Bearer ${body.access_token}` };
      const [method = '', path = ''] = operation.split(' ');
      const changed = await (method === 'PUT' ? anonymous.put(path) : anonymous.patch(path))
        .set(authorization)
        .send({ full_name: 'Robert' });
      expect(changed.body).toEqual({ id: 2, email: bob.email, full_name: 'Robert' });
      expect((await anonymous.get('/users/me').set(authorization)).body).toEqual(changed.body);
    },
  );

  it('of another collection is its first item', async () => {
    const space = objectOf({ 'id!': 'string', 'title!': 'string' });
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /workspaces': { request: objectOf({ 'title!': 'string' }), response: 'Space', status: 201 },
          'GET /workspaces': { response: arrayOf('Space') },
          'GET /workspaces/current': { response: 'Space' },
          'GET /workspaces/{id}': { response: 'Space' },
        },
        { Space: space },
      ),
    );
    const { body } = await api.post('/workspaces').send({ title: 'Ours' });
    expect((await api.get('/workspaces/current')).body).toEqual(body);
  });
});

describe('a contract that wraps people, and shows the token with them', () => {
  const user = objectOf({
    'email!': 'string',
    'username!': 'string',
    'token!': 'string',
    bio: { type: 'string', nullable: true },
  });
  const wrapped = (schema: Schema) => objectOf({ 'user!': schema });
  const document = sketch(
    {
      'POST /users': {
        request: wrapped(objectOf({ 'email!': 'string', 'username!': 'string', 'password!': 'string' })),
        response: 'UserBody',
        status: 201,
      },
      'POST /users/login': { request: wrapped(logIn), response: 'UserBody' },
      'GET /user': { response: 'UserBody' },
      'PUT /user': { request: wrapped(objectOf({ bio: 'string', email: 'string' })), response: 'UserBody' },
    },
    { User: user, UserBody: wrapped({ $ref: '#/components/schemas/User' }) },
  );

  it('signs up, logs in, finds and changes the one whose token it is', async () => {
    const { anonymous, logged } = await contractSandbox(document);
    for (const username of ['ann', 'bob']) {
      const sent = { user: { username, email: `${username}@x.test`, password: `pw-${username}` } };
      const { body } = await anonymous.post('/users').send(sent).expect(201);
      expect(body.user).toMatchObject({ username, email: `${username}@x.test` });
    }
    const { body } = await anonymous
      .post('/users/login')
      .send({ user: { email: 'bob@x.test', password: 'pw-bob' } });
    expect(body.user).toMatchObject({ username: 'bob' });
    const authorization = { Authorization: `Token ${body.user.token}` };
    expect((await anonymous.get('/user').set(authorization)).body.user).toMatchObject({
      username: 'bob',
      token: body.user.token,
    });
    const changed = await anonymous
      .put('/user')
      .set(authorization)
      .send({ user: { bio: 'hi' } });
    expect(changed.body.user).toMatchObject({ username: 'bob', bio: 'hi', email: 'bob@x.test' });
    expect(logged.failures).toEqual([]);
  });
});

describe('a log-in by cookie', () => {
  const securitySchemes = { session: { type: 'apiKey', in: 'cookie', name: 'sid' } };
  it('sets the cookie, which is the user from then on, and a log-out clears it', async () => {
    const document = shop({
      operations: {
        'POST /auth/session': { request: 'LogIn', response: objectOf({ ok: 'boolean' }) },
        'DELETE /auth/session': {},
      },
      rest: {},
    });
    Object(document.components).securitySchemes = securitySchemes;
    Object(document.paths['/users/me']).get.security = [{ session: [] }];
    Object(document.paths['/auth/session']).delete.security = [{ session: [] }];
    const { anonymous } = await contractSandbox(document);
    await anonymous.post('/auth/register').send(ann);
    await anonymous.post('/auth/register').send(bob);
    const { headers } = await anonymous
      .post('/auth/session')
      .send({ email: bob.email, password: bob.password });
    const [cookie = ''] = String(headers['set-cookie']).split(';');
    expect(cookie).toMatch(/^sid=\w+$/);
    expect((await anonymous.get('/users/me').set('Cookie', cookie)).body.email).toBe(bob.email);
    const out = await anonymous.delete('/auth/session').set('Cookie', cookie);
    expect(String(out.headers['set-cookie'])).toBe('sid=; Path=/; Max-Age=0');
    expect((await anonymous.get('/users/me').set('Cookie', cookie)).status).toBe(401);
  });
});

describe('a log-in that shows the person and sets a declared cookie', () => {
  it.each(['/session', '/auth/session'])('at %s is read there, as the one who logged in', async (path) => {
    const document = shop({
      operations: {
        [`POST ${path}`]: { request: 'LogIn', response: 'Person' },
        [`GET ${path}`]: { response: 'Person' },
        [`DELETE ${path}`]: {},
      },
    });
    const securitySchemes = { session: { type: 'apiKey', in: 'cookie', name: 'connect.sid' } };
    Object(document.components).securitySchemes = securitySchemes;
    const session = Object(document.paths[path]);
    session.post.responses[200].headers = { 'Set-Cookie': { schema: { type: 'string' } } };
    for (const method of ['post', 'get', 'delete']) session[method].security = [];
    const { anonymous } = await contractSandbox(document);
    await anonymous.post('/auth/register').send(ann);
    const { body: second } = await anonymous.post('/auth/register').send(bob);
    const { email, password } = bob;
    await anonymous.post(path).send({ email, password: 'wrong' }).expect(400);
    const { body, headers } = await anonymous.post(path).send({ email, password });
    expect(body).toEqual(second);
    const [cookie = ''] = String(headers['set-cookie']).split(';');
    expect(cookie).toMatch(/^connect\.sid=\w+$/);
    expect((await anonymous.get(path).set('Cookie', cookie)).body).toEqual(second);
  });
});

describe('what frameworks call tokens', () => {
  it.each([
    [objectOf({ 'access!': 'string', 'refresh!': 'string' }), 'access'],
    [objectOf({ 'token!': 'string', 'type!': 'string', email: 'string' }), 'token'],
  ])('is a token: %j', async (Pair, name) => {
    const { anonymous } = await contractSandbox(
      shop({
        operations: {
          'POST /auth/login': { request: 'LogIn', response: Pair },
          'POST /auth/token/refresh': {
            request: objectOf({ 'refresh!': 'string' }),
            response: objectOf({ 'access!': 'string' }),
          },
        },
      }),
    );
    await anonymous.post('/auth/register').send(ann);
    await anonymous.post('/auth/register').send(bob);
    const { email, password } = bob;
    const { body } = await anonymous.post('/auth/login').send({ email, password });
    if ('type' in body) expect(body.type).toBe('Bearer');
    const me = (token: string) => anonymous.get('/users/me').set('Authorization', `Bearer ${token}`);
    expect((await me(body[name])).body.email).toBe(email);
    if (!('refresh' in body)) return;
    const again = await anonymous.post('/auth/token/refresh').send({ refresh: body.refresh });
    expect((await me(again.body.access)).body.email).toBe(email);
  });
});

describe('people without a log-in', () => {
  it('are found by no token, and items are made all the same', async () => {
    const document = sketch(
      {
        'GET /user': { response: arrayOf('Person') },
        'POST /user': { request: 'Person', response: 'Person', status: 201 },
        'GET /user/{username}': { response: 'Person' },
        'POST /notes': { request: 'Note', response: 'Note', status: 201 },
        'GET /notes/{id}': { response: 'Note' },
      },
      {
        Person: objectOf({ 'username!': 'string', email: { type: 'string', format: 'email' } }),
        Note: objectOf({ 'id!': 'integer', title: 'string' }),
      },
    );
    const { api } = await contractSandbox(document);
    await api.post('/notes').set('Authorization', 'Bearer x').send({ id: 1, title: 'First' }).expect(201);
  });
});

describe('changing a password', () => {
  const change = objectOf({
    'current_password!': 'string',
    'new_password!': 'string',
    confirm_password: 'string',
  });
  const secrets = { current_password: 'secret123', new_password: 'n3w-secret' };

  /** A shop where Ann has an account, and what she sends to change her password. */
  async function withChange(name: string, request: Schema, statuses: readonly number[] = []) {
    const document = shop({ operations: { [name]: { request } } });
    const [method = '', path = ''] = name.split(' ');
    const operation = Object(document.paths[path])[method.toLowerCase()];
    for (const status of statuses) operation.responses[status] = { description: 'x' };
    const { api, anonymous } = await contractSandbox(document);
    await api.post('/auth/register').send(ann).expect(201);
    await api.post('/auth/register').send(bob).expect(201);
    const token = async (password: string) => {
      const { body } = await anonymous.post('/auth/login').send({ email: ann.email, password });
      return body.access_token as string | undefined;
    };
    const bearer = `Bearer ${await token(ann.password)}`;
    const send = (body: object) =>
      anonymous[method.toLowerCase() as 'put'](path.replace('{id}', '1'))
        .set('Authorization', bearer)
        .send(body);
    return { send, token };
  }

  it.each<[string, Schema, object]>([
    ['PUT /users/me/password', change, secrets],
    ['POST /auth/change-password', change, { ...secrets, confirm_password: 'n3w-secret' }],
    [
      'PATCH /users/{id}/password',
      objectOf({ 'oldPassword!': 'string', 'password!': 'string' }),
      { oldPassword: 'secret123', password: 'n3w-secret' },
    ],
  ])('lets the new one in and the old one no more: %s', async (name, request, body) => {
    const { send, token } = await withChange(name, request);
    expect((await send(body)).status).toBe(204);
    expect([await token('n3w-secret'), await token('secret123')]).toEqual([expect.any(String), undefined]);
  });

  it.each<[number[], object, number]>([
    [[400, 401], { ...secrets, current_password: 'wrong' }, 400],
    [[401], { ...secrets, current_password: 'wrong' }, 401],
    [[], { ...secrets, current_password: 'wrong' }, 400],
    [[422], { ...secrets, confirm_password: 'another' }, 422],
  ])('is refused where %j are declared and %j is sent', async (statuses, body, status) => {
    const { send, token } = await withChange('PUT /users/me/password', change, statuses);
    expect((await send(body)).status).toBe(status);
    expect(await token('secret123')).toEqual(expect.any(String));
  });
});

describe('a log-in whose response says nothing of what it has', () => {
  const anything = objectOf({ code: 'integer', data: {}, message: 'string' });

  it.each<[string, OperationSketch, (body: Record<string, unknown>) => unknown]>([
    ['no content', { status: 200 }, (body) => body],
    ['any object', { response: { type: 'object' } }, (body) => body],
    ['a member that may be anything', { response: anything }, ({ data }) => data],
  ])('shows the token and its user: %s', async (_, response, shownIn) => {
    const document = sketch(
      {
        'POST /auth/register': { request: 'SignUp', status: 201 },
        'POST /auth/login': { request: 'LogIn', ...response },
        'GET /auth/me': { status: 200 },
        'GET /users': { status: 200 },
        'GET /users/{id}': { status: 200 },
      },
      { SignUp: signUp, LogIn: logIn },
    );
    const { api } = await contractSandbox(document);
    await api.post('/auth/register').send(ann).expect(201);
    await api.post('/auth/register').send(bob).expect(201);
    const { body } = await api.post('/auth/login').send(bob).expect(200);
    expect(shownIn(body as Record<string, unknown>)).toMatchObject({
      token: expect.any(String),
      user: { id: expect.anything(), email: bob.email, full_name: 'Bob' },
    });
    expect(JSON.stringify(body)).not.toContain(bob.password);
    const { token } = shownIn(body as Record<string, unknown>) as { token: string };
    const me = await api.get('/auth/me').set('Authorization', `Bearer ${token}`).expect(200);
    expect(me.body).toMatchObject({ email: bob.email });
  });
});

describe('people whom no response describes', () => {
  it.each([
    ['/api/users', '/api/users/register'],
    ['/v1/members', '/v1/auth/sign-up'],
  ])('are in %s when they sign up at %s', async (users, signup) => {
    const silent = { status: 200 };
    const document = sketch(
      {
        [`POST ${signup}`]: { request: 'SignUp', status: 201 },
        [`GET ${users}`]: silent,
        [`GET ${users}/{id}`]: silent,
        [`PUT ${users}/{id}/edit`]: { request: objectOf({ full_name: 'string' }), status: 200 },
        [`DELETE ${users}/{id}/delete`]: silent,
      },
      { SignUp: signUp },
    );
    const { api } = await contractSandbox(document);
    const created = await api.post(signup).send(ann);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ email: ann.email, full_name: 'Ann' });
    const { id } = created.body as { id: string };
    await api.put(`${users}/${id}/edit`).send({ full_name: 'Anna' });
    const read = await api.get(`${users}/${id}`);
    expect(read.body).toMatchObject({ id, full_name: 'Anna' });
    expect((await api.get(users)).body).toEqual([read.body]);
    await api.delete(`${users}/${id}/delete`);
    expect((await api.get(`${users}/${id}`)).status).toBe(404);
  });
});
