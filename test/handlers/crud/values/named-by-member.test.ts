import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** The kind of a new item for which something is sent. */
async function kindOf(collection: string, sent: object, kinds: readonly string[]) {
  const members = Object.fromEntries(Object.keys(sent).map((name) => [name, {}]));
  const kind = { type: 'string', enum: [...kinds], readOnly: true };
  const Item = objectOf({ 'id!': 'string', 'kind!': kind });
  const api = await createCrudApi(
    sketch(
      {
        [`GET /${collection}`]: { response: arrayOf('Item') },
        [`POST /${collection}`]: { request: objectOf(members), response: 'Item', status: 201 },
      },
      { Item },
    ),
  );
  return (await api.requestBody<{ kind: string }>(`POST /${collection}`, { body: sent })).kind;
}

describe('the kind of a new item', () => {
  it.each([
    ['segments', { static_segment: ['a@b.example'] }, ['saved', 'static', 'fuzzy'], 'static'],
    ['payment-methods', { bankAccount: { number: '1' } }, ['card', 'bank_account'], 'bank_account'],
    ['messages', { image: 'cat.png' }, ['TEXT', 'IMAGE'], 'IMAGE'],
  ])('of %s is the one that what was sent is called after', async (collection, sent, kinds, expected) => {
    expect(await kindOf(collection, sent, kinds)).toBe(expected);
  });

  it('is another where nothing is, or several are', async () => {
    expect(await kindOf('segments', { name: 'a' }, ['saved', 'static'])).toBe('saved');
    expect(await kindOf('messages', { image: null }, ['text', 'image'])).toBe('text');
    expect(await kindOf('messages', { text: 'a', image: 'b' }, ['poll', 'text', 'image'])).toBe('poll');
  });
});
