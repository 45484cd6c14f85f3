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
