import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const schemas = {
  Person: objectOf({ id: 'integer', login: 'string', bio: 'string' }),
  NewPerson: objectOf({ 'login!': 'string' }),
  Note: objectOf({ id: 'integer', text: 'string', created_by: 'string' }),
};

const people = {
  'POST /people': { request: 'NewPerson', response: 'Person', status: 201 },
  'GET /people/{username}': { response: 'Person' },
  'GET /user': { response: 'Person' },
};

const kilns = {
  'POST /user/kilns': { request: objectOf({ 'name!': 'string' }), response: 'Kiln', status: 201 },
  'GET /user/kilns': { response: arrayOf('Kiln') },
  'GET /kilns/{owner}/{kiln}': { response: 'Kiln' },
  'DELETE /kilns/{owner}/{kiln}': {},
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const contract = (operations: Parameters<typeof sketch>[0]) =>
  sketch(operations, {
    ...schemas,
    Kiln: objectOf({ id: 'integer', full_name: 'string', name: 'string', owner: ref('Person') }),
  });

describe('the user who made an item', () => {
  it.each([
    ['nobody is stored', undefined],
    ['somebody is', 'ada'],
  ])('is the one whom the contract shows as the current one, where %s', async (_, login) => {
    const { api } = await contractSandbox(contract({ ...people, ...kilns }));
    if (login !== undefined) await api.post('/people').send({ login }).expect(201);
    const { body: me } = await api.get('/user').expect(200);
    const { body: kiln } = await api.post('/user/kilns').send({ name: 'north' }).expect(201);
    expect(kiln.owner).toEqual(me);
    expect(kiln.full_name).toBe(`${me.login}/north`);
    expect((await api.get(`/kilns/${me.login}/north`).expect(200)).body).toEqual(kiln);
    await api.delete(`/kilns/${me.login}/north`).expect(204);
    await api.get(`/kilns/${me.login}/north`).expect(404);
  });

  it('is in a property that holds an id, and is stored by no other write', async () => {
    const { api } = await contractSandbox(
      contract({
        ...people,
        'GET /people': { response: arrayOf('Person') },
        'POST /notes': { request: objectOf({ 'text!': 'string' }), response: 'Note', status: 201 },
        'GET /notes/{id}': { response: 'Note' },
      }),
    );
    const { body: note } = await api.post('/notes').send({ text: 'Glaze' }).expect(201);
    const { body: me } = await api.get('/user').expect(200);
    expect([`${me.id}`, me.login]).toContain(note.created_by);
    expect((await api.get('/people').expect(200)).body).toEqual([]);
  });
});

describe('the full name of an item', () => {
  const rooms = (Room: ReturnType<typeof objectOf>) =>
    sketch(
      {
        'POST /houses/{house}/rooms': { request: 'NewRoom', response: 'Room', status: 201 },
        'GET /houses/{house}/rooms/{room}': { response: 'Room' },
      },
      {
        Room,
        NewRoom: objectOf({
          'name!': 'string',
          full_name: 'string',
          firstName: 'string',
          lastName: 'string',
        }),
      },
    );

  it.each([
    ['begins with what the path names', { name: 'attic' }, 'hill/attic'],
    ['is what was sent', { name: 'attic', full_name: 'The attic' }, 'The attic'],
    ['is no path of a person', { name: 'attic', firstName: 'Ann', lastName: 'Lee' }, undefined],
    ['is left open where the name is no part of a path', { name: 'Old attic' }, undefined],
  ])('%s', async (_, sent, expected) => {
    const { api } = await contractSandbox(
      rooms(objectOf({ name: 'string', full_name: 'string', firstName: 'string', lastName: 'string' })),
    );
    const { body } = await api.post('/houses/hill/rooms').send(sent).expect(201);
    expect(body.full_name).toBe(expected);
  });
});
