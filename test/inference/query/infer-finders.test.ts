import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Order = objectOf({ 'id!': 'integer', status: 'string', customerId: 'integer' });
const integer: Schema = { type: 'integer' };

/** What is inferred of one more operation beside the list and the create of `/orders`. */
function role(name: string, sketched: OperationSketch): string | undefined {
  const document = sketch(
    {
      'GET /orders': { response: arrayOf('Order') },
      'POST /orders': { request: 'Order', response: 'Order', status: 201 },
      'GET /orders/{id}': { response: 'Order' },
      [name]: sketched,
    },
    { Order },
  );
  return rolesIn(document)[name];
}

describe('a word after the path of a collection', () => {
  it.each<[string, OperationSketch, string]>([
    ['GET /orders/count', { response: integer }, 'count orders'],
    ['GET /orders:count', { response: objectOf({ value: 'integer' }) }, 'count orders'],
    [
      'GET /orders/total-count',
      { response: objectOf({ total: 'integer', took: 'integer' }) },
      'count orders',
    ],
    ['GET /orders/latest', { response: 'Order' }, 'read orders'],
    [
      'GET /orders/oldest',
      { response: objectOf({ data: { $ref: '#/components/schemas/Order' } }) },
      'read orders',
    ],
    ['GET /orders/by-status/{status}', { response: arrayOf('Order') }, 'list orders'],
    ['GET /orders/findByCustomer/{id}', { response: arrayOf('Order') }, 'list orders'],
    ['GET /orders/status/{value}', { response: objectOf({ items: arrayOf('Order') }) }, 'list orders'],
    ['GET /orders:search', { response: arrayOf('Order'), query: { status: integer } }, 'list orders'],
    [
      'POST /orders:search',
      { request: objectOf({ status: 'string' }), response: arrayOf('Order') },
      'list orders',
    ],
    [
      'POST /orders:batchGet',
      { request: objectOf({ ids: { type: 'array', items: integer } }), response: arrayOf('Order') },
      'list orders',
    ],
    [
      'POST /orders:batchCreate',
      { request: objectOf({ orders: arrayOf('Order') }), response: arrayOf('Order') },
      'bulk-create orders',
    ],
  ])('%s: %j is %s', (name, sketched, expected) => {
    expect(role(name, sketched)).toBe(expected);
  });

  it.each<[string, OperationSketch]>([
    ['GET /orders/count', { response: objectOf({ open: 'integer', closed: 'integer' }) }],
    ['GET /orders/latest', { response: objectOf({ version: 'string' }) }],
    ['GET /orders/by-colour/{colour}', { response: arrayOf('Order') }],
    ['GET /orders/by-status/{status}', { response: { type: 'array', items: objectOf({ day: 'string' }) } }],
    ['GET /orders/statistics', { response: objectOf({ total: 'integer' }) }],
  ])('%s: %j is none of them', (name, sketched) => {
    expect(role(name, sketched)).toBeUndefined();
  });
});
