import { describe, expect, it } from 'vitest';
import type { PathItem } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const ids = { type: 'array', items: { type: 'string' } };
const team = { $ref: '#/components/schemas/Team' };
const Team = objectOf({ 'id!': 'string', name: 'string' });
const Person = objectOf({ 'id!': 'string', name: 'string', teams: { type: 'array', items: team } });
const Desk = objectOf({ 'id!': 'string', team_id: 'string', team });
/** Shows its team by a schema of its own. */
const Badge = objectOf({ 'id!': 'string', team: objectOf({ 'id!': 'string', name: 'string' }) });

const contract = sketch(
  {
    'POST /teams': { request: 'Team', response: 'Team', status: 201 },
    'PATCH /teams/{teamId}': { request: objectOf({ name: 'string' }), response: 'Team' },
    'GET /teams/{teamId}': { response: 'Team' },
    'POST /people': {
      request: objectOf({ id: 'string', name: 'string', teams: ids }),
      response: 'Person',
      status: 201,
    },
    'GET /people/{personId}': { response: 'Person' },
    'GET /teams/{teamId}/people': { response: arrayOf('Person') },
    'POST /desks': { request: objectOf({ id: 'string', team_id: 'string' }), response: 'Desk', status: 201 },
    'GET /desks': { response: objectOf({ data: arrayOf('Desk') }) },
    'POST /badges': { request: objectOf({ id: 'string', team: 'string' }), response: 'Badge', status: 201 },
    'GET /badges/{badgeId}': { response: 'Badge' },
  },
  { Team, Person, Desk, Badge },
);

async function filled() {
  const api = await createCrudApi(contract);
  for (const [id, name] of [
    ['red', 'The reds'],
    ['blue', 'The blues'],
  ]) {
    await api.request('POST /teams', { body: { id, name } });
  }
  await api.request('POST /people', { body: { id: 'ann', name: 'Ann', teams: ['red', 'blue'] } });
  await api.request('POST /people', { body: { id: 'bob', name: 'Bob', teams: ['blue'] } });
  await api.request('POST /desks', { body: { id: 'd1', team_id: 'red' } });
  return api;
}

const reds = { id: 'red', name: 'The reds' };
const blues = { id: 'blue', name: 'The blues' };

describe('related items', () => {
  it('are shown as they are stored, where an item has their ids', async () => {
    const api = await filled();
    const ann = { id: 'ann', name: 'Ann', teams: [reds, blues] };
    expect(await api.requestBody('GET /people/{personId}', { params: { personId: 'ann' } })).toEqual(ann);
    expect(await api.requestBody('GET /desks')).toEqual({ data: [{ id: 'd1', team_id: 'red', team: reds }] });
  });

  it('are found by the name of the property, where its schema is not the one of the collection', async () => {
    const api = await filled();
    await api.request('POST /badges', { body: { id: 'b1', team: 'red' } });
    const badge = await api.requestBody('GET /badges/{badgeId}', { params: { badgeId: 'b1' } });
    expect(badge).toEqual({ id: 'b1', team: reds });
  });

  it('are shown as they are now', async () => {
    const api = await filled();
    await api.request('PATCH /teams/{teamId}', { params: { teamId: 'red' }, body: { name: 'Crimson' } });
    expect(await api.requestBody('GET /desks')).toMatchObject({
      data: [{ team: { id: 'red', name: 'Crimson' } }],
    });
  });

  it.each([
    ['red', ['ann']],
    ['blue', ['ann', 'bob']],
  ])('make the list of team %s %j', async (teamId, expected) => {
    const api = await filled();
    const people = await api.requestBody<{ id: string }[]>('GET /teams/{teamId}/people', {
      params: { teamId },
    });
    expect(people.map(({ id }) => id)).toEqual(expected);
  });

  it('that are unknown stay what was sent', async () => {
    const api = await filled();
    await api.request('POST /people', { body: { id: 'cyd', teams: ['gone', 'red'] } });
    const { teams } = await api.requestBody<{ teams: readonly object[] }>('GET /people/{personId}', {
      params: { personId: 'cyd' },
    });
    expect(teams).toEqual([expect.objectContaining({ id: 'gone' }), reds]);
  });
});

describe('an unknown id in a body', () => {
  const Book = objectOf({ 'id!': 'string', shelfId: 'string' });
  const Shelf = objectOf({ 'id!': 'string' });
  const withStatus = (status: string | undefined) => {
    const document = sketch(
      {
        'POST /shelves': { request: 'Shelf', response: 'Shelf', status: 201 },
        'GET /shelves/{shelfId}': { response: 'Shelf' },
        'GET /shelves/{shelfId}/books': { response: arrayOf('Book') },
        'POST /books': { request: 'Book', response: 'Book', status: 201 },
        'GET /books/{id}': { response: 'Book' },
      },
      { Book, Shelf },
    );
    const responses = (document.paths['/books'] as PathItem).post?.responses ?? {};
    if (status !== undefined) Object.assign(responses, { [status]: { description: 'refused' } });
    return document;
  };

  it.each([
    ['404', 'not-found'],
    ['409', 'conflict'],
    ['422', 'invalid'],
  ])('is refused where %s is declared', async (status, code) => {
    const api = await createCrudApi(withStatus(status));
    const create = api.request('POST /books', { body: { id: 'b', shelfId: 'none' } });
    await expect(create).rejects.toMatchObject({ code, message: 'shelves has no none: create it first' });
  });

  it.each([undefined, '400', 'default'])('is stored where %s is declared alone', async (status) => {
    const api = await createCrudApi(withStatus(status));
    const body = { id: 'b', shelfId: 'none' };
    expect(await api.requestBody('POST /books', { body })).toEqual(body);
  });
});
