import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const NewStream = objectOf({ title: 'string', note: 'string' });

/** Creates a stream, whose schema is given. */
async function created(Stream: Schema, body: object = {}, more: Record<string, OperationSketch> = {}) {
  const operations = {
    'GET /streams': { response: arrayOf('Stream') },
    'POST /streams': { request: 'NewStream', response: 'Stream', status: 201 },
    'GET /streams/{id}': { response: 'Stream' },
    ...more,
  };
  const api = await createCrudApi(sketch(operations, { Stream, NewStream }));
  return { api, made: await api.requestBody<Record<string, unknown>>('POST /streams', { body }) };
}

describe('a schema that requires nothing', () => {
  const { required: _none, ...Stream } = objectOf({
    id: 'string',
    title: 'string',
    note: 'string',
    stream_key: 'string',
    viewers: { type: 'array', items: { type: 'string' } },
    encoder: objectOf({ name: 'string', version: 'string' }),
    original: { $ref: '#/components/schemas/Stream' },
    secret: { type: 'string', writeOnly: true },
  });

  it('is filled, but for what a request could have set, and for itself', async () => {
    const { api, made } = await created(Stream, { title: 'Ann' });
    expect(made).toEqual({
      id: expect.any(String),
      title: 'Ann',
      stream_key: expect.any(String),
      viewers: [],
      encoder: { name: expect.any(String), version: expect.any(String) },
    });
    expect(await api.requestBody('GET /streams')).toEqual([made]);
    expect(await api.requestBody('GET /streams/{id}', { params: { id: String(made.id) } })).toEqual(made);
  });

  it('adds nothing to an object that was sent', async () => {
    const part = { type: 'object', properties: { port: { type: 'integer' }, host: { type: 'string' } } };
    const { made } = await created(
      { ...Stream, properties: { ...(Stream.properties as object), at: part } },
      { at: { port: 1 } },
    );
    expect(made.at).toEqual({ port: 1 });
  });
});

describe('a schema that says what it requires', () => {
  it('leaves out the rest', async () => {
    const { made } = await created(objectOf({ 'id!': 'string', title: 'string', stream_key: 'string' }));
    expect(made).toEqual({ id: expect.any(String) });
  });
});

describe('the envelope of an item', () => {
  it('has what the response is for, whatever it requires', async () => {
    const Envelope = objectOf({
      'status!': { enum: ['ok'] },
      result: objectOf({ 'id!': 'string', title: 'string' }),
      success: 'boolean',
      took: 'number',
    });
    const { made } = await created(
      objectOf({ 'id!': 'string' }),
      { title: 'Ann' },
      {
        'POST /streams': { request: 'NewStream', response: Envelope },
      },
    );
    expect(made).toEqual({ status: 'ok', success: true, result: { id: expect.any(String), title: 'Ann' } });
  });
});

describe('a response that names no property', () => {
  const account = objectOf({
    'name!': 'string',
    password: 'string',
    pin: { type: 'string', writeOnly: true },
    tier: 'string',
  });
  const sent = { name: 'Ann', password: 'x', pin: '1', motto: 'Sail' };

  it.each<[string, Schema]>([
    ['any object', { type: 'object' }],
    ['any object, as FastAPI writes it', { type: 'object', additionalProperties: true }],
    ['anything', {}],
    ['an object of anything', { type: 'object', additionalProperties: {} }],
  ])('shows all of the item but its secrets: %s', async (_name, open) => {
    const document = sketch({
      'GET /people': { response: { type: 'array', items: { type: 'object' } } },
      'POST /people': { request: account, response: open, status: 201 },
      'GET /people/{personId}': { response: { type: 'object' } },
    });
    const api = await createCrudApi(document);
    const made = await api.requestBody<{ id: string }>('POST /people', { body: sent });
    expect(made).toEqual({ id: expect.any(String), name: 'Ann', motto: 'Sail' });
    expect(await api.requestBody('GET /people')).toEqual([made]);
    expect(await api.requestBody('GET /people/{personId}', { params: { personId: made.id } })).toEqual(made);
    expect(api.stored('people')).toMatchObject([{ item: sent }]);
  });

  it('leads to what is below it, by the id that it shows', async () => {
    const open = { type: 'object', additionalProperties: true };
    const document = sketch({
      'GET /orgs': { response: { type: 'array', items: open } },
      'POST /orgs': { request: objectOf({ name: 'string' }), response: open, status: 201 },
      'GET /orgs/{orgId}/teams': { response: { type: 'array', items: open } },
      'POST /orgs/{orgId}/teams': { request: objectOf({ title: 'string' }), response: open, status: 201 },
    });
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /orgs', { body: { name: 'Acme' } });
    const params = { orgId: id };
    const team = await api.requestBody('POST /orgs/{orgId}/teams', { params, body: { title: 'Red' } });
    expect(team).toMatchObject({ id: expect.any(String), title: 'Red' });
    expect(await api.requestBody('GET /orgs/{orgId}/teams', { params })).toEqual([team]);
  });
});
