import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** A contract whose first path parameter has a description. */
function described(property: string, description: string): OpenApiDocument {
  const Shop = objectOf({
    id: { type: 'string', readOnly: true },
    [`${property}!`]: 'string',
    title: 'string',
  });
  const Desk = objectOf({ id: { type: 'string', readOnly: true }, title: 'string' });
  const document = sketch(
    {
      'POST /shops': { request: 'Shop', response: 'Shop', status: 201 },
      'GET /shops/{shop_id}': { response: 'Shop' },
      'PATCH /shops/{shop_id}': { request: objectOf({ title: 'string' }), response: 'Shop' },
      'POST /shops/{shop_id}/desks': { request: 'Desk', response: 'Desk', status: 201 },
      'GET /shops/{shop_id}/desks': { response: arrayOf('Desk') },
    },
    { Shop, Desk },
  );
  for (const operations of Object.values(document.paths))
    for (const { parameters = [] } of Object.values(
      operations as Record<string, { parameters?: { name: string; description?: string }[] }>,
    ))
      for (const parameter of parameters)
        if (parameter.name === 'shop_id') parameter.description = description;
  return document;
}

describe('a prefix that the description of a path parameter quotes', () => {
  it.each([
    ['code', 'Shop ID or code. For a code use the prefix `code-`, e.g. `code-main`.', 'code-'],
    ['slug', 'The id or slug of a shop; a slug begins with "slug:".', 'slug:'],
    ['email', "Id or email ('email-' before it)", 'email-'],
  ])('names the item by its %s', async (property, description, prefix) => {
    const api = await createCrudApi(described(property, description));
    const made = await api.requestBody<{ id: string }>('POST /shops', {
      body: { [property]: 'main', title: 'A' },
    });
    const params = { shop_id: `${prefix}main` };
    expect(await api.requestBody('GET /shops/{shop_id}', { params })).toEqual(made);
    const changed = await api.requestBody('PATCH /shops/{shop_id}', { params, body: { title: 'B' } });
    expect(changed).toEqual({ ...made, title: 'B' });
    const desk = await api.requestBody('POST /shops/{shop_id}/desks', { params, body: { title: 'oak' } });
    const byId = { params: { shop_id: made.id } };
    expect(await api.requestBody('GET /shops/{shop_id}/desks', byId)).toEqual([desk]);
    await api.close();
  });
});
