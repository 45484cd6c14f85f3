import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const numbers = { score: 'integer', viewCount: 'integer', averageRating: 'number', price: 'number' };
const Player = objectOf({ 'id!': 'integer', 'name!': 'string', ...numbers });

const a = { name: 'a', score: 10, viewCount: 3, averageRating: 4, price: 9 };
const b = { name: 'b', score: 30, viewCount: 1, averageRating: 2, price: 7 };
const c = { name: 'c', score: 20, viewCount: 2, averageRating: 5, price: 8 };

function players(
  operations: Readonly<Record<string, OperationSketch>>,
  schemas: Record<string, Schema> = {},
) {
  return sketch(
    {
      'POST /players': { request: objectOf({ name: 'string', ...numbers }), response: 'Player', status: 201 },
      'GET /players': { response: arrayOf('Player') },
      ...operations,
    },
    { Player, ...schemas },
  );
}

async function listed(document: ReturnType<typeof players>, id: string, query = {}) {
  const api = await createCrudApi(document);
  for (const body of [a, b, c]) await api.requestBody('POST /players', { body });
  return api.requestBody(id, { query });
}

describe('a list whose path ranks its items', () => {
  it.each([
    ['leaderboard', 'bca'],
    ['top', 'bca'],
    ['top-players', 'bca'],
    ['top-rated', 'cab'],
    ['popular', 'acb'],
    ['most-viewed', 'acb'],
    ['cheapest', 'bca'],
    ['best-selling', 'abc'],
  ])('%s has them in the order %s', async (word, expected) => {
    const document = players({ [`GET /players/${word}`]: { response: arrayOf('Player') } });
    const rows: unknown = await listed(document, `GET /players/${word}`);
    expect(rows).toMatchObject([...expected].map((name) => ({ name })));
  });

  it('has as many as the query says, and another order where that says so', async () => {
    const query = { limit: { type: 'integer' }, sort: { type: 'string' } };
    const document = players({ 'GET /players/top': { response: arrayOf('Player'), query } });
    expect(await listed(document, 'GET /players/top', { limit: 1 })).toMatchObject([{ name: 'b' }]);
    const byName = await listed(document, 'GET /players/top', { limit: 1, sort: 'name' });
    expect(byName).toMatchObject([{ name: 'a' }]);
  });
});

describe('the entries of a ranking', () => {
  const flat = objectOf({ rank: 'integer', playerId: 'integer', name: 'string', score: 'integer' });
  const nested = objectOf({ position: 'integer', player: { $ref: '#/components/schemas/Player' } });

  it.each<[path: string, response: Schema, expected: unknown]>([
    [
      '/leaderboard',
      arrayOf('Entry'),
      [
        { rank: 1, playerId: 2, name: 'b', score: 30 },
        { rank: 2, playerId: 3, name: 'c', score: 20 },
        { rank: 3, playerId: 1, name: 'a', score: 10 },
      ],
    ],
    [
      '/players/rankings',
      objectOf({ rankings: { type: 'array', items: nested }, total: 'integer' }),
      {
        total: 3,
        rankings: [
          { position: 1, player: { id: 2, ...b } },
          { position: 2, player: { id: 3, ...c } },
          { position: 3, player: { id: 1, ...a } },
        ],
      },
    ],
  ])('of %s are the items in order, with their places', async (path, response, expected) => {
    const document = players({ [`GET ${path}`]: { response } }, { Entry: flat });
    expect(await listed(document, `GET ${path}`)).toMatchObject(Object(expected));
  });

  it('are those of the one that the path leads through', async () => {
    const document = sketch(
      {
        'POST /quizzes': { request: objectOf({ title: 'string' }), response: 'Quiz', status: 201 },
        'GET /quizzes/{quizId}': { response: 'Quiz' },
        'POST /quizzes/{quizId}/attempts': {
          request: objectOf({ username: 'string', score: 'integer' }),
          response: 'Attempt',
          status: 201,
        },
        'GET /quizzes/{quizId}/attempts': { response: arrayOf('Attempt') },
        'GET /quizzes/{quizId}/leaderboard': { response: arrayOf('Entry') },
      },
      {
        Quiz: objectOf({ 'id!': 'integer', title: 'string' }),
        Attempt: objectOf({ 'id!': 'integer', username: 'string', score: 'integer' }),
        Entry: objectOf({ rank: 'integer', username: 'string', score: 'integer' }),
      },
    );
    const api = await createCrudApi(document);
    for (const title of ['x', 'y']) await api.requestBody('POST /quizzes', { body: { title } });
    for (const [quizId, username, score] of [
      ['1', 'ann', 3],
      ['1', 'bob', 5],
      ['2', 'eve', 9],
    ] as const)
      await api.requestBody('POST /quizzes/{quizId}/attempts', {
        params: { quizId },
        body: { username, score },
      });
    const shown = await api.requestBody('GET /quizzes/{quizId}/leaderboard', { params: { quizId: '1' } });
    expect(shown).toMatchObject([
      { rank: 1, username: 'bob', score: 5 },
      { rank: 2, username: 'ann', score: 3 },
    ]);
  });
});
