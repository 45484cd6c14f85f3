import { beforeEach, describe, expect, it } from 'vitest';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { expectError } from '../../support/error-expectation.ts';
import { sandbox } from '../../support/sandbox.ts';

const { api, reset } = await sandbox();

/** The accounts `a1`, with the aliases `one` and `two`, and `b1`, with `other`, of two customers. */
beforeEach(async () => {
  await reset();
  const account = { name: 'Account' };
  await api.post('/customers').send({
    ...minimalCustomer('c1'),
    account: { ...account, id: 'a1', aliases: ['one', 'two'] },
  });
  await api.post('/customers').send({
    ...minimalCustomer('c2'),
    account: { ...account, id: 'b1', aliases: ['other'] },
  });
});

const add = (account: string, ...aliases: readonly string[]) =>
  api.post(`/accounts/${account}/add_aliases`).send({ aliases });

const remove = (account: string, ...aliases: readonly string[]) =>
  api.post(`/accounts/${account}/remove_aliases`).send({ aliases });

const create = (id: string, ...aliases: readonly string[]) =>
  api.post('/accounts').send({ ...minimalAccount(id, 'c1'), aliases });

const read = (name: string) => api.get(`/accounts/${encodeURIComponent(name)}`);

/** The aliases that an account has, all of which must be active. */
async function aliasesOf(name: string): Promise<string[]> {
  const { body } = await read(name);
  const aliases = body.aliases.map(({ alias }: { alias: string }) => alias);
  expect(body.aliases).toEqual(aliases.map((alias: string) => ({ alias, status: 'ACTIVE' })));
  return aliases;
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `alias ${n}`);

describe('adding aliases', () => {
  it('adds them after those there are, and the account is found by each', async () => {
    const { status, body } = await add('a1', 'zzz', 'mmm');
    expect(status).toBe(200);
    expect(body).toEqual((await read('a1')).body);
    expect(await aliasesOf('a1')).toEqual(['one', 'two', 'zzz', 'mmm']);
    for (const name of ['zzz', 'mmm', 'one']) expect((await read(name)).body.id).toBe('a1');
  });

  it('changes nothing but the aliases', async () => {
    const { aliases: _before, ...before } = (await read('a1')).body;
    const { aliases: _after, ...after } = (await add('a1', 'new')).body;
    expect(after).toEqual(before);
  });

  it('that it has already is no error and changes nothing', async () => {
    const before = await api.get('/__admin/state');
    const { status, body } = await add('a1', 'two', 'one', 'two');
    expect(status).toBe(200);
    expect(body).toEqual((await read('a1')).body);
    expect((await api.get('/__admin/state')).body).toEqual(before.body);
  });

  it('adds one that is sent twice once', async () => {
    await add('a1', 'new', 'one', 'new');
    expect(await aliasesOf('a1')).toEqual(['one', 'two', 'new']);
  });

  it('may add the account’s own id', async () => {
    await create('abc');
    expect((await add('abc', 'abc')).status).toBe(200);
    expect(await aliasesOf('abc')).toEqual(['abc']);
  });

  it.each([
    ['an alias of another account', ['other'], 'other'],
    ['another account’s id', ['abc'], 'abc'],
    ['one of many', ['new', 'other', 'newer'], 'other'],
  ])('rejects %s and adds none of the others', async (_, aliases, taken) => {
    await create('abc');
    const before = await api.get('/__admin/state');
    expectError(await add('a1', ...aliases), 409, taken);
    expect((await api.get('/__admin/state')).body).toEqual(before.body);
    expectError(await read('new'), 404);
  });

  it('gives an alias to exactly one of twenty accounts at once', async () => {
    for (let n = 0; n < 20; n++) await create(`n${n}`);
    const responses = await Promise.all(Array.from({ length: 20 }, (_, n) => add(`n${n}`, 'wanted')));
    const [winner, ...others] = responses.toSorted((a, b) => a.status - b.status);
    expect(winner?.status).toBe(200);
    expect(others).toHaveLength(19);
    for (const response of others) expectError(response, 409, 'wanted');
    expect((await read('wanted')).body).toEqual(winner?.body);
  });

  it('lets twenty requests at once add to one account, ten in all', async () => {
    await create('n1');
    const responses = await Promise.all(numbered(20).map((alias) => add('n1', alias)));
    expect(responses.map(({ status }) => status).sort()).toEqual([
      ...Array(10).fill(200),
      ...Array(10).fill(400),
    ]);
    expect(await aliasesOf('n1')).toHaveLength(10);
  });

  it('to an account that does not exist is 404', async () => {
    expectError(await add('a9', 'new'), 404, 'a9');
  });

  it('without a body is rejected', async () => {
    expectError(await api.post('/accounts/a1/add_aliases'), 400, 'body');
  });
});

describe('removing aliases', () => {
  it('removes them, and the account is no longer found by them', async () => {
    const { status, body } = await remove('a1', 'one');
    expect(status).toBe(200);
    expect(body).toEqual((await read('a1')).body);
    expect(await aliasesOf('a1')).toEqual(['two']);
    expectError(await read('one'), 404, 'one');
    expect((await read('two')).body.id).toBe('a1');
  });

  it('removes the last too', async () => {
    expect((await remove('a1', 'two', 'one')).body.aliases).toEqual([]);
    expect(await aliasesOf('a1')).toEqual([]);
  });

  it('removes one that is sent twice', async () => {
    expect((await remove('a1', 'one', 'one')).status).toBe(200);
    expect(await aliasesOf('a1')).toEqual(['two']);
  });

  it.each([
    ['nobody has', ['absent']],
    ['another account has', ['other']],
    ['is the account’s id', ['n11']],
    ['is missing among others', ['one', 'absent', 'two']],
  ])('that %s is 404 and removes none of the others', async (_, aliases) => {
    await create('n11', 'one more');
    const account = aliases.includes('n11') ? 'n11' : 'a1';
    const before = await api.get('/__admin/state');
    expectError(await remove(account, ...aliases), 404);
    expect((await api.get('/__admin/state')).body).toEqual(before.body);
  });

  it('names the alias that is missing', async () => {
    expectError(await remove('a1', 'one', 'absent'), 404, 'absent');
  });

  it('leaves an account its id, which no other may take', async () => {
    await create('abc', 'abc');
    await remove('abc', 'abc');
    expect((await read('abc')).body).toMatchObject({ id: 'abc', aliases: [] });
    expectError(await add('a1', 'abc'), 409, 'abc');
  });

  it('twice is done once', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => remove('a1', 'one')));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(404)]);
  });

  it('from an account that does not exist is 404', async () => {
    expectError(await remove('a9', 'one'), 404, 'a9');
  });

  it('without a body is rejected', async () => {
    expectError(await api.post('/accounts/a1/remove_aliases'), 400, 'body');
  });
});

describe('an alias', () => {
  it.each([
    ['2 characters', 'ab', 400],
    ['3 characters', 'abc', 200],
    ['50 characters', 'x'.repeat(50), 200],
    ['51 characters', 'x'.repeat(51), 400],
    ['2 emoji', '😀😀', 400],
    ['3 emoji', '😀😀😀', 200],
    ['50 emoji', '😀'.repeat(50), 200],
    ['51 emoji', '😀'.repeat(51), 400],
    ['no character', '', 400],
  ])('has 3 to 50 characters: %s', async (_, alias, status) => {
    expect((await add('a1', alias)).status).toBe(status);
    expect((await aliasesOf('a1')).includes(alias)).toBe(status === 200);
    if (status === 200) {
      expect((await read(alias)).body.id).toBe('a1');
      expect((await remove('a1', alias)).status).toBe(200);
    }
    expect((await create('new', alias)).status).toBe(status === 200 ? 201 : 400);
    const account = { id: 'newer', name: 'Account', aliases: [alias] };
    await api.delete('/accounts/new');
    const customer = await api.post('/customers').send({ ...minimalCustomer('c3'), account });
    expect(customer.status).toBe(status === 200 ? 201 : 400);
  });

  it.each(['ab', 'x'.repeat(51)])('that is not that long is not even looked for: %s', async (alias) => {
    expectError(await remove('a1', alias), 400, '/aliases/0 ');
  });

  it.each(['add_aliases', 'remove_aliases'])('comes in lists of 1 to 10 for %s', async (action) => {
    const send = (aliases: readonly string[]) => api.post(`/accounts/a1/${action}`).send({ aliases });
    expectError(await send([]), 400, '/aliases ');
    expectError(await send(Array(11).fill('one')), 400, '/aliases ');
    expect((await send(Array(10).fill('one'))).status).toBe(200);
  });

  it.each([
    [{ aliases: 'one' }, '/aliases '],
    [{ aliases: [{ alias: 'one', status: 'ACTIVE' }] }, '/aliases/0 '],
    [{ aliases: ['one', null] }, '/aliases/1 '],
    [{ aliases: ['one'], status: 'ACTIVE' }, '/status '],
  ])('is a string in a request: %j', async (sent, issue) => {
    for (const action of ['add_aliases', 'remove_aliases']) {
      expectError(await api.post(`/accounts/a1/${action}`).send(sent), 400, issue);
    }
    expect(await aliasesOf('a1')).toEqual(['one', 'two']);
  });

  it('is one of ten at most', async () => {
    await create('new', ...numbered(9));
    expect((await add('new', 'tenth')).status).toBe(200);
    expectError(await add('new', 'eleventh'), 400, '10');
    expect(await aliasesOf('new')).toEqual([...numbered(9), 'tenth']);
    expectError(await read('eleventh'), 404);
  });

  it('that is there already does not count again', async () => {
    await create('new', ...numbered(9));
    expect((await add('new', 'tenth', 'tenth', ...numbered(8))).status).toBe(200);
    expect((await add('new', ...numbered(9), 'tenth')).status).toBe(200);
    expect(await aliasesOf('new')).toEqual([...numbered(9), 'tenth']);
  });

  it('of ten more than fit adds none', async () => {
    expectError(await add('a1', ...numbered(10)), 400);
    expect(await aliasesOf('a1')).toEqual(['one', 'two']);
    expect((await add('a1', ...numbered(8))).status).toBe(200);
  });

  it('cannot be the eleventh of a new account', async () => {
    expectError(await create('new', ...numbered(11)), 400, '/aliases ');
    expect((await create('new', ...numbered(10))).status).toBe(201);
  });

  it('belongs to one account at a time', async () => {
    expectError(await create('new', 'fresh', 'one'), 409, 'one');
    expectError(await read('new'), 404);
    expectError(await read('fresh'), 404);
  });

  it('cannot equal another account’s id, nor an account’s id another’s alias', async () => {
    await create('abc', 'alias of abc');
    expectError(await create('new', 'abc'), 409, 'abc');
    expectError(await create('alias of abc'), 409, 'alias of abc');
    expectError(await add('b1', 'abc'), 409, 'abc');
  });

  it.each([
    ['is removed', () => remove('a1', 'one')],
    ['goes with its account', () => api.delete('/accounts/a1')],
    ['goes with its account, which it finds', () => api.delete('/accounts/one')],
    ['goes with its customer', () => api.delete('/customers/c1')],
  ])('can be taken again once it %s', async (_, free) => {
    expectError(await add('b1', 'one'), 409, 'one');
    await free();
    expect((await add('b1', 'one')).status).toBe(200);
    expect((await read('one')).body.id).toBe('b1');
  });

  it('that was removed can become an account’s id', async () => {
    await remove('a1', 'one');
    expect((await create('one', 'its own')).status).toBe(201);
    expect((await read('one')).body.id).toBe('one');
  });

  it('that was removed can be given back to its account', async () => {
    await remove('a1', 'one');
    await add('a1', 'one');
    expect(await aliasesOf('a1')).toEqual(['two', 'one']);
  });

  it.each(['__proto__', 'constructor', 'a/b', '...', 'é é', '%2F', 'admin@example.com', '?#&'])(
    'may be awkward: %s',
    async (alias) => {
      await add('a1', alias);
      expect((await read(alias)).body.id).toBe('a1');
      expectError(await add('b1', alias), 409, alias);
      await remove(encodeURIComponent(alias), alias);
      expectError(await read(alias), 404, alias);
    },
  );
});
