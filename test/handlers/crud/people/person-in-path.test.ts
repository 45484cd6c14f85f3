import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

const user = { $ref: '#/components/schemas/Person' } as const;

describe('what is made below a person', () => {
  it.each<[string, string, object]>([
    ['by an object', '/users/{user_id}/mixes', { owner: user }],
    ['by the author', '/members/{id}/essays', { author: user }],
    ['by an id', '/people/{personId}/mixes', { created_by: { type: 'string', readOnly: true } }],
  ])('is theirs, whoever sends it: %s', async (_, path, owned) => {
    const [property = ''] = Object.keys(owned);
    const [, parameter = ''] = /\{(\w+)\}/.exec(path) ?? [];
    const document = sketch(
      {
        [`POST ${path}`]: { request: objectOf({ title: 'string' }), response: 'Mix', status: 201 },
        [`GET ${path}/{mixId}`]: { response: 'Mix' },
      },
      {
        Person: objectOf({ 'id!': 'string', display_name: 'string' }),
        Mix: objectOf({ id: 'string', title: 'string', ...owned }),
      },
    );
    const api = await createCrudApi(document);
    const made = await api.requestBody<Record<string, unknown>>(`POST ${path}`, {
      params: { [parameter]: 'ada' },
      body: { title: 'x' },
    });
    expect(made[property]).toEqual(
      property === 'created_by' ? 'ada' : expect.objectContaining({ id: 'ada' }),
    );
    await api.close();
  });
});
