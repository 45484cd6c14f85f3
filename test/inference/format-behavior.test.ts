import { describe, expect, it } from 'vitest';
import { formatBehavior } from '../../src/inference/format-behavior.ts';
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

function behaviors() {
  const operations = operationsOf(document);
  return describeOperations({ document, operations }, new Set(), inferResources(document, operations));
}

describe('the behavior of operations', () => {
  it('is formatted as a few words', () => {
    expect(Object.fromEntries(behaviors().map((row) => [row.id, formatBehavior(row)]))).toEqual({
      'GET /shops/{shop}/orders': 'list of orders',
      'POST /shops/{shop}/orders': 'create in orders',
      'GET /shops/{shop}/orders/{id}': 'read from orders',
      'PUT /shops/{shop}/orders/{id}': 'replace in orders',
      'PATCH /shops/{shop}/orders/{id}': 'update in orders',
      'DELETE /shops/{shop}/orders/{id}': 'delete from orders',
      'DELETE /shops/{shop}/orders': 'bulk-delete in orders',
      'POST /shops/{shop}/orders/{id}/cancel': 'action cancel on orders',
      'GET /weather': 'example',
    });
  });
});
