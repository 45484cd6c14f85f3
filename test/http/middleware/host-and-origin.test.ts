import { describe, expect, it } from 'vitest';
import { createAllowsHost, createAllowsOrigin } from '../../../src/http/middleware/host-and-origin.ts';
import type { SandboxOptions } from '../../../src/index.ts';
import { documentedRequest } from '../../support/customers.ts';
import { sandbox } from '../../support/sandbox.ts';

describe('createAllowsHost', () => {
  it.each([
    { added: [], allowed: ['localhost', '127.0.0.1', '[::1]', 'api.localhost', 'a.b.localhost'] },
    {
      added: [],
      rejected: [
        '',
        'evil.example',
        'localhost.evil.example',
        'evillocalhost',
        '127.0.0.1.evil.example',
        '127.0.0.2',
        '0.0.0.0',
        '[::]',
        'constructor',
      ],
    },
    { added: ['sandbox.test'], allowed: ['sandbox.test', 'localhost'] },
    { added: ['Sandbox.TEST'], allowed: ['sandbox.test'] },
    { added: ['sandbox.test'], rejected: ['a.sandbox.test', 'sandbox.test.evil.example', 'test'] },
    { added: ['*.example.test'], allowed: ['a.example.test', 'a.b.example.test'] },
    { added: ['*.example.test'], rejected: ['example.test', 'badexample.test', 'example.test.evil.example'] },
    { added: ['10.0.0.7', '[fd00::1]'], allowed: ['10.0.0.7', '[fd00::1]'] },
  ])('with $added: allows $allowed, refuses $rejected', ({ added, allowed = [], rejected = [] }) => {
    const allows = createAllowsHost(added);
    expect(allowed.filter((host) => !allows(host))).toEqual([]);
    expect(rejected.filter((host) => allows(host))).toEqual([]);
  });
});

describe('createAllowsOrigin', () => {
  it.each([
    {
      added: [],
      allowed: [
        'http://localhost',
        'http://localhost:5173',
        'https://localhost:8443',
        'http://127.0.0.1:3000',
        'http://[::1]:3000',
        'http://app.localhost:3000',
      ],
    },
    {
      added: [],
      rejected: [
        '',
        'null',
        'garbage',
        'localhost',
        'file://',
        'https://evil.example',
        'http://localhost.evil.example',
        'http://evillocalhost',
        'http://127.0.0.1.evil.example:3000',
        'http://localhost@evil.example',
        'http://evil.example#localhost',
        'http://10.0.0.7',
      ],
    },
    { added: ['https://app.example.test'], allowed: ['https://app.example.test', 'http://localhost:1'] },
    {
      added: ['https://app.example.test'],
      rejected: [
        'http://app.example.test',
        'https://app.example.test:8443',
        'https://a.app.example.test',
        'null',
      ],
    },
    { added: ['null'], allowed: ['null'], rejected: ['https://evil.example'] },
    { added: ['*'], allowed: ['https://anything.example', 'null', 'http://localhost'] },
  ])('with $added: allows $allowed, refuses $rejected', ({ added, allowed = [], rejected = [] }) => {
    const allows = createAllowsOrigin(added);
    expect(allowed.filter((origin) => !allows(origin))).toEqual([]);
    expect(rejected.filter((origin) => allows(origin))).toEqual([]);
  });
});

describe('the host of a request', () => {
  const open: SandboxOptions = {};
  const added: SandboxOptions = { allowHosts: ['sandbox.test', '*.example.test'] };

  it.each([
    { options: open, host: 'localhost', status: 200 },
    { options: open, host: 'LOCALHOST:4010', status: 200 },
    { options: open, host: '127.0.0.1:4010', status: 200 },
    { options: open, host: '[::1]:4010', status: 200 },
    { options: open, host: 'togai.localhost:4010', status: 200 },
    { options: open, host: 'sandbox.test', status: 403 },
    { options: added, host: 'sandbox.test:4010', status: 200 },
    { options: added, host: 'Sandbox.Test', status: 200 },
    { options: added, host: 'a.example.test', status: 200 },
    { options: added, host: 'example.test', status: 403 },
    { options: { host: '192.168.0.7' }, host: '192.168.0.7:4010', status: 200 },
    { options: { host: '192.168.0.7' }, host: '192.168.0.8:4010', status: 403 },
  ])('$host is $status with $options', async ({ options, host, status }) => {
    const { api } = await sandbox(options);
    const response = await api.get('/customers').set('Host', host);
    expect(response.status).toBe(status);
  });

  it.each([
    '/',
    '/openapi.json',
    '/openapi.yaml',
    '/__admin/health',
    '/__admin/state',
    '/customers',
    '/nothing',
  ])('guards %s', async (path) => {
    const { api } = await sandbox();
    const response = await api.get(path).set('Host', 'evil.example');
    expect(response.status).toBe(403);
    const message = path.startsWith('/__admin/') ? response.body.detail : response.body.message;
    expect(message).toContain('--allow-host evil.example');
  });

  it('enters no journal where it is refused: it may be of a page whose name leads here by now', async () => {
    const { anonymous } = await sandbox();
    await anonymous.get('/customers').set({ Host: 'evil.test' });
    expect((await anonymous.get('/__admin/requests')).body.requests).toEqual([]);
  });

  it('guards a preflight', async () => {
    const { anonymous } = await sandbox();
    const response = await anonymous
      .options('/customers')
      .set({ Host: 'evil.example', Origin: 'http://localhost', 'Access-Control-Request-Method': 'POST' });
    expect(response.status).toBe(403);
  });
});

describe('the origin of a request that may change data', () => {
  it.each([
    { sent: {}, status: 201 },
    { sent: { 'Sec-Fetch-Site': 'none' }, status: 201 },
    { sent: { 'Sec-Fetch-Site': 'same-origin' }, status: 201 },
    { sent: { 'Sec-Fetch-Site': 'cross-site' }, status: 403 },
    { sent: { Origin: 'http://localhost:5173' }, status: 201 },
    { sent: { Origin: 'http://127.0.0.1:5173', 'Sec-Fetch-Site': 'cross-site' }, status: 201 },
    { sent: { Origin: 'https://evil.example' }, status: 403 },
    { sent: { Origin: 'null' }, status: 403 },
    { allowOrigins: ['https://app.example.test'], sent: { Origin: 'https://app.example.test' }, status: 201 },
    { allowOrigins: ['https://app.example.test'], sent: { Origin: 'http://app.example.test' }, status: 403 },
    { allowOrigins: ['*'], sent: { Origin: 'https://evil.example' }, status: 201 },
    { allowOrigins: ['null'], sent: { Origin: 'null' }, status: 201 },
  ])('$sent is $status when $allowOrigins are allowed', async ({ allowOrigins = [], sent, status }) => {
    const { api } = await sandbox({ allowOrigins });
    const response = await api.post('/customers').set(sent).send(documentedRequest);
    expect(response.status).toBe(status);
    const { body } = await api.get('/customers');
    expect(body.data).toHaveLength(status === 201 ? 1 : 0);
  });

  it('is named in the message, with the option that allows it', async () => {
    const { api } = await sandbox();
    const response = await api.delete('/customers/x').set('Origin', 'https://evil.example');
    expect(response.body.message).toContain('--allow-origin https://evil.example');
  });
});

describe('the origin of a request that only reads', () => {
  const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

  it.each([
    { sent: { 'Sec-Fetch-Site': 'none' }, status: 200 },
    { sent: { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'cross-site' }, status: 200 },
    { sent: foreign, status: 403 },
    { what: 'an image', sent: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, status: 403 },
    {
      what: 'an image of a local page',
      sent: { 'Sec-Fetch-Site': 'cross-site', Referer: 'http://localhost:5173/list' },
      status: 200,
    },
    {
      what: 'an image of another page',
      sent: { 'Sec-Fetch-Site': 'cross-site', Referer: 'https://evil.example/' },
      status: 403,
    },
    {
      what: 'a link that is followed',
      sent: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
      status: 200,
    },
    {
      what: 'a frame',
      sent: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
      status: 403,
    },
    {
      what: 'an image of another page of this machine, which needs no name of its own',
      sent: { 'Sec-Fetch-Site': 'same-site' },
      status: 200,
    },
    {
      what: 'an image of a page that shares the domain, and no more',
      sent: { 'Sec-Fetch-Site': 'same-site', Host: 'sandbox.example.test' },
      status: 403,
    },
    {
      what: 'the same of the page that may',
      sent: {
        'Sec-Fetch-Site': 'same-site',
        Host: 'sandbox.example.test',
        Referer: 'https://app.example.test/',
      },
      status: 200,
    },
    {
      what: 'an image of the page itself',
      sent: { 'Sec-Fetch-Site': 'same-origin', Host: 'sandbox.example.test' },
      status: 200,
    },
  ])('$what $sent is $status', async ({ sent, status }) => {
    const { api } = await sandbox({
      allowHosts: ['sandbox.example.test'],
      allowOrigins: ['https://app.example.test'],
    });
    expect((await api.get('/customers').set(sent)).status).toBe(status);
  });

  it.each(['/', '/openapi.json', '/__admin/state', '/nothing', '/__session/e1/customers'])(
    'is checked for %s',
    async (path) => {
      const { api } = await sandbox();
      const response = await api.get(path).set(foreign);
      expect(response.status).toBe(403);
      expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  const followed = {
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
  };

  /** A sandbox whose clock advances by an hour after each request. */
  async function withSteps() {
    const to = await sandbox();
    to.runtime.clock.set({ time: Date.parse('2026-01-01T00:00:00Z'), step: 3_600_000 });
    return to;
  }

  it('leads by a link to sessions that there are, and begins none', async () => {
    const { api } = await sandbox();
    await api.get('/__session/mine/customers');
    expect((await api.get('/__session/mine/customers').set(followed)).status).toBe(200);
    expect((await api.get('/__session/new/customers').set(followed)).status).toBe(200);
    const { sessions } = (await api.get('/__admin/sessions')).body;
    expect(sessions).toEqual([expect.objectContaining({ name: 'mine' })]);
  });

  it.each(['post', 'delete'] as const)('refuses a form that another page sends by %s', async (method) => {
    const { api } = await sandbox();
    expect((await api[method]('/customers').set(followed).send({})).status).toBe(403);
  });

  it('leaves no trace of a page of another site: no session, no tick of the clock, no entry in the journal', async () => {
    const { api } = await withSteps();
    const state = async () => {
      const [sessions, clock, requests] = await Promise.all(
        ['sessions', 'clock', 'requests'].map((name) => api.get(`/__admin/${name}`)),
      );
      return [sessions?.body, clock?.body, requests?.body];
    };
    const before = await state();
    for (const path of ['/__session/e1/customers', '/customers']) {
      await api.get(path).set(foreign);
      expect((await api.get(path).set(followed)).status).toBe(200);
      await api.options(path).set({ ...foreign, 'Access-Control-Request-Method': 'DELETE' });
    }
    expect(await state()).toEqual(before);
  });

  it('uses up no override, and is no use of a session, but gets what they say', async () => {
    const { api } = await sandbox();
    const once = { operation: 'getCustomers', respond: { status: 500 }, times: 1 };
    for (const name of ['first', 'second']) {
      const added = await api.post(`/__session/${name}/__admin/overrides`).send(once);
      expect(added.status).toBe(201);
    }
    const state = async () => [
      (await api.get('/__admin/sessions')).body.sessions.map(({ name }: { name: string }) => name),
      (await api.get('/__session/first/__admin/overrides')).body.overrides[0],
    ];
    const before = await state();
    await api.get('/__session/second/__admin/overrides');
    for (const path of ['customers', 'customers?__delay=1ms-2ms', 'customers', '__admin/overrides']) {
      const response = await api.get(`/__session/first/${path}`).set(followed);
      expect([path, response.status]).toEqual([path, path.startsWith('customers') ? 500 : 200]);
    }
    expect((await api.get('/__admin/sessions')).body.sessions[0].name).toBe('second');
    await api.get('/__session/first/__admin/overrides');
    expect((await state())[1]).toEqual(before[1]);
    expect((await api.get('/__session/first/customers')).status).toBe(500);
    expect((await api.get('/__session/first/customers')).status).toBe(200);
  });

  it('counts a link of a page that may use the sandbox as a request of its own', async () => {
    const { api } = await withSteps();
    const local = { ...followed, Referer: 'http://localhost:5173/' };
    expect((await api.get('/__session/own/customers').set(local)).status).toBe(200);
    const [sessions, clock] = [
      await api.get('/__admin/sessions'),
      await api.get('/__admin/clock').set('X-Sandbox-Session', 'own'),
    ];
    expect(sessions.body.sessions).toEqual([expect.objectContaining({ name: 'own' })]);
    expect(clock.body).toMatchObject({ time: '2026-01-01T01:00:00.000Z' });
  });
});
