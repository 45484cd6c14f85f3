import { expect, it } from 'vitest';
import { findNamedOperation, unknownOperation } from '../../src/openapi/named-operation.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { sketch } from '../support/small-contract.ts';

const document = {
  ...sketch({ 'GET /rooms': {}, 'POST /rooms': {}, 'GET /rooms/{id}': {} }),
  servers: [{ url: 'https://hotel.example/v2' }],
};
const named = { document, operations: operationsOf(document) };

it.each([
  ['GET /rooms', 'GET /rooms'],
  ['post /rooms', 'POST /rooms'],
  ['GET /v2/rooms', 'GET /rooms'],
  ['GET /rooms/{id}', 'GET /rooms/{id}'],
  ['GET /rooms/{roomId}', 'GET /rooms/{id}'],
  ['GET /rooms/7', 'GET /rooms/{id}'],
  ['GET /rooms/a b', 'GET /rooms/{id}'],
  ['PUT /rooms', undefined],
  ['rooms', undefined],
])('%s means %s', (name, id) => {
  expect(findNamedOperation(named, name)?.id).toBe(id);
});

it('suggests what an unknown name may mean', () => {
  expect(unknownOperation(named, 'GET /romos')).toBe(
    'The contract has no operation "GET /romos": give an operationId, or "METHOD /path". Did you mean "GET /rooms"?',
  );
});
