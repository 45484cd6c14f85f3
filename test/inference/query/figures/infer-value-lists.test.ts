import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;

const rowsOf = (items: Schema): Schema => ({ type: 'array', items });

/** Products with a property, and a list of texts. */
function shop(property: Readonly<Record<string, string | Schema>>, path: string, response: Schema) {
  const Product = objectOf({ 'id!': 'integer', ...property });
  return sketch(
    {
      'POST /products': { request: objectOf(property), response: 'Product', status: 201 },
      'GET /products': { response: arrayOf('Product') },
      [`GET ${path}`]: { response },
    },
    { Product },
  );
}

describe('a list of the values of a property', () => {
  it.each<[string, Readonly<Record<string, string | Schema>>, Schema, unknown]>([
    ['/products/categories', { category: 'string' }, texts, ['a', 'b']],
    ['/categories', { category: 'string' }, objectOf({ data: texts }), { data: ['a', 'b'] }],
    ['/products/brands', { brandName: 'string' }, texts, ['a', 'b']],
    ['/tags', { tags: texts }, objectOf({ 'tags!': texts }), { tags: ['a', 'b'] }],
    ['/api/tags', { tag_names: texts }, texts, ['a', 'b']],
  ])('%s shows each of those that %j has once, in order', async (path, property, response, expected) => {
    const { request, requestBody } = await createCrudApi(shop(property, path, response));
    const [name = '', schema] = Object.entries(property)[0] ?? [];
    for (const value of ['b', 'a', 'b'])
      await request('POST /products', { body: { [name]: schema === 'string' ? value : [value] } });
    expect(await requestBody(`GET ${path}`)).toEqual(expected);
  });

  it.each<[string, Schema]>([
    ['/products/sizes', texts],
    ['/products/categories', { type: 'array', items: objectOf({ name: 'string' }) }],
    ['/categories', { type: 'array', items: { type: 'integer' } }],
    [
      '/categories',
      { type: 'array', items: objectOf({ name: 'string', count: 'integer', color: 'string' }) },
    ],
    ['/categories', { type: 'object', additionalProperties: { type: 'string' } }],
  ])('is not %s, which shows something else', (path, response) => {
    expect(rolesIn(shop({ category: 'string' }, path, response))).not.toHaveProperty([`GET ${path}`]);
  });

  it.each<[string, Readonly<Record<string, string | Schema>>, Schema, unknown]>([
    ['/products/category-list', { category: 'string' }, texts, ['Hand Care', 'soap']],
    [
      '/products/categories',
      { category: 'string' },
      rowsOf(objectOf({ slug: 'string', name: 'string' })),
      [
        { slug: 'soap', name: 'Soap' },
        { slug: 'hand-care', name: 'Hand Care' },
      ],
    ],
    [
      '/tags',
      { tags: texts },
      objectOf({ tags: rowsOf(objectOf({ name: 'string', count: 'integer' })) }),
      {
        tags: [
          { name: 'soap', count: 2 },
          { name: 'Hand Care', count: 1 },
        ],
      },
    ],
    [
      '/products/brands',
      { brandName: 'string' },
      rowsOf(objectOf({ brand_name: 'string', productCount: 'integer' })),
      [
        { brand_name: 'soap', productCount: 2 },
        { brand_name: 'Hand Care', productCount: 1 },
      ],
    ],
    [
      '/products/category-counts',
      { category: 'string' },
      { type: 'object', additionalProperties: { type: 'integer' } },
      { soap: 2, 'Hand Care': 1 },
    ],
  ])('%s shows those of %j as its response has them', async (path, property, response, expected) => {
    const { request, requestBody } = await createCrudApi(shop(property, path, response));
    const [name = '', schema] = Object.entries(property)[0] ?? [];
    for (const value of ['soap', 'Hand Care', 'soap'])
      await request('POST /products', { body: { [name]: schema === 'string' ? value : [value] } });
    expect(await requestBody(`GET ${path}`)).toEqual(expected);
  });
});
