import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Keys that paths find by their id or by another property, which no response requires. */
function keys(name: string, schema: Schema, request: Schema) {
  const Key = objectOf({
    'id!': 'integer',
    'label!': 'string',
    note: { ...text, readOnly: true },
    [name]: schema,
  });
  return sketch(
    {
      'GET /keys': { response: arrayOf('Key') },
      'POST /keys': { request, response: 'Key', status: 201 },
      [`GET /keys/{id_or_${name}}`]: { response: 'Key' },
    },
    { Key },
  );
}

const text: Schema = { type: 'string' };
const sent = objectOf({ 'label!': 'string' });

describe('a second identifier of new items', () => {
  it.each<[string, Schema, Schema]>([
    ['fingerprint', text, sent],
    ['slug', { ...text, readOnly: true }, { $ref: '#/components/schemas/Key' }],
    ['uuid', { ...text, format: 'uuid' }, sent],
  ])('is there where only the server can set it, and finds them: %s', async (name, schema, request) => {
    const api = await createCrudApi(keys(name, schema, request));
    const [first, second] = await Promise.all(
      ['a', 'b'].map((label) => api.requestBody<Record<string, unknown>>('POST /keys', { body: { label } })),
    );
    expect(first?.[name]).not.toBe(second?.[name]);
    const params = { [`id_or_${name}`]: second?.[name] };
    expect(await api.requestBody(`GET /keys/{id_or_${name}}`, { params })).toEqual(second);
  });

  it('is left out where the client may set it and does not', async () => {
    const request = objectOf({ 'label!': 'string', slug: 'string' });
    const api = await createCrudApi(keys('slug', text, request));
    expect(await api.requestBody('POST /keys', { body: { label: 'a' } })).not.toHaveProperty('slug');
  });
});

describe('the twins of an id, which differ from it in style alone', () => {
  const declared = objectOf({ '_id!': 'string', 'id!': 'string', text: 'string' });
  const required = { ...objectOf({ _id: 'string', text: 'string' }), required: ['id'] };

  it.each<[string, Schema]>([
    ['both declared', declared],
    ['one of them required and not declared', required],
  ])('have its value: %s', async (_, Post) => {
    const posts = {
      'GET /posts': { response: arrayOf('Post') },
      'POST /posts': { request: objectOf({ text: 'string' }), response: 'Post', status: 201 },
      'GET /posts/{id}': { response: 'Post' },
    };
    const api = await createCrudApi(sketch(posts, { Post }));
    const made: { id?: string } = await api.requestBody('POST /posts', { body: { text: 'a' } });
    expect(made).toEqual({ id: made.id, _id: made.id, text: 'a' });
    expect(await api.requestBody('GET /posts/{id}', { params: { id: made.id } })).toEqual(made);
    expect(await api.requestBody('GET /posts')).toEqual([made]);
    await api.close();
  });
});
