import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.ts';
import { minimalCustomer } from '../support/customers.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
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
  it('is a world of its own, by its address and by its headers', async () => {
    await sandbox.reset();
    const session = sandbox.session('w1');
    expect((await create('own', session.url)).status).toBe(201);
    await create('too', sandbox.url, session.headers);
    expect(await idsAt(session.url)).toEqual(['own', 'too']);
    expect(await idsAt(sandbox.url, session.headers)).toEqual(['own', 'too']);
    expect(await idsAt(sandbox.url)).toEqual([]);
  });

  it('begins with the base as it is when it is made, and takes it anew when it is reset', async () => {
    await sandbox.reset();
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

  it('is told apart from the base, which has no name', () => {
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
