import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { minimalCustomer } from '../support/customers.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const json = { Authorization: 'Bearer test', 'Content-Type': 'application/json' };
const create = (id: string, url: string, headers = {}) =>
  fetch(`${url}/customers`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(minimalCustomer(id)),
  });

async function idsAt(url: string, headers = {}): Promise<string[]> {
  const { data } = (await (await fetch(`${url}/customers`, { headers: { ...json, ...headers } })).json()) as {
    data: { id: string }[];
  };
  return data.map(({ id }) => id);
}

describe('a session held in code', () => {
  it('is isolated, by its base URL and by its headers', async () => {
    const session = sandbox.session('w1');
    expect((await create('own', session.url)).status).toBe(201);
    await create('too', sandbox.url, session.headers);
    expect(await idsAt(session.url)).toEqual(['own', 'too']);
    expect(await idsAt(sandbox.url, session.headers)).toEqual(['own', 'too']);
    expect(await idsAt(sandbox.url)).toEqual([]);
  });

  it('starts as a copy of the default session, and is copied again when it is reset', async () => {
    await create('before', sandbox.url);
    const session = sandbox.session();
    await create('after', sandbox.url);
    expect(await idsAt(session.url)).toEqual(['before']);
    await session.reset();
    expect(await idsAt(session.url)).toEqual(['after', 'before']);
  });

  it('has a name that no other has, unless it is given one', () => {
    const names = [sandbox.session(), sandbox.session(), sandbox.session()].map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(() => sandbox.session('a b')).toThrow('cannot be the name of a session');
  });

  it('has a name, unlike the default session', () => {
    expect(sandbox.name).toBeUndefined();
    expect(sandbox.headers).toEqual({});
  });
});

describe('a sandbox', () => {
  it('closes when the block ends that uses it', async () => {
    const own = await createSandbox();
    await own[Symbol.asyncDispose]();
    await expect(fetch(own.url)).rejects.toThrow();
  });
});

describe('what a session holds', () => {
  it('is exported, imported, snapshotted and restored', async () => {
    const session = sandbox.session('state');
    await create('a', session.url);
    const exported = session.state.export();
    expect(exported.collections.customers).toMatchObject([{ id: 'a' }]);
    await session.state.snapshot('before');
    await create('b', session.url);
    await session.state.restore('before');
    expect(await idsAt(session.url)).toEqual(['a']);
    await session.state.import({ collections: { customers: [minimalCustomer('c')] } });
    expect(await idsAt(session.url)).toEqual(['c']);
    await session.state.import(exported);
    expect(session.state.export()).toEqual(exported);
    expect(await idsAt(sandbox.url)).not.toContain('a');
  });

  it('is not changed by what is done to an export of it', async () => {
    const session = sandbox.session('copy');
    await create('a', session.url);
    for (const row of session.state.export().collections.customers ?? [])
      Object.assign(row, { name: 'changed' });
    expect(session.state.export().collections.customers).toMatchObject([{ name: 'Customer a' }]);
  });

  it('is left as it is by what it cannot hold, and by names of nothing', async () => {
    const session = sandbox.session('bad');
    await create('a', session.url);
    const bad = { collections: { customers: [{ ...minimalCustomer('b'), name: 1 }] } };
    await expect(session.state.import(bad)).rejects.toThrow('/collections/customers/0/name');
    await expect(session.state.restore('nothing')).rejects.toThrow('nothing');
    await expect(session.state.snapshot('a b')).rejects.toThrow('cannot be the name of a snapshot');
    expect(await idsAt(session.url)).toEqual(['a']);
  });
});

describe('the clock of a session', () => {
  const createdAt = async (id: string, url: string) =>
    ((await (await create(id, url)).json()) as { id: string }).id &&
    ((await (await fetch(`${url}/customers/${id}`, { headers: json })).json()) as { createdAt: string })
      .createdAt;

  it('is frozen at the time that it is set to, and advanced', async () => {
    const session = sandbox.session('clock');
    session.clock.set('2026-01-01T00:00:00Z');
    expect(await createdAt('a', session.url)).toBe('2026-01-01T00:00:00.000Z');
    session.clock.advance('1h');
    session.clock.advance(500);
    expect(await createdAt('b', session.url)).toBe('2026-01-01T01:00:00.500Z');
    expect(session.clock.now().toISOString()).toBe('2026-01-01T01:00:00.500Z');
  });

  it('is not changed by an invalid time', () => {
    const session = sandbox.session('clock');
    const before = session.clock.now();
    expect(() => session.clock.set('noon')).toThrow('cannot be frozen at "noon"');
    expect(() => session.clock.advance('soon')).toThrow('cannot advance by "soon"');
    expect(session.clock.now()).toEqual(before);
  });
});

describe('the requests of a session', () => {
  it('are those that were sent to it, the latest first, until they are cleared', async () => {
    const session = sandbox.session('requests');
    await create('a', session.url);
    await create('a', session.url);
    await idsAt(session.url);
    await create('elsewhere', sandbox.url);
    const requests = session.requests
      .list()
      .map(({ operation, response }) => [operation?.id, response.status]);
    expect(requests).toEqual([
      ['getCustomers', 200],
      ['createCustomer', 409],
      ['createCustomer', 201],
    ]);
    expect(session.requests.list({ status: '4XX' })).toMatchObject([
      { request: { method: 'POST', body: { json: { id: 'a' } } }, response: { status: 409 } },
    ]);
    session.requests.clear();
    expect(session.requests.list()).toEqual([]);
    expect(sandbox.requests.list({ operation: 'createCustomer' }).length).toBeGreaterThan(0);
  });

  it('are not recorded without a journal', async () => {
    const own = await createSandbox({ journal: false });
    expect(() => own.requests.list()).toThrow('not recorded');
    await own.close();
  });
});
