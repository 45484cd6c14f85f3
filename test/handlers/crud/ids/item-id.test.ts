import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

describe('an id in an object of the item', () => {
  const Zone = objectOf({
    kind: 'string',
    'metadata!': objectOf({ name: 'string', labels: 'object' }),
    spec: objectOf({ size: 'integer' }),
  });
  const zonesApi = () =>
    createCrudApi(
      sketch(
        {
          'GET /zones': { response: objectOf({ items: arrayOf('Zone') }) },
          'POST /zones': { request: 'Zone', response: 'Zone', status: 201 },
          'GET /zones/{name}': { response: 'Zone' },
          'PUT /zones/{name}': { request: 'Zone', response: 'Zone' },
          'PATCH /zones/{name}': { request: 'Zone', response: 'Zone' },
          'DELETE /zones/{name}': {},
        },
        { Zone },
      ),
    );
  const params = { name: 'north' };
  const zone = { kind: 'Zone', metadata: { name: 'north', labels: { tier: 'a' } }, spec: { size: 1 } };

  it('finds the item, and is unique', async () => {
    const api = await zonesApi();
    await api.request('POST /zones', { body: zone });
    expect(await api.requestBody('GET /zones/{name}', { params })).toEqual(zone);
    expect(await api.requestBody('GET /zones')).toEqual({ items: [zone] });
    await expect(api.request('POST /zones', { body: zone })).rejects.toMatchObject({
      message: 'zones has north already: choose another id',
    });
    await api.close();
  });

  it('stays when the item is changed', async () => {
    const api = await zonesApi();
    await api.request('POST /zones', { body: zone });
    const patch = { metadata: { labels: { tier: 'b' } } };
    expect(await api.requestBody('PATCH /zones/{name}', { params, body: patch })).toMatchObject({
      metadata: { name: 'north', labels: { tier: 'b' } },
    });
    const whole = { metadata: { labels: {} }, spec: { size: 2 } };
    expect(await api.requestBody('PUT /zones/{name}', { params, body: whole })).toMatchObject({
      metadata: { name: 'north' },
      spec: { size: 2 },
    });
    const other = { metadata: { name: 'south' } };
    await expect(api.request('PATCH /zones/{name}', { params, body: other })).rejects.toMatchObject({
      message: '/metadata/name is not north, as the path says: an id never changes',
    });
    await api.request('DELETE /zones/{name}', { params });
    await expect(api.request('GET /zones/{name}', { params })).rejects.toMatchObject({ status: 404 });
    await api.close();
  });

  it('is generated where none is sent', async () => {
    const api = await zonesApi();
    const { metadata } = await api.requestBody<{ metadata: { name: string } }>('POST /zones', {
      body: { metadata: { labels: { tier: 'c' } } },
    });
    expect(metadata).toMatchObject({ name: expect.any(String), labels: { tier: 'c' } });
    const { name } = metadata;
    expect(await api.requestBody('GET /zones/{name}', { params: { name } })).toMatchObject({ metadata });
    await api.close();
  });
});

describe('an id that a create sends under another name', () => {
  it('finds the item', async () => {
    const Grant = objectOf({ since: 'string', role: objectOf({ id: 'string' }) });
    const api = await createCrudApi(
      sketch(
        {
          'POST /accounts/{account}/grants': {
            request: objectOf({ 'role_id!': 'string' }),
            response: 'Grant',
            status: 201,
          },
          'GET /accounts/{account}/grants/{role_id}': { response: 'Grant' },
          'DELETE /accounts/{account}/grants/{role_id}': {},
        },
        { Grant },
      ),
    );
    const params = { account: 'a1', role_id: 'admin' };
    const created = await api.requestBody('POST /accounts/{account}/grants', {
      params,
      body: { role_id: 'admin' },
    });
    expect(created).toMatchObject({ role: { id: 'admin' } });
    expect(await api.requestBody('GET /accounts/{account}/grants/{role_id}', { params })).toEqual(created);
    await api.request('DELETE /accounts/{account}/grants/{role_id}', { params });
    await expect(api.request('GET /accounts/{account}/grants/{role_id}', { params })).rejects.toMatchObject({
      status: 404,
    });
    await api.close();
  });
});
