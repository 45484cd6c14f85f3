import { expect, it } from 'vitest';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { withOptionalEnds } from '../../../src/openapi/paths/optional-ends.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { loadFiles } from '../../support/load-files.ts';

const responses = { 200: { description: 'x' } };
const named = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } }) as const;
const filter = { name: 'q', in: 'query', schema: { type: 'string' } } as const;

/** The operations of a contract, each with its path and parameters. */
function served(paths: Parameters<typeof contractOf>[0]) {
  const operations = operationsOf(withOptionalEnds(contractOf(paths)));
  return Object.fromEntries(
    [...operations.values()].map(({ id, method, path, parameters }) => [
      id,
      [method, path, ...parameters.map(({ name }) => name)],
    ]),
  );
}

it.each([
  ['/rooms/{id?}', '/rooms', '/rooms/{id}'],
  ['/rooms/{id:int?}', '/rooms', '/rooms/{id}'],
  ['/rooms/:id?', '/rooms', '/rooms/{id}'],
  ['/rooms{/:id}', '/rooms', '/rooms/{id}'],
  ['/rooms{/id}', '/rooms', '/rooms/{id}'],
  ['/rooms/[[...id]]', '/rooms', '/rooms/{id}'],
  ['/{id?}', '/', '/{id}'],
])('%s is %s and %s', (key, shorter, path) => {
  const get = { operationId: 'readRoom', parameters: [named('id'), filter], responses };
  expect(served({ [key]: { get } })).toEqual({
    readRoom: ['get', path, 'id', 'q'],
    [`GET ${shorter}`]: ['get', shorter, 'q'],
  });
});

it('may have several, of which the last is left out first', () => {
  const key = '/years/{year?}/{month?}';
  const get = { operationId: 'posts', responses };
  expect(served({ [key]: { parameters: [named('year'), named('month')], get } })).toEqual({
    posts: ['get', '/years/{year}/{month}', 'year', 'month'],
    'GET /years/{year?}': ['get', '/years/{year}', 'year'],
    'GET /years': ['get', '/years'],
  });
});

it('leaves what the contract declares at the shorter path', () => {
  const paths = {
    '/rooms': { get: { operationId: 'rooms', responses } },
    '/rooms/{id?}': {
      parameters: [named('id')],
      get: { operationId: 'room', responses },
      delete: { responses },
    },
    '/rooms/{id}/beds': { parameters: [named('id')], get: { responses } },
  };
  expect(served(paths)).toEqual({
    rooms: ['get', '/rooms'],
    'DELETE /rooms': ['delete', '/rooms'],
    room: ['get', '/rooms/{id}', 'id'],
    'DELETE /rooms/{id?}': ['delete', '/rooms/{id}', 'id'],
    'GET /rooms/{id}/beds': ['get', '/rooms/{id}/beds', 'id'],
  });
});

it('is served, and said when the contract is loaded', async () => {
  const content = {
    'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } },
  };
  const get = { parameters: [named('id')], responses: { 200: { description: 'x', content } } };
  const { document, issues } = await loadFiles({
    'api.yaml': JSON.stringify(contractOf({ '/rooms/{id?}': { get } })),
  });
  expect(issues).toEqual([expect.stringContaining('it is served as /rooms/{id} and as /rooms')]);
  const { api, logged } = await contractSandbox(document);
  const statuses = await Promise.all(['/rooms', '/rooms/', '/rooms/7'].map((path) => api.get(path)));
  expect([...statuses.map(({ status }) => status), ...logged.failures]).toEqual([200, 200, 200]);
});
