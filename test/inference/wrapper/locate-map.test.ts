import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const Lamp = objectOf({ 'id!': 'string', 'name!': 'string' });
const lamp: Schema = { $ref: '#/components/schemas/Lamp' };
const mapOf = (additionalProperties: Schema): Schema => ({ type: 'object', additionalProperties });

describe('a list that has its items under their ids', () => {
  it.each<[form: string, response: Schema, expected: (map: object) => object]>([
    ['alone', mapOf(lamp), (map) => map],
    ['with a copy of their schema', mapOf(objectOf({ name: 'string' })), (map) => map],
    [
      'in an envelope, with a total',
      objectOf({ lamps: mapOf(lamp), total: 'integer' }),
      (map) => ({ lamps: map, total: Object.keys(map).length }),
    ],
  ])('%s', async (_, response, expected) => {
    const operations = {
      'GET /lamps': { response },
      'POST /lamps': { request: objectOf({ 'name!': 'string' }), response: 'Lamp', status: 201 },
      'GET /lamps/{id}': { response: 'Lamp' },
    };
    const api = await createCrudApi(sketch(operations, { Lamp }));
    expect(await api.requestBody('GET /lamps')).toEqual(expected({}));
    const made = await api.requestBody<{ id: string }>('POST /lamps', { body: { name: 'hall' } });
    expect(await api.requestBody('GET /lamps')).toMatchObject(expected({ [made.id]: { name: 'hall' } }));
  });

  it('is none where its members are something else', async () => {
    const operations = {
      'GET /lamps': { response: mapOf(objectOf({ watts: 'integer' })) },
      'POST /lamps': { request: objectOf({ 'name!': 'string' }), response: 'Lamp', status: 201 },
      'GET /lamps/{id}': { response: 'Lamp' },
    };
    const api = await createCrudApi(sketch(operations, { Lamp }));
    await expect(api.requestBody('GET /lamps')).rejects.toThrow();
  });
});
