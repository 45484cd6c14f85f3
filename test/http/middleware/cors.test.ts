import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { documentedRequest } from '../../support/customers.ts';
import { sandbox } from '../../support/sandbox.ts';

const { document: contract } = await loadDocument(
  fileURLToPath(new URL('../../../openapi/togai.yaml', import.meta.url)),
);
const operations = [...operationsOf(contract).values()].map(({ id, method, path }) => ({
  id,
  method: method.toUpperCase(),
  path: path.replace(/\{[^}]+\}/, 'x'),
}));
const admin = [
  { id: 'reset', method: 'POST', path: '/__admin/reset' },
  { id: 'a path that is not there', method: 'GET', path: '/nothing' },
];

const page = 'http://localhost:5173';

function preflight(method: string, origin = page) {
  return {
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': 'authorization,content-type,x-request-id',
  };
}

/** `a, b` as the list of its names in lower case. */
function namesIn(header: string | undefined): string[] {
  return (header ?? '').toLowerCase().split(/, */);
}

describe('a preflight', () => {
  it.each([...operations, ...admin])('for $id needs no token', async ({ method, path }) => {
    const { anonymous, logged } = await sandbox({ tokens: ['secret'] });
    const response = await anonymous.options(path).set(preflight(method));
    expect(response.status).toBe(204);
    expect(response.text).toBe('');
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    });
    expect(namesIn(response.headers['access-control-allow-methods'])).toContain(method.toLowerCase());
    expect(namesIn(response.headers['access-control-allow-headers'])).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'x-request-id']),
    );
    expect(namesIn(response.headers.vary)).toEqual(
      expect.arrayContaining(['origin', 'access-control-request-headers']),
    );
    expect(logged.failures).toEqual([]);
  });

  it.each([
    { origin: 'https://evil.example', allowOrigins: [] },
    { origin: 'null', allowOrigins: [] },
    { origin: 'https://evil.example', allowOrigins: ['https://app.example.test'] },
  ])('of $origin is not allowed with $allowOrigins', async ({ origin, allowOrigins }) => {
    const { anonymous } = await sandbox({ allowOrigins });
    const response = await anonymous
      .options('/customers')
      .set({ ...preflight('POST', origin), 'Access-Control-Request-Private-Network': 'true' });
    expect(response.status).toBe(204);
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    expect(response.headers).not.toHaveProperty('access-control-allow-private-network');
    expect(namesIn(response.headers.vary)).toContain('origin');
  });

  it.each([
    { origin: 'https://app.example.test', allowOrigins: ['https://app.example.test'] },
    { origin: 'https://anything.example', allowOrigins: ['*'] },
    { origin: 'null', allowOrigins: ['null'] },
  ])('of $origin gets a response that names it with $allowOrigins', async ({ origin, allowOrigins }) => {
    const { anonymous } = await sandbox({ allowOrigins });
    const response = await anonymous.options('/customers').set(preflight('POST', origin));
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    });
  });

  it('from a public page to a private address is allowed', async () => {
    const { anonymous } = await sandbox({ allowOrigins: ['https://app.example.test'] });
    const sent = preflight('POST', 'https://app.example.test');
    const plain = await anonymous.options('/customers').set(sent);
    expect(plain.headers).not.toHaveProperty('access-control-allow-private-network');
    const response = await anonymous
      .options('/customers')
      .set({ ...sent, 'Access-Control-Request-Private-Network': 'true' });
    expect(response.headers).toHaveProperty('access-control-allow-private-network', 'true');
  });
});

describe('OPTIONS without the headers of a preflight', () => {
  it.each([{ sent: {} }, { sent: { Origin: page } }, { sent: { 'Access-Control-Request-Method': 'POST' } }])(
    '$sent lists the methods of the path',
    async ({ sent }) => {
      const { anonymous, logged } = await sandbox({ tokens: ['secret'] });
      const response = await anonymous.options('/customers').set(sent);
      expect([response.status, response.text, logged.failures]).toEqual([204, '', []]);
      expect(response.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
      expect(response.headers['access-control-allow-origin']).toBe(Reflect.get(sent, 'Origin'));
    },
  );

  it.each([
    ['an item', '/customers/CUST-1', 204, 'DELETE, GET, HEAD, PATCH, OPTIONS'],
    ['the index', '/', 204, 'GET, HEAD, OPTIONS'],
    ['the contract', '/openapi.json', 204, 'GET, HEAD, OPTIONS'],
    ['a path that is not there', '/nothing', 404, undefined],
  ])('for %s: %s', async (_, path, status, allow) => {
    const { api } = await sandbox();
    const response = await api.options(path);
    expect([response.status, response.headers.allow]).toEqual([status, allow]);
  });

  it('is the operation that the contract declares', async () => {
    const responses = { '200': { description: 'x', content: { 'application/json': { example: { a: 1 } } } } };
    const { api } = await contractSandbox(contractOf({ '/desk': { options: { responses } } }));
    const response = await api.options('/desk');
    expect([response.status, response.body]).toEqual([200, { a: 1 }]);
  });
});

describe('a response to a page', () => {
  it('is readable, with its own headers', async () => {
    const { api } = await sandbox();
    const response = await api.post('/customers').set('Origin', page).send(documentedRequest);
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-credentials': 'true',
    });
    expect(namesIn(response.headers['access-control-expose-headers']).sort()).toEqual([
      'accept-ranges',
      'allow',
      'content-range',
      'etag',
      'idempotent-replayed',
      'location',
      'preference-applied',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'www-authenticate',
      'x-request-id',
      'x-sandbox-reason',
    ]);
    expect(namesIn(response.headers.vary)).toContain('origin');
  });

  it.each([
    { method: 'get', path: '/', status: 200 },
    { method: 'get', path: '/openapi.json', status: 200 },
    { method: 'get', path: '/openapi.yaml', status: 200 },
    { method: 'get', path: '/__admin/health', status: 200 },
    { method: 'get', path: '/__admin/nothing', status: 404 },
    { method: 'post', path: '/customers', status: 400 },
    { method: 'get', path: '/customers?pageSize=0', status: 400 },
    { method: 'get', path: '/customers/%', status: 400 },
    { method: 'get', path: '/customers', sent: { Authorization: '' }, status: 401 },
    { method: 'get', path: '/customers/nobody', status: 404 },
    { method: 'get', path: '/nothing', status: 404 },
    { method: 'put', path: '/customers', status: 405 },
    { method: 'post', path: '/customers', sent: { 'Content-Type': 'text/plain' }, text: 'x', status: 415 },
    {
      method: 'post',
      path: '/customers',
      sent: { 'Content-Type': 'application/json' },
      text: ' '.repeat(10 * 2 ** 20 + 1),
      status: 413,
    },
  ] as const)('$method $path is $status and readable', async ({ method, path, status, ...more }) => {
    const { api } = await sandbox();
    const request = api[method](path).set({ Origin: page, ...('sent' in more ? more.sent : {}) });
    const response = await ('text' in more ? request.send(more.text) : request);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': expect.stringMatching(/X-Request-Id/i),
    });
  });

  it('never allows every origin at once', async () => {
    const { api } = await sandbox({ allowOrigins: ['*'] });
    const withoutOrigin = await api.get('/customers');
    expect(withoutOrigin.headers).not.toHaveProperty('access-control-allow-origin');
    const response = await api.get('/customers').set('Origin', 'https://anything.example');
    expect(response.headers['access-control-allow-origin']).toBe('https://anything.example');
  });
});

describe('HEAD', () => {
  it.each([
    '/customers',
    '/customers/01BX5ZZKBKACTAV9WEVGEMMVRZ',
    '/customers/nobody',
    '/customers?pageSize=0',
    '/nothing',
  ])('of %s has the response of GET, without the body', async (path) => {
    const { api } = await sandbox();
    await api.post('/customers').send(documentedRequest);
    const [got, head] = [await api.get(path), await api.head(path)];
    expect(head.status).toBe(got.status);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    expect(head.text).toBeFalsy();
  });

  it('of a path without GET is 405', async () => {
    const { api } = await sandbox();
    const response = await api.head('/accounts/x/add_aliases');
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe('POST');
  });

  it('needs a token where GET does', async () => {
    const { anonymous } = await sandbox();
    expect((await anonymous.head('/customers')).status).toBe(401);
  });
});

describe('the response headers that a page may read', () => {
  it('are those of the contract too, each once', async () => {
    const headers = { 'X-Total-Count': {}, location: {}, 'X bad': {} };
    const { api } = await contractSandbox({
      ...contractOf({
        '/x': {
          get: {
            responses: {
              200: { description: 'x', headers },
              429: { description: 'x', headers: { 'X-Left': {} } },
            },
          },
          post: { responses: { 204: { description: 'x', headers: { 'x-total-count': {} } } } },
        },
      }),
    });
    const exposed = (await api.get('/x').set('Origin', page)).headers['access-control-expose-headers'];
    const names = namesIn(exposed).map((name) => name.trim());
    expect(names).toEqual(expect.arrayContaining(['x-request-id', 'x-total-count', 'x-left', 'location']));
    expect(names.filter((name) => /total|location|bad/.test(name))).toHaveLength(2);
  });
});
