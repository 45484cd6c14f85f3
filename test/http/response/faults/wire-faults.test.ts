import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Override, type Sandbox } from '../../../../src/index.ts';
import { contractFolder } from '../../../support/contract-folder.ts';
import {
  openConnection,
  rawRequest,
  seeConnection,
  watchConnection,
} from '../../../support/raw-connection.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const document = sketch(
  {
    'GET /tickets': { response: arrayOf('Ticket') },
    'POST /tickets': { request: 'Ticket', response: 'Ticket', status: 201 },
    'GET /tickets/{id}': { response: 'Ticket' },
    'DELETE /tickets/{id}': {},
  },
  { Ticket: objectOf({ id: 'string', 'seat!': 'string' }) },
);

const schemes = ['http', 'https'] as const;
const sandboxes = new Map<string, Sandbox>();
const of = (scheme: string): Sandbox => sandboxes.get(scheme) as Sandbox;

beforeAll(async () => {
  const folder = contractFolder({ 'tickets.json': document });
  for (const scheme of schemes) {
    const contract = folder.path('tickets.json');
    sandboxes.set(scheme, await createSandbox({ contract, seed: 7, https: scheme === 'https' }));
  }
  folder.remove();
});
afterAll(async () => {
  for (const sandbox of sandboxes.values()) await sandbox.close();
});
beforeEach(async () => {
  for (const sandbox of sandboxes.values()) {
    await sandbox.reset();
    sandbox.requests.clear();
  }
});

const ticket = { id: 'T1', seat: '12A, by the window of the first coach' };
const create = rawRequest('POST', '/tickets', ticket);
const list = rawRequest('GET', '/tickets');
const closing = { Connection: 'close' };

/** What a client sees of one request to a sandbox whose next response has a fault. */
async function see(scheme: string, fault: unknown, said: string, more: object = {}) {
  const sandbox = of(scheme);
  sandbox.override({ respond: { fault }, times: 1, ...more } as Override);
  return seeConnection(sandbox.url, said);
}

/** How many tickets are stored, as a client finds out, which also shows that the sandbox still works. */
async function stored(scheme: string): Promise<number> {
  const { text, end } = await seeConnection(
    of(scheme).url,
    rawRequest('GET', '/tickets', undefined, closing),
  );
  expect(end).toBe('end');
  expect(text).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  return JSON.parse(text.split('\r\n\r\n')[1] ?? '').length;
}

describe.each(schemes)('over %s', (scheme) => {
  it.each([
    ['reset', 'ECONNRESET', ''],
    ['close', 'end', ''],
    ['garbage', 'end', /^[^\dH][^\r]{63}\r\n$/],
  ])('%s leaves the client without a response, and nothing is done', async (fault, end, text) => {
    const seen = await see(scheme, fault, create);
    expect(seen.end).toBe(end);
    if (text === '') expect(seen.text).toBe('');
    else expect(seen.text).toMatch(text);
    expect(of(scheme).requests.list()).toMatchObject([
      { fault, validation: { outcome: 'passed' }, response: { status: 0, headers: {} } },
    ]);
    expect(await stored(scheme)).toBe(0);
  });

  it.each(['reset', 'close', 'garbage', 'truncate', 'malformed-chunk'])(
    '%s loses the response of an operation that was carried out',
    async (fault) => {
      await see(scheme, fault, create, { carryOut: 'before' });
      expect(await stored(scheme)).toBe(1);
    },
  );

  it('truncate sends half of the body that it announces', async () => {
    const seen = await see(scheme, 'truncate', create);
    const [head = '', body = ''] = seen.text.split('\r\n\r\n');
    expect(seen.end).toBe('end');
    expect(head).toMatch(/^HTTP\/1.1 201 Created\r\n/);
    const announced = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(body).toHaveLength(Math.floor(announced / 2));
    expect(JSON.stringify(ticket).startsWith(body)).toBe(true);
    expect(of(scheme).requests.list()).toMatchObject([{ fault: 'truncate', response: { status: 201 } }]);
    expect(await stored(scheme)).toBe(0);
  });

  it('truncate in chunks never sends the last one', async () => {
    const seen = await see(scheme, { kind: 'truncate', chunked: true }, create);
    expect(seen.text).toMatch(/\r\ntransfer-encoding: chunked\r\n/i);
    expect(seen.text).not.toMatch(/content-length/i);
    expect(seen.text).toMatch(/\r\n\r\n[\da-f]+\r\n\{"id":"T1"/);
    expect(seen.text.endsWith('0\r\n\r\n')).toBe(false);
  });

  it('malformed-chunk sends the head, and what is no chunk', async () => {
    const seen = await see(scheme, 'MALFORMED_RESPONSE_CHUNK', create);
    expect(seen.text).toMatch(/^HTTP\/1.1 201 Created\r\n/);
    expect(seen.text).toMatch(/transfer-encoding: chunked\r\n(?:.+\r\n)*\r\n[g-z!?#$%&*<>[\]{}|~]{64}\r\n$/i);
  });

  it('hang ends with the client, and slow with its body', async () => {
    of(scheme).override({ respond: { fault: 'hang' }, times: 1 });
    const socket = openConnection(of(scheme).url);
    socket.write(create);
    await expect.poll(() => of(scheme).requests.list()).toMatchObject([{ fault: 'hang' }]);
    socket.destroy();
    of(scheme).override({ respond: { fault: { kind: 'slow', bytesPerSecond: 4_000 } }, times: 1 });
    const started = performance.now();
    const { text } = await seeConnection(of(scheme).url, rawRequest('POST', '/tickets', ticket, closing));
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toEqual(ticket);
    expect(performance.now() - started).toBeGreaterThan(90);
    expect(await stored(scheme)).toBe(1);
  });
});

describe('a fault', () => {
  const url = () => of('http').url;

  it.each([
    ['HEAD', 'truncate', rawRequest('HEAD', '/tickets'), /^HTTP\/1.1 200 OK\r\nX-Request-Id: .$/],
    ['HEAD', 'malformed-chunk', rawRequest('HEAD', '/tickets'), /^HTTP\/1.1 200 OK\r\nX-Request-Id: .$/],
    ['204', 'truncate', rawRequest('DELETE', '/tickets/T1'), /^HTTP\/1.1 204 No Content\r\nX-Request-Id: .$/],
    ['204', 'reset', rawRequest('DELETE', '/tickets/T1'), /^$/],
    [
      '404',
      'truncate',
      rawRequest('DELETE', '/tickets/T2'),
      /^HTTP\/1.1 404 Not Found\r\n.*\r\n\r\n\{"[^}]*$/s,
    ],
  ])('of a response to %s: %s', async (_what, fault, said, expected) => {
    await seeConnection(url(), rawRequest('POST', '/tickets', ticket, closing));
    const seen = await see('http', fault, said);
    expect(seen.text).toMatch(expected);
    expect(await stored('http')).toBe(1);
  });

  it('of HEAD that is slow is nothing', async () => {
    const seen = await see('http', 'slow', rawRequest('HEAD', '/tickets', undefined, closing));
    expect(seen.text).toMatch(/^HTTP\/1.1 200 OK\r\n.*\r\n\r\n$/s);
  });

  it('comes after the responses before it on its connection, and before those after it', async () => {
    of('http').override({ operation: 'POST /tickets', respond: { fault: 'close' } });
    of('http').override({ operation: 'GET /tickets/T1', respond: { delay: 40 } });
    const seen = await seeConnection(url(), rawRequest('GET', '/tickets/T1') + create + list);
    expect(seen.text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 404']);
    expect(seen.end).toBe('end');
  });

  it('leaves a connection alone that was kept alive until then', async () => {
    of('http').override({ operation: 'POST /tickets', respond: { fault: 'reset' } });
    const socket = openConnection(url());
    const seen = watchConnection(socket);
    socket.write(list);
    await once(socket, 'data');
    socket.write(create);
    expect(await seen).toMatchObject({ text: expect.stringMatching(/^HTTP\/1.1 200 OK/), end: 'ECONNRESET' });
  });

  it('of an upload comes once all of it is received', async () => {
    const large = { id: 'T2', seat: 'x'.repeat(2_000_000) };
    const seen = await see('http', 'close', rawRequest('POST', '/tickets', large), { carryOut: 'before' });
    expect(seen).toEqual({ text: '', end: 'end' });
    expect(await stored('http')).toBe(1);
  });

  it('is in the line of the request', async () => {
    const lines: string[] = [];
    const logging = await createSandbox({ log: { request: (line) => void lines.push(line) } });
    logging.override({ respond: { fault: 'reset' } });
    await seeConnection(
      logging.url,
      rawRequest('GET', '/customers', undefined, { Authorization: 'Bearer x' }),
    );
    expect(lines[0]).toMatch(/ --- GET +\/customers .* fault:reset /);
    await logging.close();
  });
});

describe('a sandbox that stops', () => {
  const open: Sandbox[] = [];
  afterEach(async () => {
    for (const sandbox of open.splice(0)) await sandbox.close();
  });

  it.each(['hang', { kind: 'slow', bytesPerSecond: 1 }])('does not wait for %j', async (fault) => {
    const sandbox = await createSandbox();
    open.push(sandbox);
    sandbox.override({ respond: { fault } } as Override);
    const headers = { Authorization: 'Bearer x' };
    const seen = seeConnection(sandbox.url, rawRequest('GET', '/customers', undefined, headers));
    await expect.poll(() => sandbox.requests.list()).toHaveLength(1);
    const started = performance.now();
    await sandbox.close();
    expect(performance.now() - started).toBeLessThan(1_000);
    await seen;
  });
});
