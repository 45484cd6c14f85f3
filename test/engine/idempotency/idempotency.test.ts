import { beforeEach, describe, expect, it } from 'vitest';
import { storedResponses } from '../../../src/engine/idempotency/stored-responses.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { minimalAccount, minimalCustomer } from '../../support/customers.ts';
import { createFakePersistence } from '../../support/fake-persistence.ts';
import { sandbox, type TestSandbox } from '../../support/sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const day = 86_400_000;
const keyed = (key: string, more: Record<string, string> = {}) => ({ 'Idempotency-Key': key, ...more });

describe('a POST with an Idempotency-Key', () => {
  let box: TestSandbox;
  beforeEach(async () => {
    box = await sandbox();
  });

  const post = (path: string, body: object, headers: Record<string, string>) =>
    box.api.post(path).set(headers).send(body);
  const customers = async () => (await box.api.get('/customers')).body.data;

  it('is carried out once, and its response replayed', async () => {
    const first = await post('/customers', minimalCustomer('c1'), keyed('k'));
    expect(first.status).toBe(201);
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    const again = await post('/customers', minimalCustomer('c1'), keyed('k'));
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers).toMatchObject({
      'idempotent-replayed': 'true',
      location: '/customers/c1',
      'content-type': first.headers['content-type'],
    });
    expect(await customers()).toHaveLength(1);
  });

  it('is the same whatever the order of its properties, and whatever happened since', async () => {
    const { id, name, ...rest } = minimalCustomer('c1');
    await post('/customers', { id, name, ...rest }, keyed('k'));
    await box.api.delete('/customers/c1');
    const again = await post('/customers', { ...rest, name, id }, keyed('k'));
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await customers()).toEqual([]);
  });

  it('replays an action too, and the ETag that it had', async () => {
    await post('/customers', minimalCustomer('c1'), {});
    const made = await post('/accounts', minimalAccount('a1', 'c1'), keyed('account'));
    const { etag = '' } = made.headers;
    expect(etag).toMatch(/^".+"$/);
    const add = () =>
      post('/accounts/a1/add_aliases', { aliases: ['one'] }, keyed('add', { 'If-Match': etag }));
    const added = await add();
    expect(added.status).toBe(200);
    const again = await add();
    expect(again.status).toBe(200);
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', etag: added.headers.etag });
    expect(added.headers.etag).not.toBe(etag);
  });

  it.each([
    ['another body', '/customers', minimalCustomer('c2')],
    ['another path', '/accounts', minimalAccount('a1', 'c1')],
  ])('with the key of another request, %s, is refused', async (_, path, body) => {
    await post('/customers', minimalCustomer('c1'), keyed('k'));
    const { status, body: lines } = await post(path, body, keyed('k'));
    expect(status).toBe(409);
    expect(lines.message).toContain('the Idempotency-Key k was already sent with another');
    expect(await customers()).toHaveLength(1);
  });

  it('leaves its key free when it failed', async () => {
    await post('/customers', minimalCustomer('c1'), {});
    expect((await post('/customers', minimalCustomer('c1'), keyed('k'))).status).toBe(409);
    expect((await post('/customers', { id: 'c2' }, keyed('k'))).status).toBe(400);
    const done = await post('/customers', minimalCustomer('c2'), keyed('k'));
    expect(done.status).toBe(201);
    expect(done.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('is done again a day later', async () => {
    await post('/customers', minimalCustomer('c1'), keyed('k'));
    await box.api.delete('/customers/c1');
    box.runtime.advance(day);
    const again = await post('/customers', minimalCustomer('c1'), keyed('k'));
    expect(again.headers).not.toHaveProperty('idempotent-replayed');
    expect(await customers()).toHaveLength(1);
  });

  it('is carried out once of many concurrent ones; the others get 409, or the replayed response', async () => {
    const sent = Array.from({ length: 20 }, () => post('/customers', minimalCustomer('c1'), keyed('k')));
    const responses = await Promise.all(sent);
    const done = responses.filter(({ headers, status }) => status === 201 && !headers['idempotent-replayed']);
    expect(done).toHaveLength(1);
    const waiting = responses.filter(({ status }) => status === 409);
    for (const { body } of waiting)
      expect(body.message).toContain('still in progress: wait for its response');
    const [first] = done;
    for (const { status, text } of responses) if (status === 201) expect(text).toBe(first?.text);
  });

  it('of one user is not that of another at the same time', async () => {
    const login = objectOf({ 'email!': 'string', 'password!': 'string' });
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /register': { request: login, response: 'Person', status: 201 },
          'POST /login': { request: login, response: objectOf({ 'token!': 'string' }) },
          'GET /me': { response: 'Person' },
          'GET /notes': { response: arrayOf('Note') },
          'POST /notes': { request: 'Note', response: 'Note', status: 201 },
        },
        {
          Person: objectOf({ 'id!': 'integer', 'email!': 'string' }),
          Note: objectOf({ 'id!': { type: 'integer', readOnly: true }, text: 'string' }),
        },
      ),
    );
    const send = async (email: string) => {
      await api.post('/register').send({ email, password: 'x' });
      const { body } = await api.post('/login').send({ email, password: 'x' });
      return () =>
        api.post('/notes').set(keyed('k')).set('Authorization', `Bearer ${body.token}`).send({ text: email });
    };
    const [ann, bob] = [await send('ann@example.test'), await send('bob@example.test')];
    const both = await Promise.all([ann(), bob()]);
    expect(both.map(({ status, body }) => [status, body.text])).toEqual([
      [201, 'ann@example.test'],
      [201, 'bob@example.test'],
    ]);
    expect((await ann()).body.text).toBe('ann@example.test');
  });

  it('belongs to its session, which starts with those of the default one', async () => {
    const inSession = { 'X-Sandbox-Session': 'w1' };
    await post('/customers', minimalCustomer('base'), keyed('base'));
    const own = await post('/customers', minimalCustomer('own'), keyed('own', inSession));
    expect(own.status).toBe(201);
    const inBase = await post('/customers', minimalCustomer('own'), keyed('own'));
    expect(inBase.headers).not.toHaveProperty('idempotent-replayed');
    const inherited = await post('/__session/w1/customers', minimalCustomer('base'), keyed('base'));
    expect(inherited.headers).toMatchObject({
      'idempotent-replayed': 'true',
      location: '/__session/w1/customers/base',
    });
  });

  it('is forgotten with everything else', async () => {
    await post('/customers', minimalCustomer('c1'), keyed('k'));
    await box.reset();
    const anew = await post('/customers', minimalCustomer('c1'), keyed('k'));
    expect(anew.status).toBe(201);
    expect(anew.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('leaves no trace in the exported state', async () => {
    await post('/customers', minimalCustomer('c1'), keyed('k'));
    const { body } = await box.api.get('/__admin/state');
    expect(Object.keys(body.collections)).toEqual(['customers', 'accounts']);
  });

  it('takes a key with spaces', async () => {
    const first = await post('/customers', minimalCustomer('c1'), keyed('order 17'));
    const again = await post('/customers', minimalCustomer('c1'), keyed('order 17'));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers).toHaveProperty('idempotent-replayed');
  });

  it.each([
    ['', 'is empty'],
    ['k'.repeat(256), 'is 256 long'],
    ['\u00e9', 'is "'],
    ['a\tb', 'is "a\\tb"'],
  ])('whose key is %j is refused', async (key, lines) => {
    const { status, body } = await post('/customers', minimalCustomer('c1'), keyed(key));
    expect(status).toBe(400);
    expect(body.message).toContain('1 to 255 printable ASCII characters');
    expect(body.message).toContain(lines);
    expect(await customers()).toEqual([]);
  });

  it.each(['k'.repeat(255), '!', '~', '"quoted"', '__proto__', 'constructor'])(
    'may have the key %s',
    async (key) => {
      await post('/customers', minimalCustomer('c1'), keyed(key));
      const { headers } = await post('/customers', minimalCustomer('c1'), keyed(key));
      expect(headers['idempotent-replayed']).toBe('true');
    },
  );
});

describe('an Idempotency-Key on another method', () => {
  it('changes nothing', async () => {
    const { api } = await sandbox();
    await api.post('/customers').send(minimalCustomer('c1'));
    const patch = (name: string) => api.patch('/customers/c1').set(keyed('k')).send({ name });
    expect((await patch('First name')).body.name).toBe('First name');
    const second = await patch('Second name');
    expect(second.body.name).toBe('Second name');
    expect(second.headers).not.toHaveProperty('idempotent-replayed');
    expect((await api.get('/customers/c1').set(keyed('not a key'))).status).toBe(200);
  });
});

describe('the stored response', () => {
  const Pet = objectOf({ 'id!': 'integer', 'name!': 'string' });
  const document = sketch(
    {
      'GET /pets': { response: arrayOf('Pet') },
      'POST /pets': { request: objectOf({ 'name!': 'string' }), response: 'Pet', status: 201 },
      'GET /pets/{id}': { response: 'Pet' },
      'POST /echo': {
        request: { type: 'string' },
        response: { type: 'string' },
        mediaType: 'text/csv',
        example: 'a,b',
      },
    },
    { Pet },
  );
  const rex = { body: { name: 'Rex' }, headers: { 'idempotency-key': 'k' } };

  it('is saved together with what the request did', async () => {
    const persistence = createFakePersistence();
    const api = await createCrudApi(document, persistence);
    const answered = api.request('POST /pets', rex);
    const save = await persistence.takeSave();
    const changed = save.batch.map((changes) =>
      changes.map((change) => (change.op === 'put' ? change.collection : change.op)),
    );
    expect(changed).toEqual([['pets', storedResponses.name]]);
    save.succeed();
    expect(await answered).toMatchObject({ status: 201 });
  });

  it('is lost together with it: the key is free again', async () => {
    const persistence = createFakePersistence();
    const api = await createCrudApi(document, persistence);
    const lost = api.request('POST /pets', rex);
    (await persistence.takeSave()).fail(new Error('full'));
    await expect(lost).rejects.toMatchObject({ code: 'storage-full' });
    const again = api.request('POST /pets', rex);
    (await persistence.takeSave()).succeed();
    expect((await again).headers).not.toHaveProperty('Idempotent-Replayed');
    expect(api.stored('pets')).toHaveLength(1);
  });

  it('is not given before it is on disk: until then the request is under way', async () => {
    const persistence = createFakePersistence();
    const api = await createCrudApi(document, persistence);
    const first = api.request('POST /pets', rex);
    const save = await persistence.takeSave();
    await expect(api.request('POST /pets', rex)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('still in progress'),
    });
    save.succeed();
    await first;
    expect((await api.request('POST /pets', rex)).headers).toMatchObject({ 'Idempotent-Replayed': 'true' });
    expect(api.stored('pets')).toHaveLength(1);
  });

  it('is no other request’s, also where the contract knows of no conflict', async () => {
    const { api } = await contractSandbox(document);
    await api.post('/pets').set(keyed('k')).send({ name: 'Rex' });
    const { status, type, body } = await api.post('/pets').set(keyed('k')).send({ name: 'Fido' });
    expect({ status, type }).toEqual({ status: 409, type: 'application/problem+json' });
    expect(body.detail).toContain('the Idempotency-Key k was already sent with another');
  });

  it('has the media type that it had', async () => {
    const { api } = await contractSandbox(document);
    const echo = () => api.post('/echo').set(keyed('k')).set('Content-Type', 'text/csv').send('a,b');
    const first = await echo();
    expect(first.status).toBe(200);
    const again = await echo();
    expect(again.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
  });
});

describe('over a data file', () => {
  const pets = (name: string) =>
    sketch(
      {
        'GET /pets': { response: arrayOf('Pet') },
        'POST /pets': { request: objectOf({ name: {} }), response: 'Pet', status: 201 },
        'GET /pets/{id}': { response: 'Pet' },
      },
      { Pet: objectOf({ 'id!': 'integer', 'name!': name }) },
    );

  it('responses are stored from one run to the next, and refused where the contract no longer allows them', async () => {
    const folder = contractFolder({ 'old.json': pets('string'), 'new.json': pets('boolean') });
    const during = async (contract: string) => {
      const box = await sandbox({ contract: folder.path(contract), data: folder.path('state.json') });
      const response = await box.api.post('/pets').set(keyed('k')).send({ name: 'Rex' });
      await box.close();
      return {
        status: response.status,
        reason: response.headers['x-sandbox-reason'],
        headers: response.headers,
      };
    };
    try {
      expect((await during('old.json')).status).toBe(201);
      expect((await during('old.json')).headers).toMatchObject({ 'idempotent-replayed': 'true' });
      expect(await during('new.json')).toMatchObject({
        status: 409,
        reason: expect.stringContaining('the contract no longer allows the response stored'),
      });
    } finally {
      folder.remove();
    }
  });
});

describe('a POST with an idempotency key in its body', () => {
  const Payment = objectOf({ 'id!': 'string', 'amount!': 'integer' });
  const NewPayment = objectOf({ 'amount!': 'integer', idempotency_key: 'string' });
  const paymentsApi = () =>
    createCrudApi(
      sketch({
        'GET /payments': { response: { type: 'array', items: Payment } },
        'POST /payments': { request: NewPayment, response: Payment, status: 201 },
        'GET /payments/{id}': { response: Payment },
        'POST /refunds': { request: NewPayment, response: Payment, status: 201 },
        'GET /refunds/{id}': { response: Payment },
      }),
    );
  const body = { amount: 5, idempotency_key: 'k' };

  it('is carried out once, and its response replayed', async () => {
    const api = await paymentsApi();
    const first = await api.request('POST /payments', { body });
    const again = await api.request('POST /payments', { body });
    expect(again).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'Idempotent-Replayed': 'true' },
    });
    expect(await api.requestBody('GET /payments')).toEqual([first.body]);
  });

  it('with the key of another body is a conflict, and with that of another operation is not', async () => {
    const api = await paymentsApi();
    await api.request('POST /payments', { body });
    await expect(api.request('POST /payments', { body: { ...body, amount: 6 } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('the idempotency_key k was already sent with another'),
    });
    expect(await api.request('POST /refunds', { body })).toMatchObject({ status: 201 });
  });

  it('is carried out again without a key', async () => {
    const api = await paymentsApi();
    for (const each of [{ amount: 5 }, { amount: 5 }, { amount: 5, idempotency_key: '' }]) {
      await api.request('POST /payments', { body: each });
    }
    expect(await api.requestBody('GET /payments')).toHaveLength(3);
  });
});
