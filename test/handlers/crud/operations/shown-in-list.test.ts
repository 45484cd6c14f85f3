import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Card = objectOf({ 'cardId!': 'string', brand: 'string' });
const CardIds: Schema = { type: 'array', items: objectOf({ 'cardId!': 'string' }) };
const Cards = objectOf({ 'userId!': 'string', 'cards!': arrayOf('Card') });

/** A create of one card that responds with a list. */
const cards = (list: Schema | string, made: Schema | string, sent: Schema | string) =>
  sketch(
    {
      'GET /users/{userId}/cards': { response: list },
      'POST /users/{userId}/cards': { request: sent, response: made },
      'DELETE /users/{userId}/cards/{cardId}': {},
    },
    { Card, Cards },
  );

const params = { userId: 'u1' };
const NewCard = objectOf({ brand: 'string' });

describe('a create of one item that responds with a list', () => {
  it.each<[string, Schema | string, Schema | string, (card: object) => unknown]>([
    ['of its id', arrayOf('Card'), CardIds, ({ cardId }: { cardId?: unknown }) => [{ cardId }]],
    ['of items', arrayOf('Card'), arrayOf('Card'), (card) => [card]],
    ['with what it is of', 'Cards', 'Cards', (card) => ({ userId: 'u1', cards: [card] })],
  ])('shows the item in it: %s', async (_, list, made, shown) => {
    const api = await createCrudApi(cards(list, made, NewCard));
    const created = await api.requestBody('POST /users/{userId}/cards', { params, body: { brand: 'a' } });
    const listed: object = await api.requestBody('GET /users/{userId}/cards', { params });
    const [card = {}] = Array.isArray(listed) ? listed : Object(listed).cards;
    expect(card).toMatchObject({ brand: 'a' });
    if (list === 'Cards') expect(listed).toEqual(created);
    expect(created).toEqual(shown(card));
    await api.close();
  });

  it('makes all of a list that is sent where the body may be anything', async () => {
    const api = await createCrudApi(cards(arrayOf('Card'), arrayOf('Card'), {}));
    const many = [{ brand: 'a' }, { brand: 'b' }];
    const created = await api.requestBody('POST /users/{userId}/cards', { params, body: many });
    expect(created).toMatchObject(many);
    expect(await api.requestBody('GET /users/{userId}/cards', { params })).toEqual(created);
    await api.close();
  });
});
