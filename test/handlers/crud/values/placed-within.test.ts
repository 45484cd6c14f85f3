import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** An index that is made with flat settings, and shown with them within other objects. */
async function indexes(Index: Schema, request: Schema) {
  const operations = {
    'GET /indexes': { response: arrayOf('Index') },
    'POST /indexes': { request, response: 'Index', status: 201 },
    'GET /indexes/{id}': { response: 'Index' },
    'PATCH /indexes/{id}': { request, response: 'Index' },
  };
  return createCrudApi(sketch(operations, { Index }));
}

describe('what was sent flat and is shown within another object', () => {
  const request = objectOf({ vectors: objectOf({ size: 'integer' }), lang: 'string', name: 'string' });

  it('is shown there, also after a change', async () => {
    const params = objectOf({ 'vectors!': objectOf({ size: 'integer' }), 'shards!': 'integer' });
    const Index = objectOf({ 'id!': 'string', 'config!': objectOf({ 'params!': params }) });
    const api = await indexes(Index, request);
    const made = await api.requestBody<{ id: string }>('POST /indexes', { body: { vectors: { size: 4 } } });
    expect(made).toMatchObject({ config: { params: { vectors: { size: 4 }, shards: expect.any(Number) } } });
    const patch = { params: { id: made.id }, body: { vectors: { size: 8 } } };
    const changed = await api.requestBody('PATCH /indexes/{id}', patch);
    expect(changed).toMatchObject({ config: { params: { vectors: { size: 8 } } } });
    expect(await api.requestBody('GET /indexes')).toEqual([changed]);
  });

  it.each<[role: unknown, shown: object]>([
    ['ADMIN', { roles: [{ name: 'ADMIN' }] }],
    [['editor', 'viewer'], { roles: [{ name: 'editor' }, { name: 'viewer' }] }],
  ])('is what the roles are called that it names: %j', async (role, shown) => {
    const roles: Schema = { type: 'array', items: objectOf({ id: 'integer', name: 'string' }) };
    const api = await indexes(objectOf({ 'id!': 'string', roles }), objectOf({ role: {} }));
    const made = await api.requestBody('POST /indexes', { body: { role } });
    expect(made).toMatchObject(shown);
    expect(await api.requestBody('GET /indexes')).toEqual([made]);
  });

  it.each([
    ['link', { kind: 'link', url: 'https://a.example' }],
    ['note', { kind: 'note', text: 'Buy milk' }],
    ['file', { kind: 'file', name: 'a.png', size: 4 }],
  ])('is of the alternative that it names: %s', async (_, body) => {
    const content = {
      oneOf: [
        objectOf({ 'kind!': { type: 'string', enum: ['note'] }, 'text!': 'string' }),
        objectOf({ 'kind!': { type: 'string', enum: ['link'] }, 'url!': 'string' }),
        objectOf({ 'kind!': { type: 'string', enum: ['file'] }, 'name!': 'string', size: 'integer' }),
      ],
    };
    const sent = objectOf({ kind: 'string', url: 'string', text: 'string', name: 'string', size: 'integer' });
    const api = await indexes(objectOf({ 'id!': 'string', 'content!': content }), sent);
    const made = await api.requestBody('POST /indexes', { body });
    expect(made).toMatchObject({ content: body });
    expect(await api.requestBody('GET /indexes')).toEqual([made]);
    await api.close();
  });

  it('brings an optional object with it', async () => {
    const api = await indexes(objectOf({ 'id!': 'string', meta: objectOf({ lang: 'string' }) }), request);
    const made = await api.requestBody('POST /indexes', { body: { lang: 'nb' } });
    expect(made).toEqual({ id: expect.any(String), meta: { lang: 'nb' } });
  });

  it.each([
    ['limit_daily', { daily: 5, monthly: 40 }],
    ['daily_limit', { daily: 5, monthly: 40 }],
    ['dailyLimit', { daily: 5, monthly: 40 }],
    ['monthly_limit', { daily: 10, monthly: 5 }],
    ['limit_yearly', { daily: 10, monthly: 40 }],
  ])('may be named after the object: %s', async (name, limit) => {
    const Index = objectOf({ 'id!': 'string', limit: objectOf({ daily: 'integer', monthly: 'integer' }) });
    const api = await indexes(Index, objectOf({ [name]: 'integer', limit: 'object' }));
    const made = await api.requestBody<{ id: string }>('POST /indexes', {
      body: { limit: { daily: 10, monthly: 40 } },
    });
    const patch = { params: { id: made.id }, body: { [name]: 5 } };
    expect(await api.requestBody('PATCH /indexes/{id}', patch)).toEqual({ id: made.id, limit });
  });

  it.each<[string, Schema, object]>([
    ['another item', objectOf({ id: 'string', lang: 'string' }), { lang: 'nb' }],
    ['a name that many objects have', objectOf({ name: 'string' }), { name: 'Ann' }],
    ['another type', objectOf({ lang: 'integer' }), { lang: 'nb' }],
  ])('is not put into %s', async (_, part, body) => {
    const api = await indexes(objectOf({ 'id!': 'string', part }), request);
    expect(await api.requestBody('POST /indexes', { body })).toEqual({ id: expect.any(String) });
  });
});

describe('what was sent under the name of a list and a word more', () => {
  const Domain = objectOf({ 'id!': 'string', 'domain!': 'string', state: 'string' });

  it.each<[string, object[], object[]]>([
    ['domain_data', [{ domain: 'a.test', state: 'pending' }], [{ domain: 'a.test', state: 'pending' }]],
    [
      'domainInputs',
      [{ domain: 'a.test' }, { domain: 'b.test' }],
      [{ domain: 'a.test' }, { domain: 'b.test' }],
    ],
    ['domain_data', [{ host: 'a.test' }], []],
    ['domain_codes', [{ domain: 'a.test' }], []],
  ])('is in the list: %s %j', async (name, sent, listed) => {
    const Index = objectOf({ 'id!': 'string', 'domains!': { type: 'array', items: Domain } });
    const request = objectOf({ [name]: { type: 'array', items: { type: 'object' } } });
    const api = await indexes(Index, request);
    const made = await api.requestBody<{ id: string }>('POST /indexes', { body: { [name]: sent } });
    expect(made).toMatchObject({ domains: listed });
    expect(await api.requestBody('GET /indexes/{id}', { params: { id: made.id } })).toEqual(made);
  });
});

describe('what was sent under the singular of a list’s name', () => {
  it.each<[string, Schema | string, unknown, Schema, unknown]>([
    [
      'as the property of that name of each element',
      { type: 'array', items: { type: 'string' } },
      ['a@b.test'],
      objectOf({ 'id!': 'string', email_address: 'string' }),
      [{ id: expect.any(String), email_address: 'a@b.test' }],
    ],
    ['as the elements', 'string', 'a@b.test', { type: 'string' }, ['a@b.test']],
  ])('is in the list: %s', async (_, sent, value, element, expected) => {
    const Index = objectOf({ 'id!': 'string', 'email_addresses!': { type: 'array', items: element } });
    const api = await indexes(Index, objectOf({ email_address: sent }));
    const made = await api.requestBody<{ id: string }>('POST /indexes', { body: { email_address: value } });
    expect(made).toEqual({ id: expect.any(String), email_addresses: expected });
    expect(await api.requestBody('GET /indexes/{id}', { params: { id: made.id } })).toEqual(made);
  });
});
