import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Override, type Sandbox, SandboxError } from '../../../src/index.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const document = sketch(
  {
    'GET /parcels': { response: arrayOf('Parcel') },
    'POST /parcels': { request: 'Parcel', response: 'Parcel', status: 201 },
    'GET /parcels/{id}': { response: 'Parcel' },
    'POST /quotes': { request: 'Parcel', response: 'Quote' },
  },
  {
    Parcel: objectOf({ id: 'string', 'weight!': 'number', state: { type: 'string', enum: ['new', 'lost'] } }),
    Quote: objectOf({ 'price!': 'number' }),
  },
);

let sandbox: Sandbox;

beforeAll(async () => {
  const folder = contractFolder({ 'parcels.json': document });
  sandbox = await createSandbox({ contract: folder.path('parcels.json'), seed: 4 });
  folder.remove();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

async function send(method: string, path: string, body?: unknown, url = sandbox.url) {
  const response = await fetch(url + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  const text = await response.text();
  const reason = response.headers.get('x-sandbox-reason');
  return { status: response.status, reason, body: text === '' ? undefined : JSON.parse(text) };
}

const parcel = { weight: 2 };

describe('an override', () => {
  it('fails one request, and counts it', async () => {
    const override = sandbox.override({ operation: 'POST /parcels', respond: { status: 503 }, times: 1 });
    expect(override.hits).toBe(0);
    expect(await send('POST', '/parcels', parcel)).toMatchObject({
      status: 503,
      reason: expect.stringContaining('Service Unavailable, as requested by override-1; 503 is not declared'),
    });
    expect(override.hits).toBe(1);
    expect((await send('POST', '/parcels', parcel)).status).toBe(201);
    expect((await send('GET', '/parcels')).body).toHaveLength(1);
  });

  it('leaves every other operation and request alone', async () => {
    sandbox.override({
      operation: 'post /parcels',
      when: { body: { weight: 13.37 } },
      respond: { status: 402 },
    });
    expect((await send('POST', '/parcels', { weight: 13.37, state: 'new' })).status).toBe(402);
    expect((await send('POST', '/parcels', { weight: 13.38 })).status).toBe(201);
    expect((await send('POST', '/quotes', { weight: 13.37 })).status).toBe(200);
  });

  it('is one of a single item where the path says so', async () => {
    const { body } = await send('POST', '/parcels', parcel);
    const other = await send('POST', '/parcels', parcel);
    sandbox.override({ operation: `GET /parcels/${body.id}`, respond: { patch: { state: 'lost' } } });
    expect((await send('GET', `/parcels/${body.id}`)).body).toEqual({ ...body, state: 'lost' });
    expect((await send('GET', `/parcels/${other.body.id}`)).body).toEqual(other.body);
  });

  it.each(['GET /parcels/a b', 'GET /parcels/a%20b'])('is found by the path %s', async (operation) => {
    sandbox.override({ operation, respond: { status: 503 } });
    expect((await send('GET', '/parcels/a%20b')).status).toBe(503);
    expect((await send('GET', '/parcels/a')).status).toBe(404);
  });

  it.each<[string, Override, number]>([
    ['is not carried out with a status', { respond: { status: 503 } }, 0],
    ['is not carried out with a body', { respond: { body: { id: 'p', weight: 1 } } }, 0],
    ['is not carried out with a patch', { respond: { patch: { weight: 9 } } }, 0],
    ['is carried out before a status', { respond: { status: 503 }, carryOut: 'before' }, 1],
    ['is carried out before a patch', { respond: { patch: { weight: 9 } }, carryOut: 'before' }, 1],
    ['is carried out with more headers', { respond: { headers: { 'X-Trace': 'a' } } }, 1],
    [
      'is not carried out with more headers where that is said',
      { respond: { headers: { 'X-Trace': 'a' } }, carryOut: 'no' },
      0,
    ],
    ['is carried out late', { respond: { delay: 1 } }, 1],
  ])('an operation %s', async (_what, override, count) => {
    sandbox.override({ operation: 'POST /parcels', ...override });
    await send('POST', '/parcels', parcel);
    expect((await send('GET', '/parcels')).body).toHaveLength(count);
  });

  it('shows what the operation would have responded with, patched', async () => {
    sandbox.override({ operation: 'POST /parcels', respond: { patch: { state: 'lost', weight: 7 } } });
    expect(await send('POST', '/parcels', { weight: 2 })).toMatchObject({
      status: 201,
      reason: 'changed by override-1',
      body: { id: expect.any(String), weight: 7, state: 'lost' },
    });
  });

  it('fails as the operation does where there is nothing to patch', async () => {
    sandbox.override({ operation: 'GET /parcels/{id}', respond: { patch: { state: 'lost' } } });
    expect((await send('GET', '/parcels/nowhere')).status).toBe(404);
  });

  it('holds for every operation when it names none, and for one session', async () => {
    const session = sandbox.session('elsewhere');
    session.override({ respond: { status: 500 } });
    expect((await send('GET', '/parcels', undefined, session.url)).status).toBe(500);
    expect((await send('POST', '/quotes', parcel, session.url)).status).toBe(500);
    expect((await send('GET', '/parcels')).status).toBe(200);
  });

  it('is less specific than a preference, and comes after the contract', async () => {
    sandbox.override({ respond: { status: 500 } });
    expect((await send('GET', '/parcels?__code=404')).status).toBe(404);
    expect((await send('POST', '/parcels', { weight: 'heavy' })).status).toBe(400);
  });

  it('is gone with a reset, and when it is removed', async () => {
    const override = sandbox.override({ respond: { status: 500 } });
    override.remove();
    override.remove();
    expect(sandbox.overrides.list()).toEqual([]);
    sandbox.override({ respond: { status: 500 } });
    await sandbox.reset();
    expect(sandbox.overrides.list()).toEqual([]);
    expect((await send('GET', '/parcels')).status).toBe(200);
  });

  it('is listed as it was given, with its hits', async () => {
    const given: Override = {
      operation: 'GET /parcels',
      respond: [{ status: 503 }, { status: 500 }],
      after: 1,
    };
    sandbox.override(given);
    for (let i = 0; i < 3; i += 1) await send('GET', '/parcels');
    expect(sandbox.overrides.list()).toEqual([{ id: 'override-1', hits: 2, matches: 3, ...given }]);
    sandbox.overrides.clear();
    expect(sandbox.overrides.list()).toEqual([]);
  });

  it('is refused with every issue at once, and nothing is added', () => {
    const broken = {
      operation: 'POST /parcel',
      when: { body: { schema: { type: 'nubmer' } }, cookies: {} },
      respond: [{ status: 99 }, {}, { body: 1, patch: {} }],
      probability: -1,
      times: 0,
      prioirty: 1,
    };
    let thrown: unknown;
    try {
      sandbox.override(broken as object as Override);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SandboxError);
    const { issues = [] } = thrown instanceof SandboxError ? thrown : {};
    expect(issues.map((issue) => issue.split(' ', 1)[0]).sort()).toEqual(
      [
        '/operation',
        '/prioirty',
        '/probability',
        '/respond/0/status',
        '/respond/1',
        '/respond/2',
        '/times',
        '/when/body/schema',
        '/when/cookies',
      ].sort(),
    );
    expect(issues.join()).toContain('Did you mean "POST /parcels"');
    expect(issues.join()).toContain('Did you mean priority?');
    expect(sandbox.overrides.list()).toEqual([]);
  });
});
