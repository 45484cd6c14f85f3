import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Repo = objectOf({ slug: 'string', title: 'string' });
const change: OperationSketch = { request: objectOf({ title: 'string' }), response: 'Repo' };

const contract = (path: string, more: Record<string, OperationSketch>) =>
  sketch(
    {
      [`GET ${path}`]: { response: 'Repo' },
      [`POST ${path}`]: change,
      ...more,
    },
    { Repo },
  );

describe('a POST on an item', () => {
  it.each<[string, 'PUT' | 'PATCH', Record<string, string>]>([
    ['/repos/{slug}', 'PUT', { slug: 'web' }],
    ['/repos/{slug}', 'PATCH', { slug: 'web' }],
    ['/owners/{owner}/repos/{slug}', 'PUT', { owner: 'ann', slug: 'web' }],
  ])('makes it where nothing else does: %s beside %s', async (path, method, params) => {
    const api = await createCrudApi(contract(path, { [`${method} ${path}`]: change }));
    const read = () => api.requestBody(`GET ${path}`, { params });
    await expect(read()).rejects.toMatchObject({ code: 'not-found' });
    await api.request(`POST ${path}`, { params, body: { title: 'Site' } });
    expect(await read()).toMatchObject({ slug: 'web', title: 'Site' });
    await api.request(`${method} ${path}`, { params, body: { title: 'Shop' } });
    expect(await read()).toMatchObject({ slug: 'web', title: 'Shop' });
  });

  it.each<[string, Record<string, OperationSketch>]>([
    ['nothing else changes it', { 'POST /repos': change }],
    ['a POST on the collection makes it', { 'POST /repos': change, 'PUT /repos/{slug}': change }],
  ])('changes it where %s', (_case, more) => {
    expect(rolesIn(contract('/repos/{slug}', more))['POST /repos/{slug}']).toMatch(/^update/);
  });
});
