import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Site = objectOf({ id: 'string', name: 'string' });
const Name = objectOf({ name: 'string' });

/** Sites that nothing creates; `summary` is what the PUT says that it does. */
function contract(path: string, summary: string, more: Record<string, OperationSketch> = {}) {
  const document = sketch(
    {
      [`GET ${path}`]: { response: arrayOf('Site') },
      [`GET ${path}/{id}`]: { response: 'Site' },
      [`PUT ${path}/{id}`]: { request: 'Name', response: 'Site' },
      ...more,
    },
    { Site, Name },
  );
  Object.assign(Object(document.paths?.[`${path}/{id}`]).put, { summary });
  return document;
}

describe('a PUT that is called an update, where nothing creates', () => {
  it.each([
    ['/sites', 'Update a site'],
    ['/workspaces', 'Edit the name of a workspace'],
  ])('changes what is there: %s', async (path, summary) => {
    const api = await createCrudApi(contract(path, summary));
    const [first] = await api.requestBody<{ id: string }[]>(`GET ${path}`);
    const params = { id: first?.id };
    await api.request(`PUT ${path}/{id}`, { params, body: { name: 'Ours' } });
    expect(await api.requestBody(`GET ${path}/{id}`, { params })).toEqual({ ...params, name: 'Ours' });
    expect(await api.requestBody(`GET ${path}`)).toContainEqual({ ...params, name: 'Ours' });
    await api.close();
  });

  it.each<[string, string, Record<string, OperationSketch>]>([
    ['that says nothing of it', 'Put a site', {}],
    ['that may create', 'Create or update a site', {}],
    [
      'beside a create',
      'Update a site',
      { 'POST /sites': { request: 'Name', response: 'Site', status: 201 } },
    ],
  ])('and one %s replaces', (_, summary, more) => {
    expect(rolesIn(contract('/sites', summary, more))['PUT /sites/{id}']).toBe('replace sites');
  });
});
