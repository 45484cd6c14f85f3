import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const Post = objectOf({
  'id!': 'integer',
  slug: 'string',
  tag_name: 'string',
  author: objectOf({ email: 'string' }),
});

const contract = sketch(
  {
    'POST /posts': { request: 'Post', response: 'Post', status: 201 },
    'GET /posts/{id}': { response: 'Post' },
    'GET /posts/by-slug/{slug}': { response: 'Post' },
    'GET /posts/tags/{tag}': { response: 'Post' },
    'GET /posts/author/{email}': { response: 'Post' },
  },
  { Post },
);

describe('a read by another property than the id', () => {
  it.each([
    ['GET /posts/by-slug/{slug}', { slug: 'hello' }, 2],
    ['GET /posts/tags/{tag}', { tag: 'v2' }, 2],
    ['GET /posts/author/{email}', { email: 'ann@example.test' }, 1],
  ])('%s with %j reads %j', async (operation, params, id) => {
    const api = await createCrudApi(contract);
    const author = { email: 'ann@example.test' };
    await api.request('POST /posts', { body: { id: 1, slug: 'first', tag_name: 'v1', author } });
    await api.request('POST /posts', { body: { id: 2, slug: 'hello', tag_name: 'v2' } });
    expect(await api.requestBody(operation, { params })).toMatchObject({ id });
    const unknown = Object.fromEntries(Object.keys(params).map((name) => [name, 'none']));
    await expect(api.request(operation, { params: unknown })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an identifier that the server sets', () => {
  it.each<[string, object, RegExp]>([
    [
      'ledger_id',
      { type: 'string', format: 'uuid', example: '1a901a90-1a90-4a90-8a90-1a901a901a90' },
      /^[\da-f-]{36}$/,
    ],
    ['public_key', { type: 'string', example: 'pk_live_12ab' }, /^pk_live_\d\d[a-z]{2}$/],
    ['token', { type: 'string', example: 'tok-1234' }, /^tok-\d{4}$/],
  ])('%s has the form of its example, and another value in each item', async (name, schema, form) => {
    const App = objectOf({ 'id!': 'integer', title: 'string', [`${name}!`]: { ...schema, readOnly: true } });
    const api = await createCrudApi(
      sketch(
        {
          'POST /apps': { request: 'App', response: 'App', status: 201 },
          'GET /apps/{id}': { response: 'App' },
        },
        { App },
      ),
    );
    const values: unknown[] = [];
    for (const title of ['a', 'b', 'c']) {
      values.push((await api.requestBody<Record<string, unknown>>('POST /apps', { body: { title } }))[name]);
    }
    expect(new Set(values).size).toBe(3);
    expect(values).not.toContain(Reflect.get(schema, 'example'));
    for (const value of values) expect(value).toMatch(form);
  });
});
