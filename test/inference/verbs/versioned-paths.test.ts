import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Key = objectOf({ id: 'integer', name: 'string' });
const Plot = objectOf({ id: 'integer', size: 'integer' });
const NewKey = objectOf({ 'name!': 'string' });
const schemas = { Key, Plot, NewKey };
const created: OperationSketch = { request: 'NewKey', response: 'Key', status: 201 };
const read: OperationSketch = { response: 'Key' };
const list: OperationSketch = { response: arrayOf('Key') };

describe('collections that are spread over several versions', () => {
  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'one by one',
      { 'POST /v3/user/keys': created, 'GET /v5/user/keys': list, 'GET /v4/user/keys/{keyId}': read },
      {
        'POST /v3/user/keys': 'create keys',
        'GET /v5/user/keys': 'list keys',
        'GET /v4/user/keys/{keyId}': 'read keys',
      },
    ],
    [
      'below others',
      {
        'POST /api/v1beta/sites': created,
        'GET /api/v1beta/sites/{site}': read,
        'POST /api/v2/sites/{site}/keys': created,
        'GET /api/v1.1/sites/{site}/keys': list,
        'POST /api/v3/sites/{site}/cancel': {},
      },
      {
        'POST /api/v1beta/sites': 'create sites',
        'GET /api/v1beta/sites/{site}': 'read sites',
        'POST /api/v2/sites/{site}/keys': 'create sites/keys',
        'GET /api/v1.1/sites/{site}/keys': 'list sites/keys',
        'POST /api/v3/sites/{site}/cancel': 'action sites',
      },
    ],
    [
      'not where two versions do the same, nor below them',
      {
        'POST /1.0/plots': { request: 'Plot', response: 'Plot', status: 201 },
        'GET /1.0/plots/{id}': { response: 'Plot' },
        'POST /2.0/plots': created,
        'GET /2.0/plots/{id}': read,
        'POST /2.0/plots/{id}/keys': created,
        'GET /1.0/plots/{id}/keys': list,
      },
      {
        'POST /1.0/plots': 'create 1.0/plots',
        'GET /1.0/plots/{id}': 'read 1.0/plots',
        'POST /2.0/plots': 'create 2.0/plots',
        'GET /2.0/plots/{id}': 'read 2.0/plots',
        'POST /2.0/plots/{id}/keys': 'action 2.0/plots',
      },
    ],
    [
      'each in one version, as before',
      { 'POST /v1/keys': created, 'GET /v1/keys': list, 'POST /v2/plots': created, 'GET /v2/plots': list },
      {
        'POST /v1/keys': 'create v1/keys',
        'GET /v1/keys': 'list v1/keys',
        'POST /v2/plots': 'create v2/plots',
        'GET /v2/plots': 'list v2/plots',
      },
    ],
  ])('%s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, schemas))).toEqual(expected);
  });

  it('show in each what another created', async () => {
    const api = await createCrudApi(
      sketch({ 'POST /v3/keys': created, 'GET /v5/keys': list, 'GET /v4/keys/{keyId}': read }, schemas),
    );
    const key = await api.requestBody<{ id: number }>('POST /v3/keys', { body: { name: 'front door' } });
    expect(await api.requestBody('GET /v5/keys')).toEqual([key]);
    const params = { keyId: String(key.id) };
    expect(await api.requestBody('GET /v4/keys/{keyId}', { params })).toEqual(key);
    await api.close();
  });
});
