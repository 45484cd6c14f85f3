import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Leases of which no schema has an id. */
function leases(Lease: Schema, parameter = 'lease_id') {
  return createCrudApi(
    sketch(
      {
        'GET /leases': { response: arrayOf('Lease') },
        'POST /leases': { request: objectOf({ term: 'integer' }), response: 'Lease' },
        [`GET /leases/{${parameter}}`]: { response: 'Lease' },
      },
      { Lease },
    ),
  );
}

describe('the id of an item of which no schema has one', () => {
  it.each<[string, Schema, string]>([
    ['of an open schema', objectOf({ term: 'integer' }), 'lease_id'],
    [
      'of a schema with an object that has another',
      objectOf({ term: 'integer', to: objectOf({ id: 'string' }) }),
      'id',
    ],
    [
      'of an open composition',
      { allOf: [objectOf({ term: 'integer' }), objectOf({ note: 'string' })] },
      'leaseUuid',
    ],
  ])('is shown all the same: %s', async (_, schema, parameter) => {
    const api = await leases(schema, parameter);
    const created = await api.requestBody<{ id: string }>('POST /leases', { body: { term: 3 } });
    expect(created).toMatchObject({ id: expect.any(String), term: 3 });
    expect(await api.requestBody('GET /leases')).toMatchObject([{ id: created.id }]);
    const params = { [parameter]: created.id };
    expect(await api.requestBody(`GET /leases/{${parameter}}`, { params })).toMatchObject({ term: 3 });
    await api.close();
  });

  it('is hidden where the schema admits no other property', async () => {
    const api = await leases(objectOf({ term: 'integer' }, { additionalProperties: false }));
    expect(await api.requestBody('POST /leases', { body: { term: 3 } })).toEqual({ term: 3 });
    await api.close();
  });
});

describe('an id that is sent under another name than it is shown', () => {
  const NewPool = objectOf({ 'name!': 'string' });

  it.each([
    ['pools', 'pool_name'],
    ['pools', 'poolName'],
    ['mail-pools', 'pool_name'],
  ])('is what the path has: /%s/{%s}', async (segment, parameter) => {
    const [list, item] = [`/${segment}`, `/${segment}/{${parameter}}`];
    const api = await createCrudApi(
      sketch(
        {
          [`GET ${list}`]: { response: arrayOf('NewPool') },
          [`POST ${list}`]: { request: 'NewPool', response: 'NewPool' },
          [`GET ${item}`]: { response: objectOf({ [`${parameter}!`]: 'string', ips: 'integer' }) },
        },
        { NewPool },
      ),
    );
    await api.request(`POST ${list}`, { body: { name: 'mails' } });
    const read = await api.requestBody(`GET ${item}`, { params: { [parameter]: 'mails' } });
    expect(read).toMatchObject({ [parameter]: 'mails' });
    expect(await api.requestBody(`GET ${list}`)).toMatchObject([{ name: 'mails' }]);
    await api.close();
  });
});
