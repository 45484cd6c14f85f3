import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const zoo = sketch(
  {
    'GET /cages': { response: arrayOf('Cage') },
    'POST /cages': { request: 'NewCage', response: 'Cage', status: 201 },
    'GET /cages/{cageId}': { response: 'Cage' },
    'GET /cages/{cageId}/animals': { response: arrayOf('Animal') },
    'POST /cages/{cageId}/animals': { request: 'NewAnimal', response: 'Animal', status: 201 },
    'PATCH /cages/{cageId}/animals/{animalId}': { request: 'NewAnimal', response: 'Animal' },
    'GET /meals': { response: arrayOf('Meal') },
    'POST /meals': { request: 'NewMeal', response: 'Meal', status: 201 },
    'DELETE /meals/{id}': {},
  },
  {
    Cage: objectOf({ 'id!': 'integer', 'size!': 'integer' }),
    NewCage: objectOf({ 'size!': 'integer' }),
    Animal: objectOf({ 'id!': 'integer', name: 'string', weight: 'number' }),
    NewAnimal: objectOf({ name: 'string', weight: 'number' }),
    Meal: objectOf({ 'id!': 'integer', animal_id: 'integer', food: 'string' }),
    NewMeal: objectOf({ animal_id: 'integer', food: 'string' }),
  },
);

async function zooWithAnimals() {
  const { api } = await contractSandbox(zoo);
  await api.post('/cages').send({ size: 3 });
  await api.post('/cages').send({ size: 9 });
  for (const name of ['Ape', 'Bear', 'Crow'])
    await api.post('/cages/1/animals').send({ name, weight: name.length });
  await api.post('/cages/2/animals').send({ name: 'Deer' });
  await api.post('/meals').send({ animal_id: 2, food: 'Honey' });
  return api;
}

const path = (...names: readonly string[]) =>
  `/__admin/collections/${names.map(encodeURIComponent).join('/items/')}`;

describe('collections', () => {
  it('are listed with their rows, of the session that asks', async () => {
    const api = await zooWithAnimals();
    const rowsIn = async (session?: string) => {
      const request = api.get('/__admin/collections');
      const { body } = await (session ? request.set('X-Sandbox-Session', session) : request);
      return Object.fromEntries(
        body.collections.map(({ name, rows }: { name: string; rows: number }) => [name, rows]),
      );
    };
    const names = Object.keys(await rowsIn());
    expect(names).toHaveLength(3);
    const [cages, meals, animals] = ['cages', 'meals', 'cages/animals'];
    expect(await rowsIn()).toEqual({ [cages]: 2, [animals]: 4, [meals]: 1 });
    await api.delete('/meals/1').set('X-Sandbox-Session', 'w1');
    expect([await rowsIn('w1'), await rowsIn()]).toMatchObject([{ [meals]: 0 }, { [meals]: 1 }]);
  });

  it('have columns, operations and what belongs to their items', async () => {
    const api = await zooWithAnimals();
    expect((await api.get(path('cages'))).body).toMatchObject({
      idProperty: 'id',
      columns: ['id', 'size'],
      operations: [{ id: 'POST /cages', role: 'create' }],
      belongings: [{ collection: 'cages/animals' }],
    });
    expect((await api.get(path('cages/animals'))).body).toMatchObject({
      operations: [
        { role: 'create', parentParameters: ['cageId'], nestedPath: '/cages/{}/animals' },
        { role: 'update', idParameter: 'animalId' },
      ],
      belongings: [{ collection: 'meals', property: 'animal_id' }],
    });
  });

  it.each<[string, readonly string[]]>([
    ['', ['Ape', 'Bear', 'Crow', 'Deer']],
    ['?sort=-name&limit=2', ['Deer', 'Crow']],
    ['?sort=weight', ['Ape', 'Bear', 'Crow', 'Deer']],
    ['?search=r', ['Bear', 'Crow', 'Deer']],
    ['?search=bear%204', ['Bear']],
    ['?of=cages&ofKey=1', ['Ape', 'Bear', 'Crow']],
    ['?of=cages&ofKey=2&search=deer', ['Deer']],
  ])('list items with %s', async (query, names) => {
    const { body } = await (await zooWithAnimals()).get(`${path('cages/animals')}/items${query}`);
    expect(body.items.map(({ item }: { item: { name: string } }) => item.name)).toEqual(names);
  });

  it('list what refers to an item', async () => {
    const api = await zooWithAnimals();
    const mealsOf = async (key: number) =>
      (await api.get(`${path('meals')}/items?of=cages%2Fanimals&ofKey=${key}`)).body.total;
    expect([await mealsOf(1), await mealsOf(2)]).toEqual([0, 1]);
  });

  it.each<[string, number, string]>([
    [path('cagse'), 404, 'Did you mean cages?'],
    [path('cages', '9'), 404, 'cages has no item with the key 9'],
    [`${path('cages')}/items?of=meals&ofKey=1`, 400, 'no item of cages belongs to one of meals'],
    [`${path('cages')}/items?of=meals`, 400, 'send both, or neither'],
    [`${path('cages')}/items?after=x`, 400, 'is not a page token'],
    [`${path('cages')}/items?limit=0`, 400, 'limit'],
  ])('%s is %d', async (address, status, reason) => {
    const response = await (await zooWithAnimals()).get(address);
    expect([response.status, response.body.detail]).toEqual([status, expect.stringContaining(reason)]);
  });
});

describe('items', () => {
  it('are added, changed and deleted where the contract has no operation for it', async () => {
    const api = await zooWithAnimals();
    const added = await api
      .post(`${path('cages/animals')}/items`)
      .send({ item: { name: 'Elk' }, under: ['2'] });
    expect(added.body).toEqual({ item: { id: 5, name: 'Elk' } });
    expect((await api.get('/cages/2/animals')).body).toHaveLength(2);
    await api.patch(path('cages', '1')).send({ item: { size: 4 } });
    expect((await api.get('/cages/1')).body).toEqual({ id: 1, size: 4 });
    expect((await api.delete(path('cages', '1'))).status).toBe(204);
    expect((await api.get(`${path('cages/animals')}/items`)).body.total).toBe(2);
  });

  it('keep what a PATCH leaves out, and lose what a PUT leaves out, but never their id', async () => {
    const api = await zooWithAnimals();
    const bear = path('cages/animals', '2');
    const change = async (method: 'patch' | 'put', item: object) =>
      (await api[method](bear).send({ item })).body.item;
    expect(await change('patch', { weight: 300 })).toEqual({ id: 2, name: 'Bear', weight: 300 });
    expect(await change('put', { weight: 310 })).toEqual({ id: 2, weight: 310 });
    expect((await api.get('/cages/1/animals')).body[1]).toMatchObject({ id: 2, weight: 310 });
    expect(await change('put', { id: 2, name: 'Bear' })).toEqual({ id: 2, name: 'Bear' });
    expect((await api.get(bear)).body).toMatchObject({ key: 2, within: { '/cages/{}/animals': ['1'] } });
  });

  it.each<[string, 'post' | 'patch' | 'put', string, object, number, readonly string[]]>([
    [
      'of a wrong type',
      'patch',
      path('cages', '1'),
      { item: { size: 'big' } },
      400,
      ['/size must be integer'],
    ],
    ['of a wrong type', 'put', path('cages', '1'), { item: { size: 'big' } }, 400, ['/size must be integer']],
    [
      'of another id',
      'put',
      path('cages', '1'),
      { item: { id: 9, size: 1 } },
      400,
      ['/id is 1', 'never changes'],
    ],
    ['of another id', 'patch', path('meals', '1'), { item: { id: 2 } }, 400, ['/id is 1']],
    ['of an unknown item', 'put', path('cages', '77'), { item: { size: 1 } }, 404, []],
    ['of an unknown item', 'patch', path('cages', '77'), { item: { size: 1 } }, 404, []],
    ['that is none', 'post', `${path('cages')}/items`, { item: 5 }, 400, []],
  ])('%s are refused, and nothing changes', async (_, method, address, body, status, reasons) => {
    const api = await zooWithAnimals();
    const before = (await api.get('/__admin/state')).body;
    const response = await api[method](address).send(body);
    expect(response.status).toBe(status);
    for (const reason of reasons) expect(response.body.detail).toContain(reason);
    expect((await api.get('/__admin/state')).body).toEqual(before);
  });
});
