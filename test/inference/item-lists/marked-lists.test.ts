import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const schemas = {
  NewRecipe: objectOf({ 'title!': 'string' }),
  Recipe: objectOf({ 'id!': 'integer', 'title!': 'string' }),
  Person: objectOf({ 'id!': 'integer', email: 'string' }),
  Said: objectOf({ 'message!': 'string' }),
};

const recipes: Readonly<Record<string, OperationSketch>> = {
  'POST /recipes': { request: 'NewRecipe', response: 'Recipe', status: 201 },
  'GET /recipes/{id}': { response: 'Recipe' },
};

const credentials = objectOf({ 'email!': 'string', 'password!': 'string' });
const people: Readonly<Record<string, OperationSketch>> = {
  'POST /auth/register': { request: credentials, response: 'Person', status: 201 },
  'POST /auth/login': { request: credentials, response: objectOf({ 'token!': 'string' }) },
  'GET /auth/me': { response: 'Person' },
};

const page = objectOf({ data: arrayOf('Recipe'), count: 'integer' });

type Act = readonly [method: 'post' | 'put' | 'delete', path: string];

/** How a contract marks recipes: the list, what sets a mark, and what takes it back. */
const forms: readonly [list: string, response: object, set: Act, unset: Act][] = [
  ['/users/me/favorites', page, ['post', '/recipes/2/favorite'], ['delete', '/recipes/2/favorite']],
  ['/saved-recipes', arrayOf('Recipe'), ['put', '/recipes/2/save'], ['post', '/recipes/2/unsave']],
  ['/me/watchlist', arrayOf('Recipe'), ['post', '/recipes/2/watch'], ['post', '/recipes/2/unwatch']],
  ['/bookmarks', page, ['post', '/bookmarks/2'], ['delete', '/bookmarks/2']],
  ['/me/wishlist', arrayOf('Recipe'), ['put', '/me/wishlist/2'], ['delete', '/me/wishlist/2']],
];

function contractOfForm(list: string, response: object, acts: readonly Act[], said?: string) {
  const marks = acts.map(([method, path]) => [
    `${method.toUpperCase()} ${path.replace('2', '{id}')}`,
    said === undefined ? {} : { response: said },
  ]);
  const all = { ...recipes, ...people, [`GET ${list}`]: { response }, ...Object.fromEntries(marks) };
  return sketch(all, schemas);
}

describe('a list of what somebody has marked', () => {
  it.each(forms)('shows the items themselves: %s', async (list, response, set, unset) => {
    const { api } = await contractSandbox(contractOfForm(list, response, [set, unset], 'Said'));
    const shown = async () => {
      const { body } = await api.get(list).expect(200);
      return body.data ?? body;
    };
    for (const title of ['Soup', 'Cake', 'Bread']) await api.post('/recipes').send({ title }).expect(201);
    expect(await shown()).toEqual([]);
    for (let i = 0; i < 2; i += 1) {
      const { body } = await api[set[0]](set[1]).expect(200);
      expect(body).toEqual({ message: 'Recipe updated' });
    }
    expect(await shown()).toEqual([{ id: 2, title: 'Cake' }]);
    await api[unset[0]](unset[1]).expect(200);
    expect(await shown()).toEqual([]);
    await api[set[0]](set[1].replace('2', '9')).expect(404);
  });

  it.each<[string, Record<string, OperationSketch>, string, string, string]>([
    [
      'by its owner and its name',
      {
        'POST /user/boats': { request: 'NewBoat', response: 'Boat', status: 201 },
        'GET /boats/{owner}/{boat}': { response: 'Boat' },
      },
      '/user/boats',
      '/user/starred',
      '/ada/heron',
    ],
    [
      'by what it is below',
      {
        'POST /harbors/{harbor}/boats': { request: 'NewBoat', response: 'Boat', status: 201 },
        'GET /harbors/{harbor}/boats/{name}': { response: 'Boat' },
      },
      '/harbors/ada/boats',
      '/me/watch-list',
      '/ada/heron',
    ],
    [
      'by an id',
      {
        'POST /boats': { request: 'NewBoat', response: 'Boat', status: 201 },
        'GET /boats/{name}': { response: 'Boat' },
      },
      '/boats',
      '/me/saved-boats',
      '/heron',
    ],
  ])('marks what is found %s, and says so by the status', async (_, boats, made, list, id) => {
    const named = `${list}${id.replace(/[^/]+/g, (word) => `{${word}Key}`)}`;
    const boat = { 'owner!': objectOf({ 'login!': 'string' }), 'name!': 'string', sails: 'integer' };
    const operations = {
      ...boats,
      [`GET ${list}`]: { response: arrayOf('Boat') },
      [`GET ${named}`]: { refuses: { 404: 'not marked' } },
      [`PUT ${named}`]: {},
      [`DELETE ${named}`]: {},
    };
    const components = {
      NewBoat: objectOf({ 'name!': 'string', owner: objectOf({ login: 'string' }), sails: 'integer' }),
      Boat: objectOf(boat),
    };
    const { api } = await contractSandbox(sketch(operations, components));
    const sent = { name: 'heron', owner: { login: 'ada' }, sails: 2 };
    await api.post(made).send(sent).expect(201);
    await api
      .post(made)
      .send({ ...sent, name: 'gull' })
      .expect(201);
    await api.get(`${list}${id}`).expect(404);
    expect((await api.get(list).expect(200)).body).toEqual([]);
    await api.put(`${list}${id}`).expect(204);
    await api.get(`${list}${id}`).expect(204);
    expect((await api.get(list).expect(200)).body).toEqual([sent]);
    await api.delete(`${list}${id}`).expect(204);
    await api.get(`${list}${id}`).expect(404);
    expect((await api.get(list).expect(200)).body).toEqual([]);
    await api.put(`${list}${id.replace('heron', 'crane')}`).expect(404);
  });

  it('is that of whoever asks', async () => {
    const contract = contractOfForm('/favorites', page, [['post', '/recipes/2/favorite']]);
    const { api } = await contractSandbox(contract);
    const tokens: string[] = [];
    for (const email of ['ada@example.org', 'bob@example.org']) {
      await api.post('/auth/register').send({ email, password: 'loom-loom' }).expect(201);
      const { body } = await api.post('/auth/login').send({ email, password: 'loom-loom' }).expect(200);
      tokens.push(`Bearer ${body.token}`);
    }
    const [ada = '', bob = ''] = tokens;
    for (const title of ['Soup', 'Cake']) await api.post('/recipes').send({ title }).expect(201);
    await api.post('/recipes/2/favorite').set('authorization', bob).expect(204);
    const countOf = async (token: string) =>
      (await api.get('/favorites').set('authorization', token).expect(200)).body.count;
    expect([await countOf(ada), await countOf(bob)]).toEqual([0, 1]);
  });

  it('is that of the person in its path', async () => {
    const operations = {
      ...recipes,
      ...people,
      'POST /users': { request: objectOf({ 'email!': 'string' }), response: 'Person', status: 201 },
      'GET /users/{id}': { response: 'Person' },
      'POST /recipes/{id}/like': {},
      'GET /users/{id}/likes': { response: arrayOf('Recipe') },
    };
    const { api } = await contractSandbox(sketch(operations, schemas));
    for (const email of ['a@x.org', 'b@x.org']) await api.post('/users').send({ email }).expect(201);
    await api.post('/recipes').send({ title: 'Soup' }).expect(201);
    await api.post('/recipes/1/like').expect(204);
    const likesOf = async (id: number) => (await api.get(`/users/${id}/likes`).expect(200)).body;
    expect([await likesOf(1), await likesOf(2)]).toEqual([[{ id: 1, title: 'Soup' }], []]);
    await api.get('/users/7/likes').expect(404);
  });

  it('survives an export and an import', async () => {
    const { api } = await contractSandbox(
      contractOfForm('/favorites', page, [['post', '/recipes/2/favorite']]),
    );
    for (const title of ['Soup', 'Cake']) await api.post('/recipes').send({ title }).expect(201);
    await api.post('/recipes/2/favorite').expect(204);
    const { body: state } = await api.get('/__admin/state').expect(200);
    await api.post('/__admin/reset').expect((reply) => expect(reply.status).toBeLessThan(300));
    await api
      .put('/__admin/state')
      .send(state)
      .expect((reply) => expect(reply.status).toBeLessThan(300));
    expect((await api.get('/favorites').expect(200)).body).toMatchObject({ count: 1, data: [{ id: 2 }] });
  });

  it.each<[string, Record<string, OperationSketch>, string | undefined]>([
    [
      'what is made with a body',
      { 'POST /recipes/{id}/favorite': { request: objectOf({ 'note!': 'string' }) } },
      'list favorites',
    ],
    ['another word', { 'POST /recipes/{id}/share': {} }, undefined],
  ])('is no list of %s', (_, marks, expected) => {
    const roles = rolesIn(sketch({ ...recipes, ...marks, 'GET /favorites': { response: page } }, schemas));
    expect(roles['GET /favorites']).toBe(expected);
  });
});
