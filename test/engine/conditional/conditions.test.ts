import { beforeEach, describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { type CrudApi, createCrudApi, loadTestContract } from '../../support/crud-api.ts';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { sandbox, type TestSandbox } from '../../support/sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

describe('an item of the built-in contract', () => {
  let box: TestSandbox;
  let etag: string;
  beforeEach(async () => {
    box = await sandbox();
    await box.api.post('/customers').send(minimalCustomer('c1'));
    etag = await etagOf('/customers/c1');
  });

  const etagOf = async (path: string) => (await box.api.get(path)).headers.etag ?? '';
  const get = (headers: Record<string, string>) => box.api.get('/customers/c1').set(headers);
  const patch = (headers: Record<string, string>, name = 'Another name') =>
    box.api.patch('/customers/c1').set(headers).send({ name });
  const name = async () => (await box.api.get('/customers/c1')).body.name;

  it('has a strong ETag that changes with it, and only then', async () => {
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(await etagOf('/customers/c1')).toBe(etag);
    await box.api.patch('/customers/c1').send({});
    expect(await etagOf('/customers/c1')).toBe(etag);
    await patch({});
    expect(await etagOf('/customers/c1')).not.toBe(etag);
  });

  it('has the same ETag under each of its names', async () => {
    await box.api.post('/accounts').send({ ...minimalAccount('a1', 'c1'), aliases: ['one'] });
    expect(await etagOf('/accounts/one')).toBe(await etagOf('/accounts/a1'));
  });

  it('has its ETag on a response that equals its representation', async () => {
    const account = await box.api.post('/accounts').send(minimalAccount('a1', 'c1'));
    expect(account.headers.etag).toBe(await etagOf('/accounts/a1'));
    const action = await box.api.post('/accounts/a1/add_aliases').send({ aliases: ['one'] });
    expect(action.headers.etag).toBe(await etagOf('/accounts/a1'));
    const changed = await patch({});
    expect(changed.headers.etag).toBe(await etagOf('/customers/c1'));
  });

  it('has no ETag on a response that shows something else', async () => {
    const customer = await box.api.post('/customers').send(minimalCustomer('c2'));
    expect(customer.headers).not.toHaveProperty('etag');
    expect((await box.api.get('/customers')).headers).not.toHaveProperty('etag');
    expect((await box.api.delete('/customers/c2')).headers).not.toHaveProperty('etag');
    expect((await box.api.get('/customers/c2')).headers).not.toHaveProperty('etag');
  });

  it.each<[string, (etag: string) => string]>([
    ['its ETag', (tag) => tag],
    ['its ETag as a weak one', (tag) => `W/${tag}`],
    ['its ETag among others', (tag) => `"x", ${tag}`],
    ['*', () => '*'],
  ])('is 304 without a body to who has it: If-None-Match is %s', async (_, sent) => {
    for (const method of ['get', 'head'] as const) {
      const response = await box.api[method]('/customers/c1').set('If-None-Match', sent(etag));
      expect(response.status).toBe(304);
      expect(response.text ?? '').toBe('');
      expect(response.headers.etag).toBe(etag);
      expect(response.headers).not.toHaveProperty('content-type');
    }
  });

  it('is sent to a client that has another one', async () => {
    expect((await get({ 'If-None-Match': '"x", W/"y"' })).body.id).toBe('c1');
    expect((await get({ 'If-Match': etag })).status).toBe(200);
    expect((await get({ 'If-Match': '"x"' })).status).toBe(412);
  });

  it.each<[string, (etag: string) => string]>([
    ['its ETag', (tag) => tag],
    ['its ETag among others', (tag) => `"x" ,${tag}`],
    ['*', () => '*'],
  ])('is changed where If-Match is %s', async (_, sent) => {
    const { status, headers } = await patch({ 'If-Match': sent(etag) });
    expect(status).toBe(200);
    expect(headers.etag).not.toBe(etag);
    expect(await name()).toBe('Another name');
  });

  it.each<[string, Record<string, (etag: string) => string>, number, RegExp]>([
    [
      'another ETag',
      { 'If-Match': () => '"x"' },
      412,
      /does not name the current ETag ".+": read the item again/,
    ],
    ['a weak ETag', { 'If-Match': (tag) => `W/${tag}` }, 412, /never matches a weak ETag/],
    ['no quotes', { 'If-Match': (tag) => tag.replaceAll('"', '') }, 400, /names no ETag: send \*/],
    ['nothing', { 'If-Match': () => '' }, 400, /names no ETag/],
    [
      'what must not be',
      { 'If-None-Match': (tag) => `W/${tag}` },
      412,
      /If-None-Match names an item that exists/,
    ],
    ['that nothing may be', { 'If-None-Match': () => '*' }, 412, /If-None-Match names an item that exists/],
    [
      'two conditions of which one fails',
      { 'If-Match': (tag) => tag, 'If-None-Match': (tag) => tag },
      412,
      /If-None-Match/,
    ],
  ])('stays unchanged where the conditions have %s', async (_, conditions, status, lines) => {
    const headers = Object.fromEntries(Object.entries(conditions).map(([key, sent]) => [key, sent(etag)]));
    for (const send of [() => patch(headers), () => box.api.delete('/customers/c1').set(headers)]) {
      const response = await send();
      expect(response.status).toBe(status);
      expect(response.body).toEqual({ message: expect.stringMatching(lines) });
    }
    expect(await etagOf('/customers/c1')).toBe(etag);
  });

  it('is deleted where If-Match names it, and 404 from then on, whatever that says', async () => {
    const remove = () => box.api.delete('/customers/c1').set('If-Match', etag);
    expect((await remove()).status).toBe(200);
    expect((await remove()).status).toBe(404);
    expect((await patch({ 'If-Match': '*' })).status).toBe(404);
    expect((await get({ 'If-None-Match': etag })).status).toBe(404);
  });

  it('is changed by one of many who read the same', async () => {
    const sent = Array.from({ length: 10 }, (_, i) => patch({ 'If-Match': etag }, `Name ${i}`));
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(9);
  });

  it('is validated against the contract first', async () => {
    const { status } = await box.api.patch('/customers/c1').set('If-Match', '"x"').send({ name: '' });
    expect(status).toBe(400);
  });

  it('carries out an action on it only where If-Match names it', async () => {
    await box.api.post('/accounts').send(minimalAccount('a1', 'c1'));
    const tag = await etagOf('/accounts/a1');
    const add = (alias: string) =>
      box.api
        .post('/accounts/a1/add_aliases')
        .set('If-Match', tag)
        .send({ aliases: [alias] });
    expect((await add('one')).status).toBe(200);
    expect((await add('two')).status).toBe(412);
    expect((await box.api.get('/accounts/a1')).body.aliases).toHaveLength(2);
  });

  it('is no matter of a create: what If-Match names is not there', async () => {
    const create = (headers: Record<string, string>) =>
      box.api.post('/customers').set(headers).send(minimalCustomer('c2'));
    const rejected = await create({ 'If-Match': etag });
    expect(rejected.status).toBe(412);
    expect(rejected.body.message).toContain('nothing that can be read here has one: leave it out');
    expect((await create({ 'If-Match': '*', 'If-None-Match': '*' })).status).toBe(201);
  });
});

describe('an inferred item', () => {
  let api: CrudApi;
  beforeEach(async () => {
    api = await createCrudApi(await loadTestContract('buckets'));
  });

  const photos = { params: { bucketName: 'photos' } };
  const put = (headers: Record<string, string> = {}, region = 'eu-1') =>
    api.request('putBucket', { ...photos, body: { region }, headers });
  const etag = async () => (await api.request('getBucket', photos)).headers?.ETag ?? '';
  const failed = { code: 'precondition-failed', status: 412 };

  it('is created by a PUT only where none exists, with its ETag', async () => {
    const created = await put({ 'if-none-match': '*' });
    expect(created).toMatchObject({ status: 201, headers: { ETag: await etag() } });
    await expect(put({ 'if-none-match': '*' })).rejects.toMatchObject(failed);
    expect(await put()).toMatchObject({ status: 200, headers: { ETag: await etag() } });
  });

  it('is not created where If-Match asks for one', async () => {
    for (const sent of ['*', '"x"']) await expect(put({ 'if-match': sent })).rejects.toMatchObject(failed);
    expect(api.stored('buckets')).toEqual([]);
  });

  it('is created by one of two who do so at a time', async () => {
    const both = await Promise.allSettled([put({ 'if-none-match': '*' }), put({ 'if-none-match': '*' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is replaced, changed and deleted where If-Match names it', async () => {
    await put();
    const first = await etag();
    await put({ 'if-match': first }, 'us-1');
    await expect(put({ 'if-match': first })).rejects.toMatchObject(failed);
    const body = { versioning: true };
    const patch = async (tag: string) =>
      api.request('patchBucket', { ...photos, body, headers: { 'if-match': tag } });
    await expect(patch(first)).rejects.toMatchObject(failed);
    expect(await patch(await etag())).toMatchObject({ status: 200, headers: { ETag: await etag() } });
    const remove = (tag: string) => api.request('deleteBucket', { ...photos, headers: { 'if-match': tag } });
    await expect(remove(first)).rejects.toMatchObject(failed);
    expect(await remove(await etag())).toMatchObject({ status: 204 });
    await expect(remove('*')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is what an action by its name is about', async () => {
    const payments = await createCrudApi(await loadTestContract('payments'));
    const { id: customer } = await payments.requestBody<{ id: string }>('createCustomer', { body: {} });
    const order = { customer, amount: 5, currency: 'eur' };
    const { id } = await payments.requestBody<{ id: string }>('createOrder', { body: order });
    const { headers } = await payments.request('getOrder', { params: { id } });
    const act = (action: string) =>
      payments.request(action, { params: { id }, headers: { 'if-match': headers?.ETag ?? '' } });
    expect((await act('payOrder')).headers?.ETag).not.toBe(headers?.ETag);
    await expect(act('cancelOrder')).rejects.toMatchObject(failed);
  });
});

describe('a single thing', () => {
  const document = sketch(
    {
      'GET /settings': { response: 'Settings' },
      'PUT /settings': { request: 'Settings', response: 'Settings' },
    },
    { Settings: objectOf({ 'theme!': 'string' }) },
  );

  it('is there from the start, and has an ETag like any item', async () => {
    const { api } = await contractSandbox(document);
    const put = (headers: Record<string, string>) =>
      api.put('/settings').set(headers).send({ theme: 'dark' });
    const { headers } = await api.get('/settings');
    expect((await put({ 'If-None-Match': '*' })).status).toBe(412);
    const changed = await put({ 'If-Match': headers.etag ?? '' });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).toBe((await api.get('/settings')).headers.etag);
    const stale = await put({ 'If-Match': headers.etag ?? '' });
    expect({ status: stale.status, type: stale.type }).toEqual({
      status: 412,
      type: 'application/problem+json',
    });
  });
});
