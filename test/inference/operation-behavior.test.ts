import { describe, expect, it } from 'vitest';
import { inferResources } from '../../src/inference/infer-resources.ts';
import { describeOperations } from '../../src/inference/operation-behavior.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { contractOf } from '../support/contract.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

const Order = objectOf({ 'id!': 'string', status: { type: 'string', enum: ['open', 'canceled'] } });
const New = objectOf({ note: 'string' });

const document = sketch(
  {
    'GET /shops/{shop}/orders': { response: arrayOf('Order') },
    'POST /shops/{shop}/orders': { request: 'New', response: 'Order', status: 201 },
    'GET /shops/{shop}/orders/{id}': { response: 'Order' },
    'PUT /shops/{shop}/orders/{id}': { request: 'New', response: 'Order' },
    'PATCH /shops/{shop}/orders/{id}': { request: 'New', response: 'Order' },
    'DELETE /shops/{shop}/orders/{id}': {},
    'DELETE /shops/{shop}/orders': {},
    'POST /shops/{shop}/orders/{id}/cancel': { response: 'Order' },
    'GET /weather': { response: objectOf({ degrees: 'number' }) },
  } satisfies Record<string, OperationSketch>,
  { Order, New },
);

function tableOf(customIds: readonly string[]) {
  const operations = operationsOf(document);
  return describeOperations(
    { document, operations },
    new Set(customIds),
    inferResources(document, operations),
  );
}

describe('the behaviour of operations', () => {
  it('is a custom handler before an inferred role', () => {
    const rows = tableOf(['POST /shops/{shop}/orders']).filter(({ method }) => method === 'POST');
    expect(rows).toEqual([
      { id: 'POST /shops/{shop}/orders', method: 'POST', path: '/shops/{shop}/orders', behavior: 'custom' },
      {
        id: 'POST /shops/{shop}/orders/{id}/cancel',
        method: 'POST',
        path: '/shops/{shop}/orders/{id}/cancel',
        behavior: 'stateful',
        role: 'action',
        collection: 'orders',
        action: 'cancel',
      },
    ]);
  });

  it('is described for every operation in the order of the contract', () => {
    expect(tableOf([]).map(({ id }) => id)).toEqual([...operationsOf(document).keys()]);
  });
});

describe('the role of operations on files and people', () => {
  const file = { 'image/png': { schema: { type: 'string', format: 'binary' } } };
  const form = {
    'multipart/form-data': { schema: objectOf({ picture: { type: 'string', format: 'binary' } }) },
  };
  const ok = { 200: { description: 'ok' } };
  const png = { 200: { description: 'a picture', content: file } };
  const Token = {
    200: { description: 'ok', content: { 'application/json': { schema: objectOf({ token: 'string' }) } } },
  };
  const credentials = objectOf({ 'email!': 'string', 'password!': 'string' });
  const login = { content: { 'application/json': { schema: credentials } } };
  const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] as const;
  const contract = contractOf({
    '/avatar': {
      put: { requestBody: { content: file }, responses: ok },
      get: { responses: png },
      delete: { responses: ok },
    },
    '/users/{id}': { parameters: id, post: { requestBody: { content: form }, responses: ok } },
    '/users/{id}/picture': { parameters: id, get: { responses: png } },
    '/invoices/{id}/pdf': { parameters: id, get: { responses: png } },
    '/auth/login': { post: { requestBody: login, responses: Token } },
    '/auth/logout': { post: { responses: ok } },
  });
  const operations = operationsOf(contract);
  const rows = describeOperations(
    { document: contract, operations },
    new Set(),
    inferResources(contract, operations),
  );

  it.each([
    ['PUT /avatar', 'upload'],
    ['GET /avatar', 'download'],
    ['DELETE /avatar', 'delete-file'],
    ['POST /users/{id}', 'upload'],
    ['GET /users/{id}/picture', 'download'],
    ['POST /auth/login', 'login'],
    ['POST /auth/logout', 'logout'],
  ])('%s is stateful: %s', (operation, role) => {
    expect(rows.find((row) => row.id === operation)).toMatchObject({ behavior: 'stateful', role });
  });

  it('is none for a download to which no upload leads', () => {
    expect(rows.find((row) => row.id === 'GET /invoices/{id}/pdf')).toMatchObject({ behavior: 'example' });
  });
});
