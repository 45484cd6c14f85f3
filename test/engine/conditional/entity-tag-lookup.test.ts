import { describe, expect, it } from 'vitest';
import { createEntityTagLookup } from '../../../src/engine/conditional/entity-tag-lookup.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { contractOf } from '../../support/contract.ts';
import { sketch } from '../../support/small-contract.ts';

const declared = {
  get: {
    operationId: 'report',
    responses: { 200: { headers: { etag: { schema: { type: 'string' } } } } },
  },
};

const operations = operationsOf({
  ...sketch({
    'GET /pets': {},
    'POST /pets': {},
    'GET /pets/{id}': {},
    'PUT /pets/{petId}': {},
    'POST /pets/{id}/feed': {},
    'GET /pets/{id}/visits': {},
    'POST /pets/{id}/visits': {},
    'GET /pets/{id}/visits/{visit}': {},
    'DELETE /pets/{pet}/visits/{id}/bill': {},
    'GET /settings': {},
    'PATCH /settings': {},
    'GET /files/{name}.json': {},
    'PUT /logs/{id}': {},
    'POST /search': {},
    'GET /health': {},
  }),
});
const items = createEntityTagLookup(operations.values());

function operation(id: string) {
  const found = operations.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

describe('the responses that have an ETag', () => {
  it('are those of items, of what can be changed, and where the contract says so', () => {
    const tagged = [...operations.values()].filter(items.isTagged).map(({ id }) => id);
    expect(tagged).toEqual([
      'GET /pets/{id}',
      'GET /pets/{id}/visits/{visit}',
      'GET /settings',
      'GET /files/{name}.json',
    ]);
    const saying = operationsOf(contractOf({ '/report': declared }));
    const report = saying.get('report');
    expect(report && createEntityTagLookup(saying.values()).isTagged(report)).toBe(true);
  });
});

describe('what a write is about', () => {
  it.each([
    ['PUT /pets/{petId}', { petId: 'a/b' }, 'GET /pets/{id}', { id: 'a/b' }],
    ['POST /pets/{id}/feed', { id: '1' }, 'GET /pets/{id}', { id: '1' }],
    [
      'DELETE /pets/{pet}/visits/{id}/bill',
      { pet: 'p', id: 'v' },
      'GET /pets/{id}/visits/{visit}',
      { id: 'p', visit: 'v' },
    ],
    ['PATCH /settings', {}, 'GET /settings', {}],
  ])('%s %j is read by %s %j', (id, params, reader, itsParams) => {
    const sent = { query: { a: 1 }, headers: { h: 'x' }, body: { b: 2 }, basePath: '/v1' };
    expect(items.readOf({ operation: operation(id), params, ...sent })).toEqual({
      operation: operation(reader),
      params: itsParams,
      query: {},
      headers: { h: 'x' },
      body: undefined,
      basePath: '/v1',
    });
  });

  it.each(['POST /pets', 'POST /pets/{id}/visits', 'PUT /logs/{id}', 'POST /search'])(
    '%s is about nothing that has an ETag',
    (id) => {
      const request = { operation: operation(id), params: { id: '1' }, query: {}, headers: {}, body: {} };
      expect(items.readOf(request)).toBeUndefined();
    },
  );
});
