import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Override, type Sandbox, type SandboxOptions } from '../../src/index.ts';
import { contractFolder } from '../support/contract-folder.ts';
import { rawRequest, seeConnection } from '../support/raw-connection.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';

const document = sketch(
  {
    'GET /seats': { response: arrayOf('Seat') },
    'POST /seats': { request: 'Seat', response: 'Seat', status: 201 },
  },
  { Seat: objectOf({ id: 'string', 'row!': 'integer' }) },
);

const open: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

async function serve(options: SandboxOptions): Promise<Sandbox> {
  const folder = contractFolder({ 'seats.json': document });
  try {
    const sandbox = await createSandbox({ contract: folder.path('seats.json'), seed: 11, ...options });
    open.push(sandbox);
    return sandbox;
  } finally {
    folder.remove();
  }
}

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/seats`, { headers });

const errorsOf = async (response: Response) => ((await response.json()) as { errors: string[] }).errors;

async function statuses(url: string, count: number, headers = {}): Promise<number[]> {
  const seen: number[] = [];
  for (let sent = 0; sent < count; sent += 1) seen.push((await get(url, headers)).status);
  return seen;
}

const frozen = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;

describe('a rate limit for everything', () => {
  it('refuses what exceeds it, says when to try again, and goes by the clock of the sandbox', async () => {
    const { url, clock } = await serve({ rateLimit: '2/1m', clock: frozen });
    const first = await get(url, { Origin: 'http://localhost:5173' });
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"override-1";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"override-1";r=1;t=60');
    expect(first.headers.get('retry-after')).toBeNull();
    expect(first.headers.get('access-control-expose-headers')).toMatch(/RateLimit-Policy,RateLimit\b/);
    clock.advance('12500ms');
    expect(await statuses(url, 2)).toEqual([200, 429]);
    const refused = await get(url);
    expect(refused.headers.get('ratelimit')).toBe('"override-1";r=0;t=48');
    expect(refused.headers.get('retry-after')).toBe('48');
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.headers.get('x-sandbox-reason')).toContain('429 is not declared');
    expect(await refused.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });
    clock.advance('48s');
    expect(await statuses(url, 3)).toEqual([200, 200, 429]);
  });

  it('counts by token, else by session, else by address', async () => {
    const { url, session } = await serve({ rateLimit: '1/1m', clock: frozen });
    expect(await statuses(url, 2, { Authorization: 'Bearer ann' })).toEqual([200, 429]);
    expect(await statuses(url, 2, { Authorization: 'Bearer bob' })).toEqual([200, 429]);
    expect(await statuses(url, 2)).toEqual([200, 429]);
    expect(await statuses(session('one').url, 2)).toEqual([200, 429]);
    expect(await statuses(session('two').url, 2, { Authorization: 'Bearer ann' })).toEqual([200, 429]);
  });

  it('counts by what it names', async () => {
    const { url } = await serve({ rateLimit: { limit: 1, window: '1m', by: 'address' }, clock: frozen });
    expect(await statuses(url, 1, { Authorization: 'Bearer ann' })).toEqual([200]);
    expect(await statuses(url, 1, { Authorization: 'Bearer bob' })).toEqual([429]);
  });

  it('does not count the admin API, pages, preflights, unknown paths and invalid requests', async () => {
    const { url } = await serve({ rateLimit: '1/1m', clock: frozen });
    for (let sent = 0; sent < 3; sent += 1) {
      for (const path of ['/', '/openapi.json', '/__admin/state', '/seat']) await fetch(url + path);
      await fetch(`${url}/seats`, {
        method: 'OPTIONS',
        headers: { Origin: 'http://localhost:1', 'Access-Control-Request-Method': 'POST' },
      });
      const invalid = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
      expect((await fetch(`${url}/seats`, invalid)).status).toBe(400);
    }
    expect(await statuses(url, 2)).toEqual([200, 429]);
  });

  it('counts before other overrides, several limits at once, and begins again with a reset', async () => {
    const sandbox = await serve({ rateLimit: ['3/1m', '2/1s'], clock: frozen });
    sandbox.override({ respond: { status: 503 } });
    expect(await statuses(sandbox.url, 3)).toEqual([503, 503, 429]);
    sandbox.clock.advance('1s');
    const last = await get(sandbox.url);
    expect(last.headers.get('ratelimit')).toBe('"override-2";r=1;t=1, "override-1";r=0;t=59');
    expect(await statuses(sandbox.url, 1)).toEqual([429]);
    await sandbox.reset();
    expect(await statuses(sandbox.url, 3)).toEqual([200, 200, 429]);
  });
});

describe('an override with a rate limit', () => {
  it('holds for its operation, with the response that it has', async () => {
    const sandbox = await serve({ clock: frozen });
    sandbox.override({
      operation: 'GET /seats',
      rateLimit: '1/1m',
      respond: { status: 503, headers: { 'Retry-After': '7' } },
    });
    expect(await statuses(sandbox.url, 1)).toEqual([200]);
    const refused = await get(sandbox.url);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7']);
    expect(sandbox.overrides.list()).toMatchObject([{ rateLimit: '1/1m', hits: 1, matches: 2 }]);
  });

  it('is added over HTTP too', async () => {
    const { url } = await serve({ clock: frozen });
    const post = (body: object) =>
      fetch(`${url}/__admin/overrides`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      });
    expect((await post({ rateLimit: '1/1h', operation: 'GET /seats' })).status).toBe(201);
    expect(await statuses(url, 2)).toEqual([200, 429]);
    const bad = await post([{ rateLimit: '0/1h' }, { respond: { fault: 'rset', delay: -1 } }, {}]);
    expect(bad.status).toBe(400);
    expect(await errorsOf(bad)).toEqual([
      expect.stringMatching(/^\/0\/rateLimit must be a number of requests/),
      expect.stringMatching(/^\/1\/respond\/delay must be milliseconds/),
      expect.stringMatching(/^\/1\/respond\/fault is unknown: "rset"\. Did you mean reset\? Faults are /),
      expect.stringMatching(/^\/2\/respond is missing/),
    ]);
    const listed = await fetch(`${url}/__admin/overrides`);
    expect(await listed.json()).toMatchObject({ overrides: [{ hits: 1 }] });
  });

  it('is set and removed while the sandbox runs', async () => {
    const sandbox = await serve({ clock: frozen });
    const limit = sandbox.override({ rateLimit: { limit: 1, window: minute } });
    expect(await statuses(sandbox.url, 2)).toEqual([200, 429]);
    limit.remove();
    const free = await get(sandbox.url);
    expect([free.status, free.headers.get('ratelimit')]).toEqual([200, null]);
  });
});

describe('rates for everything', () => {
  it('fail as many requests as they say, the same ones for the same seed, each session its own', async () => {
    const { url, session } = await serve({ errorRate: '503:20%' });
    const again = await serve({ errorRate: '503:20%' });
    const seen = await statuses(url, 200);
    const failed = seen.filter((status) => status === 503).length;
    expect(failed).toBeGreaterThan(20);
    expect(failed).toBeLessThan(60);
    expect(await statuses(again.url, 200)).toEqual(seen);
    expect(await statuses(session('other').url, 200)).not.toEqual(seen);
  });

  it('fail with 500 by default, as an error of the contract that does not declare it', async () => {
    const { url } = await serve({ errorRate: '100%' });
    const failed = await get(url);
    expect(failed.status).toBe(500);
    expect(failed.headers.get('x-sandbox-reason')).toContain('500 is not declared');
  });

  it('need no declared status where the contract is strict', async () => {
    const { url } = await serve({ errorRate: 1, strict: true });
    expect(await statuses(url, 1)).toEqual([500]);
  });

  it('break responses on the wire', async () => {
    const { url } = await serve({ faultRate: ['garbage:0%', 'truncate:100%'] });
    const { text, end } = await seeConnection(url, rawRequest('GET', '/seats'));
    expect([text.split('\r\n\r\n')[1], end]).toEqual(['[', 'end']);
  });

  it.each<[string, Override | undefined, SandboxOptions, boolean]>([
    ['of an operation', undefined, {}, true],
    ['that fails', undefined, { errorRate: '100%' }, true],
    ['of an override', { respond: { status: 503 } }, {}, true],
    ['beyond a rate limit', { rateLimit: '1/1h', after: 1 }, {}, true],
    ['but that of an override with a delay of its own', { respond: { delay: 0 } }, {}, false],
    ['but that of an override with both', { respond: { status: 503, delay: 0 } }, {}, false],
  ])('delay every response: one %s', async (_what, override, options, isLate) => {
    const sandbox = await serve({ delay: isLate ? '60ms-70ms' : '60s', ...options });
    if (override !== undefined) sandbox.override(override);
    const started = performance.now();
    const count = 3;
    await statuses(sandbox.url, count);
    const took = performance.now() - started;
    expect(took >= count * 58 || !isLate).toBe(true);
  });

  it('return with a reset, and are in the list of overrides', async () => {
    const sandbox = await serve({ errorRate: '100%' });
    sandbox.overrides.clear();
    expect(await statuses(sandbox.url, 1)).toEqual([200]);
    await sandbox.reset();
    expect(await statuses(sandbox.url, 1)).toEqual([500]);
    expect(sandbox.overrides.list()).toMatchObject([{ respond: { status: 500 }, probability: 1, hits: 1 }]);
  });

  it.each([
    [{ errorRate: '120%' }, /^errorRate must be a percentage or a number from 0 to 1, .* and is "120%"\.$/],
    [{ faultRate: 'rset:1%' }, /Did you mean reset\?/],
    [{ delay: 'x', rateLimit: '0/1m' }, /^delay must be .*; rateLimit must be /],
  ])('refuse to start with %j', async (options, message) => {
    await expect(createSandbox(options)).rejects.toThrow(message);
    await expect(createSandbox(options)).rejects.toMatchObject({ name: 'StartupError' });
  });
});
