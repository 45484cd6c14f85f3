import { beforeEach, describe, expect, it } from 'vitest';
import { minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { sandbox } from '../../support/sandbox.ts';

/** The challenges for a client without a bearer token, and for one whose token is not accepted. */
const challenges = { missing: /^Bearer\b(?!.*error=)/, rejected: /^Bearer\b.*error="invalid_token"/ };

const open = await sandbox();
const guarded = await sandbox({ tokens: ['secret', 'other/one=='] });

beforeEach(async () => {
  await open.reset();
  await guarded.reset();
});

const everyMethod = [
  ['get', '/customers'],
  ['post', '/customers'],
  ['get', '/customers/c1'],
  ['patch', '/customers/c1'],
  ['delete', '/customers/c1'],
  ['get', '/accounts'],
  ['post', '/accounts'],
  ['get', '/accounts/a1'],
  ['patch', '/accounts/a1'],
  ['delete', '/accounts/a1'],
  ['post', '/accounts/a1/add_aliases'],
  ['post', '/accounts/a1/remove_aliases'],
] as const;

describe('a sandbox that accepts any token', () => {
  it.each(['Bearer x', 'Bearer secret', 'bearer x', 'BEARER x', 'Bearer  x', `Bearer ${'x'.repeat(4000)}`])(
    'accepts %s',
    async (authorization) => {
      const { status } = await open.anonymous.get('/customers').set('Authorization', authorization);
      expect(status).toBe(200);
    },
  );

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'x',
    'Basic YTpi',
    'Digest x',
    'Token x',
    'Bearerx',
    'Bearer:x',
    'X-Bearer x',
  ])('requires one, given %j', async (authorization) => {
    const request = open.anonymous.get('/customers');
    const response = await (authorization === undefined
      ? request
      : request.set('Authorization', authorization));
    expectError(response, 401, 'Bearer');
    expect(response.headers['www-authenticate']).toMatch(challenges.missing);
  });

  it.each(everyMethod)('requires one for %s %s', async (method, path) => {
    const response = await open.anonymous[method](path);
    expectError(response, 401);
    expect(response.headers['www-authenticate']).toMatch(challenges.missing);
  });

  it.each([
    ['an API key', 'X-API-Key', 'x'],
    ['a cookie', 'Cookie', 'Authorization=Bearer x; token=x'],
    ['another header', 'Proxy-Authorization', 'Bearer x'],
  ])('does not accept %s', async (_, header, value) => {
    expectError(await open.anonymous.get('/customers').set(header, value), 401);
  });

  it('does not accept a token in the query', async () => {
    expectError(await open.anonymous.get('/customers?access_token=x&__token=x'), 401);
  });

  it('changes nothing without one', async () => {
    expectError(await open.anonymous.post('/customers').send(minimalCustomer('c1')), 401);
    expectError(await open.api.get('/customers/c1'), 404);
  });

  it('requires one before it reports what is wrong with a request', async () => {
    expectError(await open.anonymous.get('/customers?pageSize=0'), 401);
    expectError(await open.anonymous.post('/customers').type('json').send('{'), 401);
    expectError(await open.anonymous.post('/customers').type('text').send('x'), 401);
  });

  it.each([
    ['get', '/__admin/health', 200],
    ['get', '/__admin/state', 200],
    ['post', '/__admin/reset', 204],
  ] as const)('does not protect the admin API: %s %s', async (method, path, status) => {
    expect((await open.anonymous[method](path)).status).toBe(status);
    expect((await open.anonymous[method](path).set('Authorization', 'Basic x')).status).toBe(status);
  });
});

describe('a sandbox with tokens', () => {
  it.each(['Bearer secret', 'bearer secret', 'Bearer other/one=='])('accepts %s', async (authorization) => {
    const request = guarded.anonymous.post('/customers').set('Authorization', authorization);
    expect((await request.send(minimalCustomer('c1'))).status).toBe(201);
  });

  const others = [
    'x',
    'SECRET',
    'secret2',
    'secre',
    'secret,other/one==',
    'other/one',
    'secret=',
    'null',
    '*',
  ];

  it.each(others)('accepts no other: %s', async (token) => {
    const response = await guarded.anonymous.get('/customers').set('Authorization', `Bearer ${token}`);
    expectError(response, 401);
    expect(response.headers['www-authenticate']).toMatch(challenges.rejected);
  });

  it.each(everyMethod)('accepts no other for %s %s', async (method, path) => {
    const response = await guarded.api[method](path);
    expectError(response, 401);
    expect(response.headers['www-authenticate']).toMatch(challenges.rejected);
  });

  it.each([undefined, 'Basic secret', 'Bearer', 'secret'])(
    'requires one, given %j',
    async (authorization) => {
      const request = guarded.anonymous.get('/customers');
      const response = await (authorization === undefined
        ? request
        : request.set('Authorization', authorization));
      expectError(response, 401);
      expect(response.headers['www-authenticate']).toMatch(challenges.missing);
    },
  );

  it('never reveals its tokens', async () => {
    for (const response of [await guarded.anonymous.get('/customers'), await guarded.api.get('/customers')]) {
      expect(JSON.stringify([response.body, response.headers])).not.toMatch(/secret|other\/one/);
    }
  });

  it('changes nothing for another', async () => {
    expectError(await guarded.api.post('/customers').send(minimalCustomer('c1')), 401);
    const request = guarded.anonymous.get('/customers/c1').set('Authorization', 'Bearer secret');
    expectError(await request, 404);
  });

  const admin = [
    ['get', '/__admin/state', 200],
    ['post', '/__admin/reset', 204],
  ] as const;

  it.each(admin)('protects the admin API, too: %s %s', async (method, path, status) => {
    const [missing, rejected] = [await guarded.anonymous[method](path), await guarded.api[method](path)];
    expect([missing.status, rejected.status]).toEqual([401, 401]);
    expect(missing.headers['www-authenticate']).toMatch(challenges.missing);
    expect(rejected.headers['www-authenticate']).toMatch(challenges.rejected);
    const request = guarded.anonymous[method](path).set('Authorization', 'Bearer secret');
    expect((await request).status).toBe(status);
  });

  it('does not reset without one', async () => {
    const request = guarded.anonymous.post('/customers').set('Authorization', 'Bearer secret');
    await request.send(minimalCustomer('c1'));
    await guarded.anonymous.post('/__admin/reset');
    await guarded.api.post('/__admin/reset');
    const read = guarded.anonymous.get('/customers/c1').set('Authorization', 'Bearer secret');
    expect((await read).status).toBe(200);
  });

  it('reports its health to everyone', async () => {
    expect((await guarded.anonymous.get('/__admin/health')).status).toBe(200);
    expect((await guarded.api.get('/__admin/health')).status).toBe(200);
  });
});

describe.each([
  ['without tokens', open],
  ['with tokens', guarded],
])('whatever the token, in a sandbox %s', (_, box) => {
  const tokens = [undefined, 'Basic x', 'Bearer x', 'Bearer secret'];

  const ask = (method: 'get' | 'put' | 'delete' | 'post' | 'options', path: string, token?: string) => {
    const request = box.anonymous[method](path);
    return token === undefined ? request : request.set('Authorization', token);
  };

  it.each(tokens)('an unknown path is 404: %s', async (token) => {
    for (const path of [
      '/nowhere',
      '/customers//',
      '/Customers',
      '/customers/c1/accounts',
      '/v1/customers',
    ]) {
      const response = await ask('get', path, token);
      expectError(response, 404, path);
      expect(response.headers).not.toHaveProperty('www-authenticate');
    }
  });

  it.each(tokens)('a wrong method is 405: %s', async (token) => {
    for (const [method, path, allowed] of [
      ['put', '/customers', ['GET', 'HEAD', 'POST']],
      ['delete', '/customers', ['GET', 'HEAD', 'POST']],
      ['post', '/customers/c1', ['DELETE', 'GET', 'HEAD', 'PATCH']],
      ['put', '/accounts/a1', ['DELETE', 'GET', 'HEAD', 'PATCH']],
      ['get', '/accounts/a1/add_aliases', ['POST']],
      ['delete', '/accounts/a1/remove_aliases', ['POST']],
    ] as const) {
      const response = await ask(method, path, token);
      expectError(response, 405, method.toUpperCase());
      expect(response.headers).not.toHaveProperty('www-authenticate');
      expect(response.headers.allow?.split(/, */).sort()).toEqual(expect.arrayContaining([...allowed]));
    }
  });
});
