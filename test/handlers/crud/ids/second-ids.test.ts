import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Parameter } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** A contract whose path parameters are described. */
function described(document: OpenApiDocument, description: string): OpenApiDocument {
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item ?? {}) as { parameters?: Parameter[] }[])
      for (const parameter of operation.parameters ?? []) Object.assign(parameter, { description });
  return document;
}

describe('an item that a path finds by what is in an object of it', () => {
  it.each([
    ['users', 'profile', 'login', 'An ID or login of a user'],
    ['parcels', 'shipment', 'reference', 'The ID or reference of the parcel'],
    ['devices', 'spec', 'name', 'Name or ID of the device'],
  ])('is the one of that value: %s by %s.%s', async (segment, object, property, description) => {
    const inner = objectOf({ [property]: 'string' });
    const Thing = objectOf({ 'id!': 'string', [object]: inner });
    const document = sketch(
      {
        [`GET /${segment}`]: { response: arrayOf('Thing') },
        [`POST /${segment}`]: { request: objectOf({ [object]: inner }), response: 'Thing', status: 201 },
        [`GET /${segment}/{id}`]: { response: 'Thing' },
        [`PUT /${segment}/{id}`]: { request: objectOf({ [object]: inner }), response: 'Thing' },
      },
      { Thing },
    );
    const api = await createCrudApi(described(document, description));
    const make = (value: string) =>
      api.requestBody<{ id: string }>(`POST /${segment}`, { body: { [object]: { [property]: value } } });
    const [made] = [await make('ann'), await make('ben')];
    const read = (id: string) => api.requestBody(`GET /${segment}/{id}`, { params: { id } });
    expect(await read('ann')).toEqual(made);
    expect(await read(made.id)).toEqual(made);
    const change = { params: { id: 'ann' }, body: { [object]: { [property]: 'cay' } } };
    expect(await api.requestBody(`PUT /${segment}/{id}`, change)).toMatchObject({ id: made.id });
    expect(await read('cay')).toMatchObject({ id: made.id });
    await expect(read('ann')).rejects.toMatchObject({ code: 'not-found' });
    await api.close();
  });
});
