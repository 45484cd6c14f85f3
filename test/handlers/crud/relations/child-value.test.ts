import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const time: Schema = { type: 'string', format: 'date-time' };
const ofRoom: Schema = { $ref: '#/components/schemas/Message' };

/** What a room shows after two messages, which have paths below it, or name it by its id. */
async function shown(property: Readonly<Record<string, Schema | string>>, isBelow = true) {
  const path = isBelow ? '/rooms/{room_id}/messages' : '/messages';
  const sent = objectOf({ text: 'string', rating: 'integer', roomId: 'integer' });
  const api = await createCrudApi(
    sketch(
      {
        'POST /rooms': { request: objectOf({ name: 'string' }), response: 'Room', status: 201 },
        'GET /rooms/{room_id}': { response: 'Room' },
        [`POST ${path}`]: { request: sent, response: 'Message', status: 201 },
        [`GET ${path}`]: { response: arrayOf('Message') },
      },
      {
        Room: objectOf({ 'id!': 'integer', name: 'string', ...property }),
        Message: objectOf({
          ...{ 'id!': 'integer', roomId: 'integer', text: 'string', rating: 'integer' },
          'createdAt!': time,
        }),
      },
    ),
  );
  await api.requestBody('POST /rooms', { body: { name: 'a' } });
  const params = { room_id: 1 };
  const before = await api.requestBody<object>('GET /rooms/{room_id}', { params });
  for (const [text, rating] of [['one', 4] as const, ['two', 3] as const])
    await api.requestBody(`POST ${path}`, { ...(isBelow && { params }), body: { text, rating, roomId: 1 } });
  return { before, after: await api.requestBody<object>('GET /rooms/{room_id}', { params }) };
}

const newest = { id: 2, roomId: 1, text: 'two', rating: 3, createdAt: '2026-01-01T00:00:00.000Z' };

describe('what an item shows of the newest below it, or of all', () => {
  it.each<[string, Schema | string, unknown]>([
    ['lastMessage', ofRoom, newest],
    ['latest_message', ofRoom, newest],
    ['lastMessage', 'string', 'two'],
    ['lastMessageAt', time, newest.createdAt],
    ['averageRating', 'number', 3.5],
    ['rating_avg', 'integer', 4],
    ['rating', 'number', 3.5],
  ])('%s, %j: %j', async (property, schema, value) => {
    expect((await shown({ [property]: schema })).after).toMatchObject({ [property]: value });
    expect((await shown({ [property]: schema }, false)).after).toMatchObject({ [property]: value });
  });

  it('is nothing where nothing is below, or it is called after something else', async () => {
    expect((await shown({ lastMessage: ofRoom })).before).toEqual({ id: 1, name: 'a' });
    expect((await shown({ lastVisitor: ofRoom })).after).toEqual({ id: 1, name: 'a' });
  });
});

describe('a list below somebody', () => {
  it.each<[string, Schema]>([
    ['author', { $ref: '#/components/schemas/User' }],
    ['author_id', { type: 'integer' }],
    ['ownerId', { type: 'integer' }],
  ])('has what names them as %s', async (property, schema) => {
    const User = objectOf({ 'id!': 'integer', email: 'string' });
    const Post = objectOf({ 'id!': 'integer', title: 'string', [`${property}!`]: schema });
    const api = await createCrudApi(
      sketch(
        {
          'POST /users': { request: objectOf({ email: 'string' }), response: 'User', status: 201 },
          'GET /users/{id}': { response: 'User' },
          'POST /posts': { request: objectOf({ title: 'string' }), response: 'Post', status: 201 },
          'GET /posts': { response: arrayOf('Post') },
          'GET /users/{id}/posts': { response: arrayOf('Post') },
          'GET /users/me': { response: 'User' },
        },
        { User, Post },
      ),
    );
    for (const email of ['a@b.example', 'c@d.example'])
      await api.requestBody('POST /users', { body: { email } });
    const post = await api.requestBody<{ id: number }>('POST /posts', { body: { title: 'a' } });
    expect(await api.requestBody('GET /users/{id}/posts', { params: { id: 1 } })).toMatchObject([
      { id: post.id },
    ]);
    expect(await api.requestBody('GET /users/{id}/posts', { params: { id: 2 } })).toEqual([]);
  });
});
