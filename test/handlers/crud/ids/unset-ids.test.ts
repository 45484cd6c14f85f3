import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const nil = '00000000-0000-0000-0000-000000000000';

function contract(id: Schema, name = 'id') {
  return sketch(
    {
      'POST /boats': { request: 'Boat', response: 'Boat', status: 201 },
      'GET /boats': { response: arrayOf('Boat') },
      'GET /boats/{id}': { response: 'Boat', path: { id } },
    },
    { Boat: objectOf({ [name]: id, name: 'string' }) },
  );
}

describe('an id that typed languages send of an item that has none', () => {
  it.each<[string, Schema, string, string | number]>([
    ['0', { type: 'integer' }, 'id', 0],
    ['0 of another name', { type: 'integer', format: 'int64' }, 'boatId', 0],
    ['the nil UUID', { type: 'string', format: 'uuid' }, 'id', nil],
  ])('is assigned: %s', async (_case, schema, name, unset) => {
    const api = await createCrudApi(contract(schema, name));
    const ids: unknown[] = [];
    for (const label of ['east', 'west']) {
      const body = await api.requestBody<Record<string, unknown>>('POST /boats', {
        body: { [name]: unset, name: label },
      });
      ids.push(body[name]);
    }
    expect(ids).not.toContain(unset);
    expect(new Set(ids).size).toBe(2);
    const params = { id: ids[1] };
    expect(await api.requestBody('GET /boats/{id}', { params })).toEqual({ [name]: ids[1], name: 'west' });
  });

  it('is an id where the contract counts from 0', async () => {
    const api = await createCrudApi(contract({ type: 'integer', minimum: 0, maximum: 9 }));
    const body = await api.requestBody('POST /boats', { body: { id: 7, name: 'east' } });
    expect(body).toEqual({ id: 7, name: 'east' });
  });
});
