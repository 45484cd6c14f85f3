import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, sketch } from '../../support/small-contract.ts';

const map: Schema = { type: 'object', additionalProperties: { type: 'string' } };
const open: Schema = { type: 'object', properties: {} };
const settingsOf = (
  path: string,
  name: string,
  member: Schema,
  beside: object,
): Record<string, OperationSketch> => ({
  [`GET ${path}`]: { response: { type: 'object', properties: { [name]: member, ...beside } } },
  [`PUT ${path}`]: { request: { type: 'object', required: [name], properties: { [name]: member } } },
});

describe('a property that has the name of what it belongs to', () => {
  it.each([
    ['/headers', 'headers', map, { sensitive: { type: 'array', items: { type: 'string' } } }],
    ['/labels', 'labels', map, { updated_by: { type: 'string' } }],
    ['/theme', 'theme', open, { name: { type: 'string' } }],
  ])('is no wrapper where responses show it beside others: %s', async (path, name, member, beside) => {
    const api = await createCrudApi(sketch(settingsOf(path, name, member, beside)));
    await api.request(`PUT ${path}`, { body: { [name]: { a: 'b' } } });
    expect(await api.requestBody(`GET ${path}`)).toMatchObject({ [name]: { a: 'b' } });
  });

  it('is a wrapper where responses show what is in it', async () => {
    const theme: Schema = {
      type: 'object',
      properties: { color: { type: 'string' }, font: { type: 'string' } },
    };
    const sent: Schema = { type: 'object', properties: { theme } };
    const api = await createCrudApi(
      sketch({ 'GET /theme': { response: theme }, 'PUT /theme': { request: sent } }),
    );
    await api.request('PUT /theme', { body: { theme: { color: 'red', font: 'x' } } });
    expect(await api.requestBody('GET /theme')).toEqual({ color: 'red', font: 'x' });
  });
});
