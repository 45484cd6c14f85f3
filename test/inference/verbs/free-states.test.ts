import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

/** The order after an action on it. */
async function orderAfter(
  verb: string,
  properties: Record<string, Schema>,
  response: Schema | string = 'Order',
) {
  const Order = objectOf({ 'id!': 'integer', ...properties });
  const operations = {
    'POST /orders': { request: 'Order', response: 'Order', status: 201 },
    'GET /orders/{id}': { response: 'Order' },
    [`POST /orders/{id}/${verb}`]: { response },
  };
  const api = await createCrudApi(sketch(operations, { Order }));
  const begun = Object.keys(properties).map((name) => [name, name === 'archived' ? false : 'new']);
  await api.request('POST /orders', { body: { id: 1, ...Object.fromEntries(begun) } });
  await api.request(`POST /orders/{id}/${verb}`, { params: { id: 1 } });
  return api.requestBody<object>('GET /orders/{id}', { params: { id: 1 } });
}

const text: Schema = { type: 'string' };

describe('a state that may be any text', () => {
  it.each<[string, Schema, string]>([
    ['cancel', text, 'canceled'],
    ['cancel', { ...text, description: 'Either `open` or `cancelled`.' }, 'cancelled'],
    ['publish', { ...text, example: 'DRAFT' }, 'PUBLISHED'],
    ['ship', { ...text, default: 'Placed' }, 'Shipped'],
    ['send', { ...text, description: 'One of "draft", "sent"' }, 'sent'],
    ['ping', text, 'new'],
    ['run', text, 'new'],
    ['cancel', { ...text, example: 'success' }, 'new'],
    ['cancel', { ...text, pattern: '^[a-z ]+$' }, 'new'],
  ])('is what %s leads to: %j', async (verb, status, expected) => {
    expect(await orderAfter(verb, { status })).toEqual({ id: 1, status: expected });
  });

  it('changes by an action that does not show the item', async () => {
    const shown = await orderAfter('send', { state: text }, objectOf({ id: 'integer' }));
    expect(shown).toEqual({ id: 1, state: 'sent' });
  });

  it('stays as it is where the item has a flag for it', async () => {
    const shown = await orderAfter('archive', { status: text, archived: { type: 'boolean' } });
    expect(shown).toEqual({ id: 1, status: 'new', archived: true });
  });
});
