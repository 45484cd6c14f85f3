import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const Post = objectOf({
  'id!': 'integer',
  'title!': 'string',
  'madeAt!': { type: 'string', format: 'date-time' },
});
const post: Schema = { $ref: '#/components/schemas/Post' };

/** What responses show of a post that they hold whole in a property, and what is beside it. */
const frames: readonly [string, Schema, string, object][] = [
  ['a number', objectOf({ 'Post!': post, 'votes!': 'integer' }), 'Post', { votes: 0 }],
  ['a copy of its schema', objectOf({ 'post!': Post, 'views!': 'integer' }), 'post', { views: 0 }],
  [
    'an object',
    objectOf({ 'post!': post, 'usage!': objectOf({ 'spent!': 'integer' }) }),
    'post',
    { usage: { spent: 0 } },
  ],
];

describe('items that responses show whole in a property', () => {
  it.each(frames)('are what was sent, beside %s', async (_, frame, name, beside) => {
    const api = await createCrudApi(
      sketch(
        {
          'GET /posts': { response: { type: 'array', items: frame } },
          'POST /posts': { request: objectOf({ 'title!': 'string' }), response: 'Post', status: 201 },
          'GET /posts/{id}': { response: frame, path: { id: { type: 'integer' } } },
          'PUT /posts/{id}': {
            request: objectOf({ title: 'string' }),
            response: 'Post',
            path: { id: { type: 'integer' } },
          },
        },
        { Post },
      ),
    );
    const created = await api.requestBody<object>('POST /posts', { body: { title: 'a' } });
    expect(created).toMatchObject({ id: 1, title: 'a' });
    const params = { id: 1 };
    expect(await api.requestBody('GET /posts/{id}', { params })).toEqual({ ...beside, [name]: created });
    const changed = await api.requestBody<object>('PUT /posts/{id}', { params, body: { title: 'b' } });
    expect(await api.requestBody('GET /posts')).toEqual([{ ...beside, [name]: { ...created, ...changed } }]);
  });

  it('are not another item that they only refer to', async () => {
    const Author = objectOf({ 'id!': 'integer', 'name!': 'string' });
    const author = { $ref: '#/components/schemas/Author' };
    const api = await createCrudApi(
      sketch(
        {
          'GET /posts': {
            response: { type: 'array', items: objectOf({ 'id!': 'integer', 'author!': author }) },
          },
          'POST /posts': { request: objectOf({ 'title!': 'string' }), response: 'Post', status: 201 },
          'GET /authors/{id}': { response: 'Author' },
          'POST /authors': { request: 'Author', response: 'Author' },
        },
        { Post, Author },
      ),
    );
    await api.request('POST /posts', { body: { title: 'a' } });
    const [row] = await api.requestBody<{ author: object }[]>('GET /posts');
    expect(row).toMatchObject({ id: 1, author: { name: expect.any(String) } });
  });

  it('are what was sent, where all responses show them so, by name, beside what else there is', async () => {
    const talk: Schema = { $ref: '#/components/schemas/Talk' };
    const view = objectOf({
      'talk!': talk,
      'club!': { $ref: '#/components/schemas/Club' },
      'saved!': 'boolean',
    });
    const wrapped = objectOf({ 'talk_view!': view, 'langs!': { type: 'array', items: { type: 'string' } } });
    const integer = { type: 'integer' } as const;
    const api = await createCrudApi(
      sketch(
        {
          'POST /clubs': { request: objectOf({ 'name!': 'string' }), response: 'Club', status: 201 },
          'GET /clubs/{id}': { response: 'Club', path: { id: integer } },
          'GET /talks': { response: { type: 'array', items: view } },
          'POST /talks': {
            request: objectOf({ 'title!': 'string', 'club_id!': 'integer' }),
            response: wrapped,
            status: 201,
          },
          'PUT /talks': { request: objectOf({ 'talk_id!': 'integer', title: 'string' }), response: wrapped },
        },
        {
          Club: objectOf({ 'id!': 'integer', 'name!': 'string' }),
          Talk: objectOf({ 'id!': 'integer', 'title!': 'string', 'club_id!': 'integer' }),
        },
      ),
    );
    await api.request('POST /clubs', { body: { name: 'Chess' } });
    const club = { id: 1, name: 'Chess' };
    const shown = { talk: { id: 1, title: 'a', club_id: 1 }, club, saved: false };
    const body = await api.requestBody('POST /talks', { body: { title: 'a', club_id: 1 } });
    expect(body).toEqual({ talk_view: shown, langs: [] });
    await api.request('PUT /talks', { body: { talk_id: 1, title: 'b' } });
    expect(await api.requestBody('GET /talks')).toEqual([{ ...shown, talk: { ...shown.talk, title: 'b' } }]);
  });

  it('are sent as they are shown, where a request has them so', async () => {
    const order = objectOf({
      'order!': objectOf({ 'id!': 'string', 'note!': 'string' }),
      'gift!': 'boolean',
    });
    const api = await createCrudApi(
      sketch({
        'POST /orders': { request: order, response: order, status: 201 },
        'GET /orders': { response: { type: 'array', items: order } },
      }),
    );
    const sent = { order: { id: 'x', note: 'n' }, gift: true };
    await api.request('POST /orders', { body: sent });
    expect(await api.requestBody('GET /orders')).toEqual([sent]);
  });
});
