import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const rhythm: Schema = { type: 'string', enum: ['weekly', 'monthly'] };

/** A collection of plans: what responses show, what a create and a PUT are sent. */
function plans(shown: Schema, created: Schema, replaced: Schema) {
  const operations = {
    'GET /plans': { response: arrayOf('Plan') },
    'POST /plans': { request: created, response: 'Plan', status: 201 },
    'GET /plans/{id}': { response: 'Plan' },
    'PUT /plans/{id}': { request: replaced, response: 'Plan' },
  };
  return createCrudApi(sketch(operations, { Plan: shown }, '3.1.0'));
}

const everything = { rhythm: 'monthly', currency: 'USD', note: 'kept' };

describe('a PUT', () => {
  const shown = objectOf({ 'id!': 'string', 'rhythm!': rhythm, 'currency!': 'string', note: 'string' });
  const all = objectOf({ 'rhythm!': rhythm, 'currency!': 'string', note: 'string' });

  it.each<[what: string, request: Schema, sent: object, expected: object]>([
    [
      'one property of many',
      objectOf({ rhythm, currency: 'string', note: 'string' }),
      { note: 'new' },
      { ...everything, note: 'new' },
    ],
    [
      'the one required property',
      objectOf({ 'currency!': 'string', rhythm }),
      { currency: 'EUR' },
      { ...everything, currency: 'EUR' },
    ],
  ])('that may leave out what responses require updates: %s', async (_what, request, sent, expected) => {
    const api = await plans(shown, all, request);
    const { id } = await api.requestBody<{ id: string }>('POST /plans', { body: everything });
    const changed = await api.requestBody('PUT /plans/{id}', { params: { id }, body: sent });
    expect(changed).toEqual({ id, ...expected });
    expect(await api.requestBody('GET /plans/{id}', { params: { id } })).toEqual(changed);
  });

  it('without the body that it may have changes nothing', async () => {
    const document = sketch(
      {
        'POST /plans': { request: all, response: 'Plan', status: 201 },
        'GET /plans/{id}': { response: 'Plan' },
        'PUT /plans/{id}': { request: all, response: 'Plan' },
      },
      { Plan: shown },
    );
    const put = Object(Reflect.get(Object(document.paths['/plans/{id}']), 'put'));
    Object.assign(put.requestBody, { required: false });
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /plans', { body: everything });
    expect(await api.requestBody('PUT /plans/{id}', { params: { id } })).toEqual({ id, ...everything });
  });

  it.each<[what: string, request: Schema]>([
    ['has the rest', objectOf({ rhythm, currency: 'string', note: 'string' })],
    ['has some of it', objectOf({ 'rhythm!': rhythm, currency: 'string', note: 'string' })],
  ])('that need not be sent what a create requires leaves it alone, and %s', async (_what, request) => {
    const loose = objectOf({ id: 'string', rhythm, currency: 'string', note: 'string' });
    const api = await plans(loose, all, request);
    const { id } = await api.requestBody<{ id: string }>('POST /plans', { body: everything });
    const body = { rhythm: 'weekly' };
    const changed = await api.requestBody('PUT /plans/{id}', { params: { id }, body });
    expect(changed).toEqual({ id, ...everything, ...body });
  });

  it.each<[what: string, shown: Schema, request: Schema]>([
    ['requires what responses require', shown, all],
    [
      'has a default for the rest',
      objectOf({ 'id!': 'string', 'rhythm!': rhythm, 'currency!': 'string', note: 'string' }),
      objectOf({ 'rhythm!': rhythm, currency: { type: 'string', default: 'USD' }, note: 'string' }),
    ],
    [
      'leaves out only what may be null',
      objectOf({
        'id!': 'string',
        'rhythm!': rhythm,
        'currency!': 'string',
        'note!': { type: ['string', 'null'] },
      }),
      all,
    ],
  ])('of a whole item that %s clears what it leaves out', async (_what, item, request) => {
    const api = await plans(item, all, request);
    const { id } = await api.requestBody<{ id: string }>('POST /plans', { body: everything });
    const body = { rhythm: 'weekly', currency: 'USD' };
    const changed = await api.requestBody<{ note?: string }>('PUT /plans/{id}', { params: { id }, body });
    expect(changed).toMatchObject({ id, ...body });
    expect(changed.note ?? null).toBeNull();
  });

  it('never shows an example’s value in place of a stored one', async () => {
    const part = objectOf({ rhythm, note: 'string' });
    const Plan = objectOf({ id: 'string', rhythm, note: 'string' });
    const operations = {
      'GET /plans': { response: arrayOf('Plan') },
      'POST /plans': {
        request: part,
        response: 'Plan',
        status: 201,
        example: { id: 'p1', rhythm: 'weekly', note: 'of the example' },
      },
      'PUT /plans/{id}': { request: part, response: 'Plan' },
    };
    const api = await createCrudApi(sketch(operations, { Plan }, '3.1.0'));
    const made = await api.requestBody<{ id: string }>('POST /plans', { body: { note: 'mine' } });
    const put = { params: { id: made.id }, body: { rhythm: 'monthly' } };
    expect(await api.requestBody('PUT /plans/{id}', put)).toMatchObject({ rhythm: 'monthly', note: 'mine' });
  });

  it('of a part of a singleton leaves the rest as it was read', async () => {
    const Limits = objectOf({ 'daily!': 'integer', 'monthly!': 'integer' });
    const api = await createCrudApi(
      sketch({
        'GET /limits': { response: Limits },
        'PUT /limits': { request: objectOf({ daily: 'integer', monthly: 'integer' }), response: Limits },
      }),
    );
    const { monthly } = await api.requestBody<{ monthly: number }>('GET /limits');
    expect(await api.requestBody('PUT /limits', { body: { daily: 7 } })).toEqual({ daily: 7, monthly });
  });
});

describe('a PUT on the collection', () => {
  const Plan = objectOf({ id: 'integer', rhythm });
  const operations = {
    'GET /plans': { response: arrayOf('Plan') },
    'POST /plans': { request: 'Plan', response: 'Plan', status: 201 },
    'PUT /plans': { request: 'Plan', response: 'Plan' },
    'PUT /plans/{id}': { request: 'Plan', response: 'Plan' },
  };

  it.each<[what: string, sent: object, expected: object[]]>([
    ['changes the item of the id', { id: 1, rhythm: 'weekly' }, [{ id: 1, rhythm: 'weekly' }]],
    ['without an id creates', { rhythm: 'weekly' }, [{ id: 1 }, { rhythm: 'weekly' }]],
    ['without anything creates', {}, [{ id: 1 }, { id: 2 }]],
  ])('%s', async (_what, body, expected) => {
    const api = await createCrudApi(sketch(operations, { Plan }));
    await api.request('POST /plans', { body: { rhythm: 'monthly' } });
    expect(await api.request('PUT /plans', { body })).toMatchObject({ status: 200 });
    expect(await api.requestBody('GET /plans')).toMatchObject(expected);
    await api.close();
  });

  it('finds no item of a text where the ids are numbers', async () => {
    const api = await createCrudApi(sketch(operations, { Plan }));
    const refused = api.request('PUT /plans/{id}', { params: { id: 'first' }, body: {} });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    await api.close();
  });
});

const Named = objectOf({ id: 'integer', name: 'string' });

/** A plan called `a`, and the operation that changes it, as a contract declares that. */
async function planChangedBy(method: string, declared: OperationSketch) {
  const sent = objectOf({ name: 'string' });
  const operations = {
    'POST /plans': { request: sent, response: 'Plan', status: 201 },
    'GET /plans/{id}': { response: 'Plan' },
    [`${method} /plans/{id}`]: { request: sent, ...declared },
  };
  const Member = objectOf({ 'email!': 'string', 'role!': 'string' });
  const api = await createCrudApi(sketch(operations, { Plan: Named, Member }));
  await api.requestBody('POST /plans', { body: { name: 'a' } });
  const change = (id: string) =>
    api.request(`${method} /plans/{id}`, { params: { id }, body: { name: 'b' } });
  return { change, read: () => api.requestBody('GET /plans/{id}', { params: { id: '1' } }) };
}

describe('a change whose response shows something else', () => {
  it.each(['PUT', 'PATCH'])('is made all the same: %s', async (method) => {
    const { change, read } = await planChangedBy(method, { response: arrayOf('Member') });
    await change('1');
    expect(await read()).toEqual({ id: 1, name: 'b' });
    await expect(change('9')).rejects.toThrow('plans has no 9');
  });
});

it.each([
  ['PUT', 205],
  ['PATCH', 205],
  ['PUT', 203],
])('a %s that is declared with %d alone changes the item', async (method, status) => {
  const { change, read } = await planChangedBy(method, { status });
  expect((await change('1')).status).toBe(status);
  expect(await read()).toEqual({ id: 1, name: 'b' });
});

describe('a PUT that is called an update and requires nothing', () => {
  const Release = objectOf({
    id: 'string',
    name: 'string',
    note: 'string',
    fields: { type: 'object', additionalProperties: {} },
  });

  /** A release after a PUT that is called so. */
  async function afterPut(operationId: string, put: Schema, body: object) {
    const document = sketch(
      {
        'POST /releases': { request: 'Release', response: 'Release', status: 201 },
        'GET /releases/{id}': { response: 'Release' },
        'PUT /releases/{id}': { request: put, response: 'Release' },
      },
      { Release },
    );
    Object.assign(Object(document.paths['/releases/{id}']).put, { operationId });
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /releases', {
      body: { name: 'one', note: 'first', fields: { a: 1, b: 2 } },
    });
    return api.requestBody(operationId, { params: { id }, body });
  }

  it.each(['updateRelease', 'editRelease', 'modify_release'])('changes what it is sent: %s', async (name) => {
    expect(await afterPut(name, Release, { name: 'two' })).toMatchObject({ name: 'two', note: 'first' });
    expect(await afterPut(name, Release, { fields: { b: 3, c: 4 } })).toMatchObject({
      name: 'one',
      fields: { a: 1, b: 3, c: 4 },
    });
  });

  it.each(['replaceRelease', 'putRelease'])('replaces the item under another name: %s', async (name) => {
    expect(await afterPut(name, Release, { name: 'two' })).not.toHaveProperty('note');
  });

  it('replaces the item where it requires something', async () => {
    const whole = objectOf({ 'name!': 'string', note: 'string' });
    expect(await afterPut('updateRelease', whole, { name: 'two' })).not.toHaveProperty('note');
  });
});
