import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Ship = objectOf({ 'code!': 'string' });
const Cabin = objectOf({ id: 'integer', ship: 'string', beds: 'integer' });
const decks = {
  'GET /ships': { response: arrayOf('Ship') },
  'POST /ships': { request: 'Ship', response: 'Ship', status: 201 },
  'GET /ships/{ship}/cabins': { response: arrayOf('Cabin') },
  'POST /ships/{ship}/cabins': { request: 'Cabin', response: 'Cabin', status: 201 },
  'PATCH /ships/{ship}/cabins/{id}': { request: 'Cabin', response: 'Cabin' },
  'PUT /ships/{ship}/cabins/{id}': { request: 'Cabin', response: 'Cabin' },
};

/** Ships `a` and `b`, with a cabin of ship `a`, for which another ship was sent. */
async function withCabin(operations = decks, cabin = Cabin, sent: object = { ship: 'z', beds: 2 }) {
  const api = await createCrudApi(sketch(operations, { Ship, Cabin: cabin }));
  for (const code of ['a', 'b']) await api.request('POST /ships', { body: { code } });
  const made = await api.requestBody('POST /ships/{ship}/cabins', { params: { ship: 'a' }, body: sent });
  const cabinsOf = (ship: string) => api.requestBody('GET /ships/{ship}/cabins', { params: { ship } });
  return { api, made, cabinsOf };
}

describe('a body that names another parent than the path', () => {
  it('makes the item below the parent of the path, which it shows', async () => {
    const { api, made, cabinsOf } = await withCabin();
    expect(made).toEqual({ id: 1, ship: 'a', beds: 2 });
    expect(await cabinsOf('a')).toEqual([made]);
    await api.close();
  });

  it.each([
    ['an integer', objectOf({ id: 'integer', ship: 'integer', beds: 'integer' }), { ship: 7, beds: 2 }],
    [
      'an object',
      objectOf({ id: 'integer', ship: objectOf({ code: 'string' }), beds: 'integer' }),
      { ship: { code: 'z' }, beds: 2 },
    ],
  ])('refuses nothing where it is %s, which stays as it was sent', async (_, cabin, sent) => {
    const { api, made, cabinsOf } = await withCabin(decks, cabin, sent);
    expect(made).toMatchObject(sent);
    expect(await cabinsOf('a')).toEqual([made]);
    await api.close();
  });

  it.each(['PATCH', 'PUT'])(
    'leaves the item where it is, when %s names one that is not there',
    async (method) => {
      const { api, cabinsOf } = await withCabin();
      const sent = { params: { ship: 'a', id: '1' }, body: { ship: 'z', beds: 3 } };
      expect(await api.requestBody(`${method} /ships/{ship}/cabins/{id}`, sent)).toEqual({
        id: 1,
        ship: 'a',
        beds: 3,
      });
      expect(await cabinsOf('a')).toHaveLength(1);
      await api.close();
    },
  );

  it('leaves it where it is also when a number cannot name what the path has a name for', async () => {
    const cabin = objectOf({ id: 'integer', ship: 'integer', beds: 'integer' });
    const { api, cabinsOf } = await withCabin(decks, cabin, { beds: 1 });
    const sent = { params: { ship: 'a', id: '1' }, body: { ship: 9, beds: 3 } };
    expect(await api.requestBody('PUT /ships/{ship}/cabins/{id}', sent)).toEqual({ id: 1, ship: 9, beds: 3 });
    expect(await cabinsOf('a')).toEqual([{ id: 1, ship: 9, beds: 3 }]);
    await api.close();
  });

  it('moves the item to one that is there', async () => {
    const { api, cabinsOf } = await withCabin();
    const sent = { params: { ship: 'a', id: '1' }, body: { ship: 'b' } };
    await api.request('PATCH /ships/{ship}/cabins/{id}', sent);
    expect([await cabinsOf('a'), await cabinsOf('b')]).toEqual([[], [{ id: 1, ship: 'b', beds: 2 }]]);
    await api.close();
  });
});

describe('what is made below an item and found beside it, under the same parents', () => {
  const Note = objectOf({ 'id!': 'integer', text: 'string' });
  const below = '/ships/{ship}/decks/{deck}/notes';
  const beside = '/ships/{ship}/decks/notes/{id}';
  const operations = {
    'POST /ships': { request: 'Ship', response: 'Ship', status: 201 },
    'GET /ships/{ship}': { response: 'Ship' },
    [`POST ${below}`]: { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
    [`GET ${below}`]: { response: arrayOf('Note') },
    [`GET ${beside}`]: { response: 'Note' },
    [`PATCH ${beside}`]: { request: objectOf({ text: 'string' }), response: 'Note' },
    [`DELETE ${beside}`]: { status: 204 },
  };

  it('is changed and deleted there, and nowhere else', async () => {
    const api = await createCrudApi(sketch(operations, { Ship, Note }));
    for (const code of ['a', 'b']) await api.request('POST /ships', { body: { code } });
    const deck = { ship: 'a', deck: '1' };
    const made = await api.requestBody(`POST ${below}`, { params: deck, body: { text: 'Hi' } });
    const note = { ship: 'a', id: String(Reflect.get(Object(made), 'id')) };
    const change = { params: note, body: { text: 'Ho' } };
    expect(await api.requestBody(`PATCH ${beside}`, change)).toMatchObject({ text: 'Ho' });
    expect(await api.requestBody(`GET ${below}`, { params: deck })).toMatchObject([{ text: 'Ho' }]);
    const elsewhere = { params: { ...note, ship: 'b' } };
    await expect(api.request(`GET ${beside}`, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    await api.request(`DELETE ${beside}`, { params: note });
    expect(await api.requestBody(`GET ${below}`, { params: deck })).toEqual([]);
    await api.close();
  });
});
