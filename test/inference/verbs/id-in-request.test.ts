import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Chore = objectOf({ id: 'integer', title: 'string', done: 'boolean' });
const chores: Record<string, OperationSketch> = {
  'GET /chores': { response: arrayOf('Chore') },
  'POST /chores': { request: 'Chore', response: 'Chore', status: 201 },
  'GET /chores/{id}': { response: 'Chore' },
};
const integer = { type: 'integer' };

describe('an action on the item that the request names', () => {
  it.each<[string, OperationSketch, object]>([
    [
      'in a required query parameter',
      { requiredQuery: { id: integer }, response: 'Chore' },
      { query: { id: 1 } },
    ],
    ['by the name of the collection', { requiredQuery: { choreId: integer } }, { query: { choreId: 1 } }],
    [
      'in its body',
      { request: objectOf({ 'chore_id!': 'integer', by: 'string' }) },
      { body: { chore_id: 1 } },
    ],
  ])('changes that: %s', async (_, action, sent) => {
    const api = await createCrudApi(sketch({ ...chores, 'POST /chores/done': action }, { Chore }));
    await api.request('POST /chores', { body: { title: 'Dust' } });
    await api.request('POST /chores/done', sent);
    const read = { params: { id: '1' } };
    expect(await api.requestBody('GET /chores/{id}', read)).toEqual({ id: 1, title: 'Dust', done: true });
    await api.close();
  });

  it.each<[string, OperationSketch]>([
    ['one that may be left out', { query: { id: integer }, response: 'Chore' }],
    [
      'a file of the name of the items',
      { request: objectOf({ chore: { type: 'string', format: 'binary' } }), response: 'Chore' },
    ],
    ['one of several that a body may have', { request: objectOf({ id: 'integer', note: 'string' }) }],
    [
      'one that only responses have',
      {
        request: objectOf({ 'id!': { type: 'integer', readOnly: true }, 'title!': 'string' }),
        response: 'Chore',
      },
    ],
  ])('is none by an id of %s', (_, action) => {
    expect(rolesIn(sketch({ ...chores, 'POST /chores/done': action }, { Chore }))['POST /chores/done']).toBe(
      undefined,
    );
  });

  it('is none where nothing says what it does', () => {
    const document = sketch(
      { ...chores, 'POST /chores/notify': { requiredQuery: { id: integer } } },
      { Chore },
    );
    expect(rolesIn(document)['POST /chores/notify']).toBe(undefined);
  });
});
