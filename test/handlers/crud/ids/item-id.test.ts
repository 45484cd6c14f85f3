import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
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
    expect(await api.requestBody('PATCH /zones/{name}', { params, body: other })).toMatchObject({
      metadata: { name: 'north' },
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

describe('an id of several parts', () => {
  const Owner = objectOf({ 'login!': 'string', kind: 'string' });
  const Site = objectOf({ 'id!': 'integer', 'name!': 'string', 'owner!': Owner });
  const NewSite = objectOf({ 'name!': 'string' });
  const sitesApi = () =>
    createCrudApi(
      sketch(
        {
          'POST /me/sites': { request: NewSite, response: 'Site', status: 201 },
          'GET /me/sites': { response: arrayOf('Site') },
          'POST /teams/{team}/sites': { request: NewSite, response: 'Site', status: 201 },
          'GET /teams/{team}/sites': { response: arrayOf('Site') },
          'GET /sites/{owner}/{site}': { response: 'Site' },
          'PATCH /sites/{owner}/{site}': { request: objectOf({ name: 'string' }), response: 'Site' },
          'DELETE /sites/{owner}/{site}': {},
          'POST /sites/{owner}/{site}/pages': {
            request: objectOf({ 'title!': 'string' }),
            response: 'Page',
            status: 201,
          },
          'GET /sites/{owner}/{site}/pages/{id}': { response: 'Page' },
        },
        { Site, Page: objectOf({ 'id!': 'integer', 'title!': 'string' }) },
      ),
    );
  const read = 'GET /sites/{owner}/{site}';

  it('is read where it is composed, whatever path made the item', async () => {
    const api = await sitesApi();
    const body = { name: 'docs' };
    const { owner } = await api.requestBody<{ owner: { login: string } }>('POST /me/sites', { body });
    const params = { owner: owner.login, site: 'docs' };
    expect(await api.requestBody(read, { params })).toMatchObject({ ...body, owner });
    const { headers, body: ofTeam } = await api.request('POST /teams/{team}/sites', {
      params: { team: 'red' },
      body,
    });
    expect(ofTeam).toMatchObject({ name: 'docs', owner: { login: 'red' } });
    expect(headers).toMatchObject({ Location: '/sites/red/docs' });
    expect(await api.requestBody(read, { params: { owner: 'red', site: 'docs' } })).toEqual(ofTeam);
    expect(await api.requestBody('GET /teams/{team}/sites', { params: { team: 'red' } })).toEqual([ofTeam]);
    expect(await api.requestBody('GET /me/sites')).toHaveLength(2);
    await api.close();
  });

  it('is unique as a whole, and unknown otherwise', async () => {
    const api = await sitesApi();
    const create = (team: string) =>
      api.request('POST /teams/{team}/sites', { params: { team }, body: { name: 'docs' } });
    await create('red');
    await create('blue');
    await expect(create('red')).rejects.toMatchObject({ message: expect.stringMatching(/has docs already/) });
    for (const params of [
      { owner: 'green', site: 'docs' },
      { owner: 'red', site: 'blog' },
    ]) {
      await expect(api.request(read, { params })).rejects.toMatchObject({ status: 404 });
    }
    await api.close();
  });

  it('leads to what is below, until the item is deleted', async () => {
    const api = await sitesApi();
    await api.request('POST /teams/{team}/sites', { params: { team: 'red' }, body: { name: 'docs' } });
    const params = { owner: 'red', site: 'docs' };
    const create = (to: object) =>
      api.request('POST /sites/{owner}/{site}/pages', { params: { ...to }, body: { title: 'Start' } });
    expect(await create(params)).toMatchObject({ status: 201, body: { id: 1, title: 'Start' } });
    await expect(create({ owner: 'blue', site: 'docs' })).rejects.toMatchObject({ status: 404 });
    await api.request('DELETE /sites/{owner}/{site}', { params });
    await expect(api.request(read, { params })).rejects.toMatchObject({ status: 404 });
    await expect(create(params)).rejects.toMatchObject({ status: 404 });
    await api.close();
  });

  it('may be in plain properties', async () => {
    const City = objectOf({ 'country!': 'string', 'name!': 'string', size: 'integer' });
    const api = await createCrudApi(
      sketch(
        {
          'POST /cities': { request: 'City', response: 'City', status: 201 },
          'GET /cities': { response: arrayOf('City') },
          'GET /cities/{country}/{name}': { response: 'City' },
        },
        { City },
      ),
    );
    const cities = [
      { country: 'fr', name: 'Paris', size: 2 },
      { country: 'us', name: 'Paris', size: 1 },
    ];
    for (const body of cities) await api.request('POST /cities', { body });
    for (const city of cities) {
      const { country, name } = city;
      expect(await api.requestBody('GET /cities/{country}/{name}', { params: { country, name } })).toEqual(
        city,
      );
    }
    await api.close();
  });
});

describe('an id that is neither a text nor a number', () => {
  it.each<[string, Schema, unknown]>([
    ['a boolean', { type: 'boolean' }, true],
    ['the other boolean', { type: 'boolean' }, false],
    ['a boolean of an id without a type', {}, true],
    ['an object of an id without a type', {}, { part: 'a', lot: 2 }],
    ['a list of an id without a type', {}, ['a', 2]],
  ])('is shown as it was sent, and found by its text: %s', async (_, id, value) => {
    const Flag = objectOf({ 'id!': id, name: 'string' });
    const path = { id: {} };
    const api = await createCrudApi(
      sketch(
        {
          'GET /flags': { response: arrayOf('Flag') },
          'POST /flags': { request: 'Flag', response: 'Flag', status: 201 },
          'GET /flags/{id}': { response: 'Flag', path },
          'PUT /flags/{id}': { request: 'Flag', response: 'Flag', path },
          'DELETE /flags/{id}': { path },
        },
        { Flag },
      ),
    );
    const params = { id: typeof value === 'boolean' ? value : JSON.stringify(value) };
    const sent = { id: value, name: 'a' };
    expect(await api.requestBody('POST /flags', { body: sent })).toEqual(sent);
    expect(await api.requestBody('GET /flags/{id}', { params })).toEqual(sent);
    const changed = { id: value, name: 'b' };
    expect(await api.requestBody('PUT /flags/{id}', { params, body: changed })).toEqual(changed);
    expect(await api.requestBody('GET /flags')).toEqual([changed]);
    await expect(api.request('POST /flags', { body: sent })).rejects.toMatchObject({ code: 'conflict' });
    await api.request('DELETE /flags/{id}', { params });
    expect(await api.requestBody('GET /flags')).toEqual([]);
    await api.close();
  });
});
