import { describe, expect, it } from 'vitest';
import { inferResources } from '../../src/inference/infer-resources.ts';
import { describeOperations } from '../../src/inference/operation-behavior.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
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
    operations.values(),
    new Set(customIds),
    inferResources(document, operations).roleOf,
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
        collection: 'shops/orders',
        action: 'cancel',
      },
    ]);
  });

  it('is described for every operation in the order of the contract', () => {
    expect(tableOf([]).map(({ id }) => id)).toEqual([...operationsOf(document).keys()]);
  });
});
