import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/index.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { minimalCustomer } from '../../support/customers.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { sandbox, type TestSandbox } from '../../support/sandbox.ts';

async function recorded({ api }: TestSandbox, query = '') {
  const { body } = await api.get(`/__admin/requests?limit=100${query}`);
  return body.requests;
}

describe('a request', () => {
  it('is recorded with its response, its operation and its validation', async () => {
    const to = await sandbox();
    await to.api.post('/customers').set('X-Request-Id', 'mine').send(minimalCustomer('c1'));
    const [{ durationMs, validationMs, executionMs, ...entry }] = await recorded(to);
    expect(entry).toMatchObject({
      id: 1,
      requestId: 'mine',
      operation: { id: 'createCustomer', method: 'POST', path: '/customers', behavior: 'custom' },
      request: { method: 'POST', url: '/customers', body: { truncated: false, json: minimalCustomer('c1') } },
      validation: { outcome: 'passed', errors: [] },
      response: { status: 201, headers: { location: '/customers/c1' }, body: { json: { id: 'c1' } } },
    });
    expect(entry).not.toHaveProperty('session');
    expect(durationMs).toBeCloseTo(validationMs + executionMs, 1);
  });

  it.each<[string, string, (to: TestSandbox) => PromiseLike<unknown>, object]>([
    ['an unknown path', 'skipped', ({ api }) => api.get('/nothing'), { response: { status: 404 } }],
    ['a wrong method', 'skipped', ({ api }) => api.put('/customers'), { response: { status: 405 } }],
    ['no token', 'skipped', ({ anonymous }) => anonymous.get('/customers'), { response: { status: 401 } }],
    [
      'a session that cannot be',
      'skipped',
      ({ api }) => api.get('/customers').set('X-Sandbox-Session', 'a b'),
      { response: { status: 400 } },
    ],
    [
      'a bad query',
      'failed',
      ({ api }) => api.get('/customers?pageSize=0&x=1'),
      {
        validation: { errors: ['query parameter x is not declared by getCustomers', expect.any(String)] },
      },
    ],
    [
      'a body that is no JSON',
      'failed',
      ({ api }) => api.post('/customers').type('json').send('{"id": nonsense'),
      { request: { body: { text: '{"id": nonsense', bytes: 15 } }, response: { status: 400 } },
    ],
    [
      'a body of another type',
      'failed',
      ({ api }) => api.post('/customers').type('text/plain').send('x'),
      { response: { status: 415 } },
    ],
    [
      'a body too large',
      'failed',
      ({ api }) =>
        api
          .post('/customers')
          .type('json')
          .send(`"${'x'.repeat(10 * 1024 * 1024)}"`),
      { response: { status: 413 } },
    ],
    [
      'an item that is not there',
      'passed',
      ({ api }) => api.get('/customers/none'),
      { response: { status: 404 }, operation: { id: 'getCustomer' } },
    ],
  ])('with %s is recorded too: %s', async (_, outcome, ask, entry) => {
    const to = await sandbox();
    await ask(to);
    const all = await recorded(to);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ validation: { outcome }, ...entry });
  });

  it.each<[string, (to: TestSandbox) => PromiseLike<unknown>]>([
    ['for the admin API', ({ api }) => api.get('/__admin/state')],
    ['for what the admin API has not', ({ api }) => api.get('/__admin/nothing')],
    ['for the health of the sandbox', ({ api }) => api.get('/__admin/health')],
    ['for the admin API of a session', ({ api }) => api.post('/__session/w1/__admin/reset')],
    ['for the index', ({ api }) => api.get('/')],
    ['for the contract', ({ api }) => api.get('/openapi.json')],
    ['for the contract, in YAML', ({ api }) => api.get('/openapi.yaml')],
    [
      'whether a page may ask',
      ({ api }) =>
        api
          .options('/customers')
          .set({ Origin: 'http://localhost:1', 'Access-Control-Request-Method': 'GET' }),
    ],
  ])('%s is not recorded', async (_, ask) => {
    const to = await sandbox();
    await ask(to);
    expect(await recorded(to)).toEqual([]);
  });

  it('is returned without its secrets', async () => {
    const to = await sandbox();
    const secret = 'dGhpcyBpcyBhIHNlY3JldA';
    const headers = { Authorization: `Bearer ${secret}`, Cookie: `a=${secret}`, 'X-API-Key': secret };
    await to.anonymous.get(`/customers?access_token=${secret}`).set(headers);
    const entries = await recorded(to);
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect(entries[0].request).toMatchObject({
      url: '/customers?access_token=[redacted]',
      headers: { authorization: '[redacted]', cookie: '[redacted]', 'x-api-key': '[redacted]' },
    });
  });

  it('has the session that its header or its path names', async () => {
    const to = await sandbox();
    await to.api.get('/customers').set('X-Sandbox-Session', 'w1');
    await to.api.get('/__session/w2/customers');
    const entries = await recorded(to);
    expect(entries.map((entry: { session: string }) => entry.session)).toEqual(['w2', 'w1']);
    expect(entries[0].request.url).toBe('/__session/w2/customers');
  });

  it('of HEAD has a response without a body', async () => {
    const to = await sandbox();
    await to.api.head('/customers');
    const [{ request, response }] = await recorded(to);
    expect(request.method).toBe('HEAD');
    expect(response).not.toHaveProperty('body');
    expect(response.headers['content-length']).toMatch(/^\d+$/);
  });

  it('records headers as received, repeated ones too', async () => {
    const to = await sandbox();
    const running = await createSandbox();
    const { hostname, port } = new URL(running.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /customers HTTP/1.1\r\nHost: ${hostname}\r\nX-A: 1\r\nx-a: 2\r\nAUTHORIZATION: Bearer 1\r\n` +
        'authorization: Bearer 2\r\n__proto__: 3\r\nConnection: close\r\n\r\n',
    );
    socket.resume();
    await once(socket, 'close');
    const response = await fetch(`${running.url}/__admin/requests`);
    const { requests } = (await response.json()) as { requests: { request: { headers: object } }[] };
    await running.close();
    expect(Object.entries(requests[0]?.request.headers ?? {})).toEqual([
      ['host', hostname],
      ['x-a', '1, 2'],
      ['authorization', '[redacted]'],
      ['__proto__', '3'],
      ['connection', 'close'],
    ]);
    await to.close();
  });
});

describe('a body', () => {
  const upload = {
    openapi: '3.0.3',
    info: { title: 'Files', version: '1' },
    paths: {
      '/files': {
        post: {
          operationId: 'upload',
          requestBody: {
            content: {
              'application/octet-stream': {},
              'application/json': {},
              'multipart/form-data': { schema: { type: 'object' } },
            },
          },
          responses: {
            200: { description: 'x', content: { 'application/json': { example: { taken: true } } } },
          },
        },
      },
    },
  };

  it.each<[string, string, Uint8Array, object]>([
    [
      'text',
      'application/json',
      Buffer.from(' {"a": 1.0}'),
      { text: ' {"a": 1.0}', json: { a: 1 }, bytes: 11 },
    ],
    ['no text', 'application/octet-stream', Buffer.from([255, 0, 1]), { base64: '/wAB', bytes: 3 }],
    [
      'a cut text',
      'application/octet-stream',
      Buffer.from(`a${'é'.repeat(40_000)}`),
      { text: `a${'é'.repeat(32_767)}`, bytes: 80_001, truncated: true },
    ],
    [
      'cut bytes',
      'application/octet-stream',
      Buffer.alloc(100_000, 200),
      { base64: Buffer.alloc(65_536, 200).toString('base64'), bytes: 100_000, truncated: true },
    ],
    [
      'a cut JSON',
      'application/json',
      Buffer.from(`"${'x'.repeat(70_000)}"`),
      { text: `"${'x'.repeat(65_535)}`, bytes: 70_002, truncated: true },
    ],
    [
      'a JSON nested too deep',
      'application/json',
      Buffer.from('['.repeat(20_000) + ']'.repeat(20_000)),
      { text: '['.repeat(20_000) + ']'.repeat(20_000), bytes: 40_000 },
    ],
    [
      'a form with a file',
      'multipart/form-data; boundary=x',
      Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'),
      { text: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n', bytes: 59 },
    ],
  ])('of %s is recorded as received', async (_, type, body, expected) => {
    const to = await contractSandbox(upload);
    const headers = { 'Content-Type': type, 'Content-Length': String(body.length) };
    await sendRaw(to.app, { method: 'POST', path: '/files', headers, body });
    const [{ request }] = await recorded(to);
    expect(request.body).toEqual({ truncated: false, ...expected });
    expect(to.logged.failures).toEqual([]);
  });

  it('that is never read is not recorded, nor is one that was not sent', async () => {
    const to = await sandbox();
    await to.api.post('/nothing').send({ a: 1 });
    await to.api.get('/customers');
    const bodies = (await recorded(to)).map((entry: { request: object }) => 'body' in entry.request);
    expect(bodies).toEqual([false, false]);
  });

  it('of a response is truncated as well', async () => {
    const to = await sandbox();
    const address = { line1: 'x'.repeat(255), line2: 'é'.repeat(255) };
    for (let i = 0; i < 100; i += 1) {
      await to.api.post('/customers').send({ ...minimalCustomer(`c${i}`), address });
    }
    const { text } = await to.api.get('/customers?pageSize=100');
    const [{ response }] = await recorded(to, '&operation=getCustomers');
    expect(response.body).toEqual({
      bytes: Buffer.byteLength(text),
      truncated: true,
      text: expect.any(String),
    });
    expect(text.startsWith(response.body.text)).toBe(true);
    expect(Buffer.byteLength(response.body.text)).toBeGreaterThan(65_532);
  });
});

describe('requests', () => {
  const ids = (entries: readonly { id: number }[]) => entries.map(({ id }) => id);

  it.each([
    ['operation=getCustomer', [4, 3]],
    ['status=404', [5, 4, 3]],
    ['status=4XX', [6, 5, 4, 3]],
    ['status=2XX', [2, 1]],
    ['method=POST', [6, 1]],
    ['path=/customers', [6, 2, 1]],
    ['path=/customers/a', [4, 3]],
    ['session=w1', [4, 2]],
    ['session=', [6, 5, 3, 1]],
    ['session=w1&status=404&method=GET', [4]],
    ['operation=deleteCustomer', []],
  ])('are found by %s', async (query, found) => {
    const to = await sandbox();
    await to.api.post('/customers').send(minimalCustomer('c1'));
    await to.api.get('/customers?pageSize=5').set('X-Sandbox-Session', 'w1');
    await to.api.get('/customers/a');
    await to.api.get('/__session/w1/customers/a');
    await to.api.get('/nothing');
    await to.api.post('/customers').send({});
    expect(ids(await recorded(to, `&${query}`))).toEqual(found);
  });

  it('are not found by an operation that the contract has not: that is a mistake, not an empty list', async () => {
    const { api } = await sandbox();
    const { status, body } = await api.get('/__admin/requests?operation=getCustomerz');
    expect(status).toBe(400);
    expect(body.detail).toContain('getCustomer');
  });

  it('are listed in pages, whatever arrives in between', async () => {
    const to = await sandbox();
    for (let i = 0; i < 5; i += 1) await to.api.get(`/customers/${i}`);
    const first = await to.api.get('/__admin/requests?limit=2');
    expect({ ids: ids(first.body.requests), next: first.body.next }).toEqual({ ids: [5, 4], next: 4 });
    await to.api.get('/customers/later');
    const second = await to.api.get(`/__admin/requests?limit=2&after=${first.body.next}`);
    expect({ ids: ids(second.body.requests), next: second.body.next }).toEqual({ ids: [3, 2], next: 2 });
    const last = await to.api.get(`/__admin/requests?limit=2&after=${second.body.next}`);
    expect(last.body).toEqual({ requests: [expect.objectContaining({ id: 1 })] });
  });

  it('of a session are listed and deleted by a request in that session', async () => {
    const to = await sandbox();
    const w1 = { 'X-Sandbox-Session': 'w1' };
    for (const headers of [w1, {}, { 'X-Sandbox-Session': 'w2' }, w1])
      await to.api.get('/customers').set(headers);
    expect(ids((await to.api.get('/__admin/requests').set(w1)).body.requests)).toEqual([4, 1]);
    expect(ids((await to.api.get('/__session/w2/__admin/requests')).body.requests)).toEqual([3]);
    const both = await to.api.get('/__admin/requests?session=w2').set(w1);
    expect(both.status).toBe(400);
    expect(both.body.detail).toContain('name one of them');
    await to.api.delete('/__admin/requests').set(w1);
    expect(ids(await recorded(to))).toEqual([3, 2]);
    await to.api.delete('/__admin/requests?session=');
    expect(ids(await recorded(to))).toEqual([3]);
    await to.api.delete('/__admin/requests');
    expect(ids(await recorded(to))).toEqual([]);
    expect((await to.api.get('/__admin/requests/3')).status).toBe(404);
  });

  it('outlive a reset', async () => {
    const to = await sandbox();
    await to.api.get('/customers');
    await to.reset();
    expect(ids(await recorded(to))).toEqual([1]);
  });

  it('are listed as soon as their response arrives', async () => {
    const to = await sandbox();
    for (let i = 1; i <= 20; i += 1) {
      await Promise.all([to.api.get('/customers'), sendRaw(to.app, { path: '/customers/%' })]);
      expect(await recorded(to)).toHaveLength(2 * i);
    }
  });
});
