import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const own: Schema = { type: 'string', readOnly: true };

/** Orders that name a plan or a tariff by its code. */
function contract(word: string, key: string, sent: Record<string, string | Schema>): OpenApiDocument {
  const parameter = `${word}_id_or_${key}`;
  return sketch(
    {
      [`POST /${word}s`]: { request: 'Thing', response: 'Thing', status: 201 },
      [`GET /${word}s/{${parameter}}`]: { response: 'Thing' },
      'POST /orders': { request: objectOf(sent), response: 'Order', status: 201 },
      'GET /orders/{id}': { response: 'Order' },
      'PATCH /orders/{id}': { request: objectOf(sent), response: 'Order' },
    },
    {
      Thing: objectOf({ id: own, [`${key}!`]: 'string', name: 'string' }),
      Order: objectOf({ id: own, [word]: objectOf({ id: 'string', [key]: 'string', name: 'string' }) }),
    },
  );
}

describe('what is named by another property than its id', () => {
  const byObject = (key: string) => objectOf({ [key]: 'string', note: 'string' });
  it.each<[string, string, string, Record<string, string | Schema>, (value: string) => object]>([
    ['by a property', 'plan', 'code', { plan_code: 'string' }, (plan_code) => ({ plan_code })],
    [
      'beside one for the id',
      'plan',
      'code',
      { plan_code: 'string', plan_id: 'string' },
      (plan_code) => ({ plan_code }),
    ],
    ['by a slug', 'venue', 'slug', { venueSlug: 'string' }, (venueSlug) => ({ venueSlug })],
    ['in an object', 'plan', 'code', { plan: byObject('code') }, (code) => ({ plan: { code } })],
  ])('is shown as it is stored: %s', async (_, word, key, sent, body) => {
    const api = await createCrudApi(contract(word, key, sent));
    const create = (value: string) =>
      api.requestBody<{ id: string }>(`POST /${word}s`, { body: { [key]: value, name: `${value}!` } });
    const [gold, tin] = [await create('gold'), await create('tin')];
    const made = await api.requestBody<{ id: string }>('POST /orders', { body: body('gold') });
    expect(made).toMatchObject({ [word]: gold });
    const changed = await api.requestBody('PATCH /orders/{id}', {
      params: { id: made.id },
      body: body('tin'),
    });
    expect(changed).toMatchObject({ [word]: tin });
    await api.close();
  });
});

describe('what is below an item that it names by another property', () => {
  it.each<[string, Record<string, string | Schema>, object]>([
    [
      'in an object',
      { account: objectOf({ code: 'string', email: 'string' }) },
      { account: { code: 'ann' } },
    ],
    ['by a property', { account_code: 'string' }, { account_code: 'ann' }],
  ])('is listed there: %s', async (_, sent, body) => {
    const document = sketch(
      {
        'POST /accounts': { request: objectOf({ 'code!': 'string' }), response: 'Account', status: 201 },
        'GET /accounts/{account_id_or_code}': { response: 'Account' },
        'GET /accounts/{account_id_or_code}/subs': {
          response: { type: 'array', items: { $ref: '#/components/schemas/Sub' } },
        },
        'POST /subs': { request: objectOf({ ...sent, note: 'string' }), response: 'Sub', status: 201 },
        'GET /subs/{sub_id}': { response: 'Sub' },
      },
      {
        Sub: objectOf({ id: own, account: { $ref: '#/components/schemas/Mini' }, note: 'string' }),
        Mini: objectOf({ id: own, code: 'string' }),
        Account: objectOf({ id: own, code: 'string' }),
      },
    );
    const api = await createCrudApi(document);
    const { id } = await api.requestBody<{ id: string }>('POST /accounts', { body: { code: 'ann' } });
    await api.requestBody('POST /accounts', { body: { code: 'bob' } });
    const made = await api.requestBody('POST /subs', { body });
    const below = (account_id_or_code: string) =>
      api.requestBody('GET /accounts/{account_id_or_code}/subs', { params: { account_id_or_code } });
    expect(await below(id)).toEqual([made]);
    expect(await below('ann')).toEqual([made]);
    expect(await below('bob')).toEqual([]);
    await api.close();
  });
});
