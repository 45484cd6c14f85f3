import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../../src/index.ts';
import { createSandboxes } from '../../../src/server/create-sandboxes.ts';
import { lanLinksOf } from '../../../src/server/lan/lan-link.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const notes = sketch(
  {
    'GET /notes': { response: arrayOf('Note'), query: { token: { type: 'string' } } },
    'POST /notes': { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
    'POST /login': {
      request: objectOf({ 'email!': 'string', 'password!': 'string' }),
      response: objectOf({ 'access_token!': 'string' }),
    },
  },
  { Note: objectOf({ 'id!': 'integer', text: 'string' }) },
);

const lanToken = 'bGFuLXRva2Vu';
let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open) await each.close();
  open = [];
});

async function start(options: SandboxOptions = {}): Promise<TestSandbox> {
  const started = await contractSandbox(notes, { lan: true, lanToken, ...options });
  open.push(started);
  return started;
}

/** As a proxy on this machine passes on what a phone sends. */
const phone = { Host: '192.168.1.5:4010', 'X-Forwarded-For': '192.168.1.77' };

describe('a sandbox that the local network may use', () => {
  it('refuses other machines without its token, in the shape of the contract, and does not record them', async () => {
    const { anonymous } = await start();
    const response = await anonymous.get('/notes').set(phone);
    expect([response.status, response.headers['x-sandbox-reason']]).toEqual([
      403,
      expect.stringContaining('open the link that it printed'),
    ]);
    const requests = await anonymous.get('/__admin/requests').set('Host', 'localhost');
    expect(requests.body.requests).toEqual([]);
  });

  it.each([
    '/',
    '/openapi.json',
    '/openapi.yaml',
    '/__admin/state',
    '/__admin/requests',
    '/__session/w1/notes',
  ])('shows strangers nothing at %s', async (path) => {
    const { anonymous } = await start();
    expect((await anonymous.get(path).set(phone)).status).toBe(403);
    expect((await anonymous.get(path).set({ ...phone, 'X-Sandbox-Token': 'x' })).status).toBe(403);
  });

  it('shows everybody that it is there', async () => {
    const { anonymous } = await start();
    expect((await anonymous.get('/__admin/health').set(phone)).status).toBe(200);
  });

  it('lets a browser in that opens its link, and leaves Authorization to the API', async () => {
    const { anonymous, logged } = await start();
    const link = await anonymous.get(`/notes?token=${lanToken}`).set(phone);
    expect([
      link.status,
      link.headers.location,
      link.headers['referrer-policy'],
      link.headers['cache-control'],
    ]).toEqual([303, './notes', 'no-referrer', 'no-store']);
    const [cookie = ''] = [link.headers['set-cookie']].flat();
    const sent = { ...phone, Cookie: cookie.split(';')[0] ?? '' };
    expect((await anonymous.get('/notes').set(sent)).status).toBe(200);
    const login = await anonymous.post('/login').set(sent).send({ email: 'a@b.test', password: 'p4ssword' });
    expect(login.status).toBe(200);
    const own = { ...sent, Authorization: `Bearer ${login.body.access_token}` };
    expect((await anonymous.post('/notes').set(own).send({ text: 'x' })).status).toBe(201);
    expect(logged.requests.join('\n')).not.toContain(lanToken);
  });

  it('lets clients in that send the token, and leaves a query parameter of that name to the API', async () => {
    const { anonymous, logged } = await start();
    const sent = { ...phone, 'X-Sandbox-Token': lanToken };
    expect((await anonymous.get('/notes?token=page-2').set(sent)).status).toBe(200);
    const { body } = await anonymous.get('/__admin/requests').set(sent);
    expect(JSON.stringify(body)).toContain('/notes');
    expect(JSON.stringify(body) + logged.requests.join('')).not.toContain(lanToken);
  });

  it.each<[string, number, Record<string, string>]>([
    ['a private address', 200, { Host: '10.0.0.8:4010' }],
    ['a name of the network', 200, { Host: 'desk.local:4010' }],
    ['a public address', 403, { Host: '93.184.216.34:4010' }],
    ['a public name', 403, { Host: 'evil.example' }],
    ['a public name that looks private', 403, { Host: '192.168.1.5.evil.example' }],
    ['a page of the network', 200, { Host: 'desk.local', Origin: 'http://192.168.1.5:5173' }],
    ['a page of the internet', 403, { Host: 'desk.local', Origin: 'https://evil.example' }],
    [
      'an image on a page of the internet',
      403,
      { Host: 'desk.local', 'Sec-Fetch-Site': 'cross-site', Referer: 'https://evil.example/' },
    ],
  ])('serves, with its token, under %s: %i', async (_, status, headers) => {
    const { anonymous } = await start();
    expect((await anonymous.get('/notes').set({ 'X-Sandbox-Token': lanToken, ...headers })).status).toBe(
      status,
    );
  });

  it('lets pages of a development server in the network ask, with credentials', async () => {
    const { anonymous } = await start();
    const page = { ...phone, Origin: 'http://192.168.1.5:5173' };
    const preflight = await anonymous.options('/notes').set({
      ...page,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,x-sandbox-token',
    });
    expect([preflight.status, preflight.headers]).toEqual([
      204,
      expect.objectContaining({
        'access-control-allow-origin': page.Origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'authorization,x-sandbox-token',
      }),
    ]);
    const refused = await anonymous.get('/notes').set(page);
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, page.Origin]);
  });

  it('treats an upgrade as any request', async () => {
    const { anonymous } = await start();
    const upgrade = { ...phone, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'x' };
    expect((await anonymous.get('/notes').set(upgrade)).status).toBe(403);
  });

  it('is as before for this machine, and for the network where it is not let in', async () => {
    const { anonymous } = await start();
    expect((await anonymous.get('/notes').set('Host', 'localhost')).status).toBe(200);
    const closed = await start({ lan: false });
    expect((await closed.anonymous.get('/notes').set('Host', '192.168.1.5:4010')).status).toBe(403);
    expect((await closed.anonymous.get(`/notes?token=${lanToken}`)).status).toBe(200);
  });
});

describe('the links of a sandbox', () => {
  it('have its token', () => {
    const links = lanLinksOf({ lan: true, lanToken: 'a+b/c=' }, 'https://127.0.0.1:4010', [
      '10.0.0.2',
      '[fd00::1]',
    ]);
    expect(links).toEqual({
      token: 'a+b/c=',
      urls: ['https://10.0.0.2:4010', 'https://[fd00::1]:4010'],
      links: ['https://10.0.0.2:4010/?token=a%2Bb%2Fc%3D', 'https://[fd00::1]:4010/?token=a%2Bb%2Fc%3D'],
    });
    expect(lanLinksOf({}, 'http://127.0.0.1:4010')).toBeUndefined();
  });

  it('have a new one for each sandbox, unless one is given', async () => {
    const create = () => createSandbox({ lan: true, host: '127.0.0.1' });
    const [a, b] = [await create(), await create()];
    open.push(a, b);
    expect(a.lan?.token).toMatch(/^[\w-]{22}$/);
    expect(a.lan?.token).not.toBe(b.lan?.token);
    for (const url of a.lan?.urls.filter((each) => !each.includes('[')) ?? []) {
      expect((await fetch(`${url}/customers`)).status).toBe(403);
      const headers = { 'X-Sandbox-Token': a.lan?.token ?? '', Authorization: 'Bearer x' };
      expect((await fetch(`${url}/customers`, { headers })).status).toBe(200);
    }
  });

  it('have one for several contracts', async () => {
    const folder = contractFolder({ 'a.json': notes });
    const contracts = ['/a', '/b'].map((basePath) => ({
      contract: folder.path('a.json'),
      basePath,
      lan: true,
    }));
    const served = await createSandboxes(contracts, { host: '127.0.0.1', port: 0, lan: true });
    open.push(served);
    folder.remove();
    const get = (path: string, headers: Record<string, string>) =>
      fetch(served.url + path, {
        headers: { 'X-Forwarded-For': '192.168.1.77', ...headers },
        redirect: 'manual',
      });
    for (const path of ['/', '/a/notes', '/b/notes']) {
      expect((await get(path, {})).status).toBe(403);
      expect((await get(path, { 'X-Sandbox-Token': served.lan?.token ?? '' })).status).toBe(200);
      expect((await get(`${path}?token=${served.lan?.token}`, {})).status).toBe(303);
    }
  });
});
