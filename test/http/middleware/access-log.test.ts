import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../../src/index.ts';
import { documentedRequest } from '../../support/customers.ts';
import { sandbox } from '../../support/sandbox.ts';
import { send, talk } from '../../support/wire.ts';

const made = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const everyVisible = Array.from({ length: 0x7e - 0x20 }, (_, i) => String.fromCharCode(0x21 + i)).join('');

describe('the id of a request', () => {
  it.each([{ id: 'abc-123' }, { id: '!' }, { id: everyVisible }, { id: 'x'.repeat(128) }])(
    '$id is echoed',
    async ({ id }) => {
      const { api } = await sandbox();
      const response = await api.get('/customers').set('X-Request-Id', id);
      expect(response.headers['x-request-id']).toBe(id);
    },
  );

  it.each([
    { id: '' },
    { id: 'two words' },
    { id: 'x'.repeat(129) },
    { id: 'tab\tbed' },
    { id: 'caf\u00e9' },
  ])('$id is not one, so one is made', async ({ id }) => {
    const { api } = await sandbox();
    const response = await api.get('/customers').set('X-Request-Id', id);
    expect(response.headers['x-request-id']).toMatch(made);
  });

  it('is made when none is given, a new one each time', async () => {
    const { api } = await sandbox();
    const ids = [await api.get('/customers'), await api.get('/customers')].map(
      ({ headers }) => headers['x-request-id'],
    );
    expect(ids).toEqual([expect.stringMatching(made), expect.stringMatching(made)]);
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    { method: 'get', path: '/', status: 200 },
    { method: 'get', path: '/__admin/health', status: 200 },
    { method: 'get', path: '/nothing', status: 404 },
    { method: 'put', path: '/customers', status: 405 },
    { method: 'post', path: '/customers', status: 400 },
    { method: 'delete', path: '/customers/x', sent: { Origin: 'https://evil.example' }, status: 403 },
    {
      method: 'options',
      path: '/customers',
      sent: { Origin: 'http://localhost', 'Access-Control-Request-Method': 'GET' },
      status: 204,
    },
  ] as const)('is on the response to $method $path, $status', async ({ method, path, status, ...more }) => {
    const { api } = await sandbox();
    const response = await api[method](path).set({
      'X-Request-Id': 'mine',
      ...('sent' in more ? more.sent : {}),
    });
    expect(response.status).toBe(status);
    expect(response.headers['x-request-id']).toBe('mine');
  });
});

/** A sandbox that listens, and the first line that it logs of requests. */
async function listening(options: SandboxOptions = {}) {
  const logged = { lines: [] as string[], failures: [] as string[] };
  let format: (line: string) => void;
  const line = new Promise<string>((resolve) => {
    format = resolve;
  });
  const request = (text: string) => {
    logged.lines.push(text);
    format(text);
  };
  const failure = (text: string) => void logged.failures.push(text);
  const log = { request, failure, ...options.log };
  return { ...(await createSandbox({ ...options, log })), line, logged };
}

const authorized = { Authorization: 'Bearer test' };

/** The columns of a line without its time and its duration: `422 GET /pets`, and the note. */
function columnsOf(line: string): readonly string[] {
  const pattern = /^\d\d:\d\d:\d\d (\d{3}|---) (\S+) +(\S+) +\d+\.\dms *(.*)$/;
  const [, status, method, url, note = ''] = pattern.exec(line) ?? [];
  return [`${status} ${method} ${url}`, note];
}

describe('the line of a request', () => {
  it.each<[string, columns: string, note: string | RegExp]>([
    ['GET /customers', '200 GET /customers', ''],
    ['GET /customers?pageSize=5', '200 GET /customers?pageSize=5', ''],
    ['GET /customers?pageSize=0', '400 GET /customers?pageSize=0', /^query parameter pageSize must be >= 1$/],
    ['GET /customers?__x=1', '200 GET /customers?__x=1', ''],
    ['GET /customers?pageSize=0&sort=up', '400 GET /customers?pageSize=0&sort=up', / and 1 more$/],
    ['HEAD /customers', '200 HEAD /customers', ''],
    ['POST /customers', '400 POST /customers', /^the body is missing/],
    ['GET /accounts/a%2Fb', '404 GET /accounts/a%2Fb', /a\/b/],
    ['GET /accounts/%', '400 GET /accounts/%', /%/],
    ['GET /nothing', '404 GET /nothing', /no path \/nothing/],
    ['PUT /customers', '405 PUT /customers', /PUT/],
    ['GET /customers?__code=404', '404 GET /customers?__code=404', /./],
  ])('%s', async (request, columns, note) => {
    const sandbox = await listening();
    const [method = '', path = ''] = request.split(' ');
    await send(sandbox.url, { method, path, headers: authorized });
    const logged = await sandbox.line;
    expect(columnsOf(logged)).toEqual([columns, note === '' ? '' : expect.stringMatching(note)]);
    await sandbox.close();
    expect(sandbox.logged).toEqual({ lines: [logged], failures: [] });
  });

  it('is one for each of many requests at once', async () => {
    const sandbox = await listening();
    const sent = Array.from({ length: 20 }, (_, i) =>
      send(sandbox.url, { method: 'GET', path: `/customers/c${i}`, headers: authorized }),
    );
    await Promise.all(sent);
    await sandbox.close();
    expect(sandbox.logged.lines.map((line) => columnsOf(line)[0]).sort()).toEqual(
      Array.from({ length: 20 }, (_, i) => `404 GET /customers/c${i}`).sort(),
    );
  });

  it('logs neither a token nor a body', async () => {
    const sandbox = await listening();
    const body = JSON.stringify(documentedRequest);
    const headers = { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' };
    await send(sandbox.url, { method: 'POST', path: '/customers', headers, body });
    expect(await sandbox.line).not.toMatch(/secret-token|ACME/);
    await sandbox.close();
  });

  it('has the columns of every other line, unless its URL is long', async () => {
    const sandbox = await listening();
    for (const path of ['/customers', '/accounts/none', '/nothing'])
      await send(sandbox.url, { method: 'GET', path, headers: authorized });
    await sandbox.close();
    const ends = sandbox.logged.lines.map((line) => line.indexOf('ms'));
    expect(new Set(ends).size).toBe(1);
  });
});

describe('requests for the sandbox itself', () => {
  const own = ['GET /', 'GET /openapi.json', 'GET /__admin/health', 'POST /__admin/reset', 'GET /__console/'];

  it('have no line', async () => {
    const sandbox = await listening();
    for (const request of [...own, 'GET /customers']) await sendTo(sandbox.url, request);
    await sandbox.close();
    expect(sandbox.logged.lines.map((line) => columnsOf(line)[0])).toEqual(['200 GET /customers']);
  });

  it('have one in a verbose log, with the operation and the request id', async () => {
    const sandbox = await listening({ log: { verbose: true } });
    for (const request of ['GET /', 'GET /__admin/health', 'POST /__admin/reset', 'GET /customers'])
      await sendTo(sandbox.url, request, { 'X-Request-Id': 'r1' });
    await sandbox.close();
    expect(sandbox.logged.lines.map(columnsOf)).toEqual([
      ['200 GET /', '- #r1'],
      ['200 GET /__admin/health', '- #r1'],
      ['204 POST /__admin/reset', 'reset #r1'],
      ['200 GET /customers', 'getCustomers #r1'],
    ]);
  });
});

describe('a preflight', () => {
  const preflightFrom = (origin: string) => ({ Origin: origin, 'Access-Control-Request-Method': 'PUT' });

  it.each([
    ['http://localhost:5173', /^preflight of PUT from http:\/\/localhost:5173$/],
    [
      'https://shop.example',
      /^preflight of PUT refused: pages of the origin https:\/\/shop\.example may not .*--allow-origin https:\/\/shop\.example$/,
    ],
    ['null', /^preflight of PUT refused: .*--allow-origin null$/],
  ])('from %s', async (origin, note) => {
    const sandbox = await listening();
    await sendTo(sandbox.url, 'OPTIONS /customers', preflightFrom(origin));
    const [columns, text] = columnsOf(await sandbox.line);
    expect([columns, text]).toEqual(['204 OPTIONS /customers', expect.stringMatching(note)]);
    await sandbox.close();
  });
});

async function sendTo(url: string, request: string, headers: Record<string, string> = {}): Promise<void> {
  const [method = '', path = ''] = request.split(' ');
  await send(url, { method, path, headers: { ...authorized, ...headers } });
}

describe('an address in a line', () => {
  it.each([
    { what: 'UTF-8', path: Buffer.from('/customers/é😀') },
    { what: 'Latin-1', path: Buffer.from('/customers/\u00e9', 'latin1') },
    { what: 'control characters of Latin-1', path: Buffer.from('/customers/\u0085\u009b31m', 'latin1') },
    { what: 'a tab and a form feed', path: Buffer.from('/customers/a\tb\fc') },
    { what: 'bytes that are nothing', path: Buffer.from([...Buffer.from('/customers/'), 0xff, 0xfe, 0xc0]) },
  ])('of $what is visible ASCII', async ({ path }) => {
    const sandbox = await listening();
    const head = Buffer.concat([
      Buffer.from('GET '),
      path,
      Buffer.from(' HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n'),
    ]);
    const response = await talk(sandbox.url, head);
    expect(response).toMatch(/^HTTP\/1\.1 4\d\d /);
    await sandbox.close();
    for (const line of sandbox.logged.lines) expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(sandbox.logged.failures).toEqual([]);
  });

  it('is cut when it is long', async () => {
    const sandbox = await listening();
    await send(sandbox.url, { method: 'GET', path: `/${'x'.repeat(5_000)}`, headers: authorized });
    const line = await sandbox.line;
    expect(line).toContain(`/${'x'.repeat(100)}`);
    expect(line.length).toBeLessThan(400);
    await sandbox.close();
  });
});

describe('a request that is broken off', () => {
  it('has its line, and nothing is sent or stored', async () => {
    const sandbox = await listening();
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    socket.write(
      'POST /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nExpect: 100-continue\r\n' +
        'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n',
    );
    // The server has the request once it asks for its body.
    const invited = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(await invited).toMatch(/^HTTP\/1\.1 100 /);
    socket.destroy();
    expect(columnsOf(await sandbox.line)).toEqual(['--- POST /customers', 'aborted']);
    const { text } = await send(sandbox.url, { method: 'GET', path: '/customers', headers: authorized });
    expect(JSON.parse(text).data).toEqual([]);
    await sandbox.close();
    expect(sandbox.logged.failures).toEqual([]);
  });
});
