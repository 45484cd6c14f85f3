import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

describe('schemas that are written out in several places', () => {
  const film = () =>
    objectOf({
      'id!': 'integer',
      'title!': 'string',
      genre: 'string',
      year: 'integer',
      'userId!': 'integer',
    });

  it('are one, so that what lists and finds by a word shows what was made', async () => {
    const { api } = await contractSandbox(
      sketch(
        {
          'POST /films': {
            request: objectOf({ 'title!': 'string', genre: 'string', 'userId!': 'integer' }),
            response: film(),
            status: 201,
          },
          'GET /films/{id}': { response: film(), path: { id: { type: 'integer' } } },
          'GET /films/genre/{slug}': { response: objectOf({ films: { type: 'array', items: film() } }) },
          'GET /films/user/{userId}': {
            response: { type: 'array', items: film() },
            path: { userId: { type: 'integer' } },
          },
          'GET /films/latest': { response: film() },
          'GET /users': { response: arrayOf('User') },
        },
        { User: objectOf({ 'id!': 'integer', 'name!': 'string' }) },
      ),
    );
    const made = [];
    for (const [title, genre] of [
      ['Heat', 'crime'],
      ['Up', 'family'],
    ])
      made.push((await api.post('/films').send({ title, genre, userId: 3 }).expect(201)).body);
    expect((await api.get('/films/genre/crime')).body).toEqual({ films: [made[0]] });
    expect((await api.get('/films/user/3')).body).toEqual(made);
    expect((await api.get('/films/user/4')).body).toEqual([]);
    expect((await api.get('/films/latest')).body).toEqual(made[1]);
  });
});
