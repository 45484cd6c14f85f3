import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Plots, which are made at a path without a gardener, and are found below the one whom they show. */
function garden(reader: string) {
  const Gardener = objectOf({ id: 'integer', 'login!': 'string' });
  const Plot = objectOf({
    'id!': 'integer',
    'name!': 'string',
    'owner!': { $ref: '#/components/schemas/Gardener' },
  });
  const document = sketch(
    {
      'GET /gardeners': { response: arrayOf('Gardener') },
      'POST /gardeners': { request: objectOf({ 'login!': 'string' }), response: 'Gardener', status: 201 },
      'GET /gardeners/{owner}': { response: 'Gardener' },
      'POST /my/plots': {
        request: objectOf({ 'name!': 'string' }),
        response: 'Plot',
        status: 201,
      },
      [reader]: { response: 'Plot' },
      'GET /gardeners/{owner}/plots': { response: arrayOf('Plot') },
    },
    { Gardener, Plot },
    '3.1.0',
  );
  // Where a conflict is declared, an unknown parent is one.
  Object(document.paths['/my/plots']).post.responses[409] = { description: 'There is one of this name.' };
  return createCrudApi(document);
}

describe('a parent that is generated with an item', () => {
  it.each(['GET /plots/{owner}/{plot}', 'GET /plots/{owner}/{name}'])(
    'refuses no create, and leads to the item: %s',
    async (reader) => {
      const api = await garden(reader);
      const made = await api.requestBody<{ id: string; name: string; owner: { login: string } }>(
        'POST /my/plots',
        { body: { name: 'north' } },
      );
      expect(made.name).toBe('north');
      const owner = made.owner.login;
      expect(await api.requestBody(reader, { params: { owner, plot: 'north', name: 'north' } })).toEqual(
        made,
      );
      expect(await api.requestBody('GET /gardeners')).toEqual([]);
    },
  );
});
