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
});
