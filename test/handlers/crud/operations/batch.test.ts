import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Lamp = objectOf({ 'id!': 'string', 'name!': 'string', watts: 'integer' });
const LampInput = objectOf({ 'name!': 'string', watts: 'integer' });
const LampChange = objectOf({ 'id!': 'string', name: 'string', watts: 'integer' });
const LampId = objectOf({ 'id!': 'string' });
const components = { Lamp, LampInput, LampChange, LampId };
const lamps = objectOf({ 'results!': arrayOf('Lamp'), status: 'string' });

const basics = {
  'GET /lamps': { response: arrayOf('Lamp') },
  'POST /lamps': { request: 'LampInput', response: 'Lamp', status: 201 },
  'GET /lamps/{id}': { response: 'Lamp' },
};

/** Lamps with operations on many of them, in one of the ways that their paths and bodies are written. */
function lampShop(create: string, read: string, update: string, remove: string, ids: 'objects' | 'texts') {
  const inputs = (name: string) => objectOf({ 'inputs!': arrayOf(name) });
  const chosen =
    ids === 'objects' ? inputs('LampId') : objectOf({ 'ids!': { type: 'array', items: { type: 'string' } } });
  const document = sketch(
    {
      ...basics,
      [create]: { request: inputs('LampInput'), response: lamps, status: 201 },
      [read]: { request: chosen, response: lamps },
      [update]: { request: inputs('LampChange'), response: lamps },
      [remove]: { request: chosen, status: 204 },
    },
    components,
  );
  return { document, choose: (id: string) => (ids === 'objects' ? { inputs: [{ id }] } : { ids: [id] }) };
}

interface Lamps {
  readonly results: readonly { readonly id: string; readonly name: string; readonly watts?: number }[];
}

describe('operations on many items', () => {
  it.each<[string, string, string, string, 'objects' | 'texts']>([
    [
      'POST /lamps/batch/create',
      'POST /lamps/batch/read',
      'POST /lamps/batch/update',
      'POST /lamps/batch/archive',
      'objects',
    ],
    [
      'POST /lamps/bulk/create',
      'POST /lamps/bulk/get',
      'POST /lamps/bulk/update',
      'POST /lamps/bulk/delete',
      'texts',
    ],
    [
      'POST /lamps/bulk-create',
      'POST /lamps/batch',
      'POST /lamps/bulk-update',
      'POST /lamps/delete',
      'texts',
    ],
  ])('create, read, update and delete them: %s', async (create, read, update, remove, ids) => {
    const { document, choose } = lampShop(create, read, update, remove, ids);
    expect(rolesIn(document)).toMatchObject({
      [create]: 'bulk-create lamps',
      [read]: 'list lamps',
      [update]: 'bulk-create lamps',
      [remove]: 'bulk-delete lamps',
    });
    const api = await createCrudApi(document);
    const inputs = [{ name: 'Desk', watts: 5 }, { name: 'Hall' }];
    const { results } = await api.requestBody<Lamps>(create, { body: { inputs } });
    const [desk = { id: '' }, hall = { id: '' }] = results;
    expect(results).toMatchObject(inputs);
    const one = await api.requestBody<Lamps>(read, { body: choose(hall.id) });
    expect(one.results).toEqual([hall]);
    await api.request(update, { body: { inputs: [{ id: desk.id, name: 'Table' }] } });
    const changed = { id: desk.id, name: 'Table', watts: 5 };
    expect(await api.requestBody('GET /lamps/{id}', { params: { id: desk.id } })).toEqual(changed);
    await api.request(remove, { body: choose(hall.id) });
    expect(await api.requestBody('GET /lamps')).toEqual([changed]);
  });

  it('update no item that is not there, and none of the others then', async () => {
    const [create, update] = ['POST /lamps/batch/create', 'POST /lamps/batch/update'];
    const { document } = lampShop(create, 'POST /lamps/batch/read', update, 'POST /lamps/delete', 'texts');
    const api = await createCrudApi(document);
    const { results } = await api.requestBody<Lamps>(create, { body: { inputs: [{ name: 'Desk' }] } });
    const changes = [
      { id: results[0]?.id, name: 'Table' },
      { id: 'none', name: 'Hall' },
    ];
    await expect(api.request(update, { body: { inputs: changes } })).rejects.toThrow('lamps has no none');
    expect(await api.requestBody('GET /lamps')).toMatchObject([{ name: 'Desk' }]);
  });
});

it('creates what each element of a batch has in its only object', async () => {
  const requests = arrayOf('LampRequest');
  const api = await createCrudApi(
    sketch(
      {
        ...basics,
        'POST /lamps:batchCreate': {
          request: objectOf({ requests }),
          response: objectOf({ lamps: arrayOf('Lamp') }),
        },
      },
      {
        ...components,
        LampRequest: objectOf({ lamp: { $ref: '#/components/schemas/LampInput' }, validateOnly: 'boolean' }),
      },
    ),
  );
  const body = { requests: [{ lamp: { name: 'a' } }, { lamp: { name: 'b', watts: 3 } }] };
  const made = await api.requestBody<{ lamps: object[] }>('POST /lamps:batchCreate', { body });
  expect(made.lamps).toMatchObject([{ name: 'a' }, { name: 'b', watts: 3 }]);
  expect(await api.requestBody('GET /lamps')).toMatchObject(made.lamps);
  await api.close();
});
