import { beforeEach, describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const now = '2026-01-01T00:00:00.000Z';
const text: Schema = { type: 'string' };
const time: Schema = { type: ['string', 'null'], format: 'date-time' };
const state: Schema = { type: 'string', enum: ['open', 'closed', 'cancelled', 'published'] };

const lines: Schema = {
  type: 'array',
  items: objectOf({ sku: text, unit_price: 'number', quantity: 'integer' }),
};
const sent = objectOf({ title: text, first_name: text, state, locked: 'boolean', lines, closed_at: time });
const Loom = objectOf({
  'id!': text,
  'title!': text,
  first_name: text,
  'full_name!': text,
  'slug!': text,
  'state!': state,
  'locked!': 'boolean',
  'lines!': lines,
  'total!': 'number',
  'lines_count!': 'integer',
  'closed_at!': time,
  'canceledOn!': time,
  'locked_at!': time,
  published_at: { type: 'string', format: 'date-time' },
});

describe('what changes by itself when an item changes', () => {
  let api: CrudApi;
  let params: { readonly id: string };
  const change = (body: object) => api.requestBody('PATCH /looms/{id}', { params, body });

  beforeEach(async () => {
    const operations = {
      'GET /looms': { response: arrayOf('Loom') },
      'POST /looms': { request: sent, response: 'Loom', status: 201 },
      'GET /looms/{id}': { response: 'Loom' },
      'PATCH /looms/{id}': { request: sent, response: 'Loom' },
      'POST /looms/{id}/close': { response: 'Loom' },
    };
    api = await createCrudApi(sketch(operations, { Loom }, '3.1.0'));
    const body = { title: 'Jacquard', first_name: 'Ada', lines: [{ unit_price: 2.5, quantity: 2 }] };
    params = await api.requestBody<{ id: string }>('POST /looms', { body });
  });

  it.each([
    [{ state: 'closed' }, { closed_at: now, canceledOn: null, locked_at: null }],
    [{ state: 'cancelled' }, { closed_at: null, canceledOn: now }],
    [{ locked: true }, { locked_at: now, closed_at: null }],
    [{ state: 'published' }, { published_at: now }],
    [{ state: 'closed', closed_at: '2020-02-02T02:02:02Z' }, { closed_at: '2020-02-02T02:02:02Z' }],
    [{ title: 'Dobby' }, { closed_at: null, canceledOn: null, locked_at: null }],
  ])('%j sets the times of the states that it enters', async (body, expected) => {
    expect(await change(body)).toMatchObject(expected);
  });

  it('unsets the times of all ends for what is open again, whatever was its last', async () => {
    await change({ state: 'cancelled' });
    await change({ state: 'closed' });
    expect(await change({ state: 'open' })).toMatchObject({ closed_at: null, canceledOn: null });
  });

  it('is the same by a verb', async () => {
    const closed = await api.requestBody('POST /looms/{id}/close', { params });
    expect(closed).toMatchObject({ state: 'closed', closed_at: now });
  });

  it('unsets the time of a state that the item has come back from, and of no state before', async () => {
    await change({ state: 'published' });
    await change({ state: 'closed' });
    expect(await change({ state: 'open' })).toMatchObject({ closed_at: null, published_at: now });
    await change({ locked: true });
    expect(await change({ locked: false })).toMatchObject({ locked_at: null });
  });

  it('is a total, a count and a name, but no slug', async () => {
    const begun = { total: 5, lines_count: 1, full_name: 'Ada', slug: 'jacquard' };
    expect(await api.requestBody('GET /looms/{id}', { params })).toMatchObject(begun);
    const body = { title: 'Dobby', first_name: 'Grace', lines: [{ unit_price: 1.1 }, { unit_price: 2.2 }] };
    const expected = { total: 3.3, lines_count: 2, full_name: 'Grace', slug: 'jacquard' };
    expect(await change(body)).toMatchObject(expected);
  });
});

describe('the time of the state that an item begins in', () => {
  it('is set, that of any other is not', async () => {
    const Press = objectOf({
      'id!': text,
      'status!': { type: 'string', enum: ['active', 'paused'] },
      'activated_at!': time,
      'paused_at!': time,
    });
    const operations = {
      'GET /presses': { response: arrayOf('Press') },
      'POST /presses': { request: objectOf({ status: text }), response: 'Press', status: 201 },
    };
    const api = await createCrudApi(sketch(operations, { Press }, '3.1.0'));
    const create = (body: object) => api.requestBody('POST /presses', { body });
    expect(await create({})).toMatchObject({ status: 'active', activated_at: now, paused_at: null });
    expect(await create({ status: 'paused' })).toMatchObject({ activated_at: null, paused_at: now });
  });
});

describe('a flag that is cleared', () => {
  it.each([
    ['isActive', 'deactivatedAt'],
    ['active', 'deactivated_at'],
    ['enabled', 'disabledAt'],
  ])('%s sets %s until it is set again', async (flag, property) => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /accounts': { request: objectOf({ name: 'string' }), response: 'Account', status: 201 },
          'GET /accounts/{id}': { response: 'Account' },
          'PATCH /accounts/{id}': { request: objectOf({ [flag]: 'boolean' }), response: 'Account' },
        },
        {
          Account: objectOf({
            'id!': 'integer',
            [`${flag}!`]: 'boolean',
            [`${property}!`]: { type: 'string', format: 'date-time', nullable: true },
          }),
        },
      ),
    );
    const change = (value: boolean) =>
      api.requestBody('PATCH /accounts/{id}', { params: { id: '1' }, body: { [flag]: value } });
    expect(await api.requestBody('POST /accounts', { body: { name: 'a' } })).toMatchObject({
      [property]: null,
    });
    expect(await change(false)).toMatchObject({ [property]: api.runtime.clock.now().toISOString() });
    expect(await change(true)).toMatchObject({ [property]: null });
  });
});
