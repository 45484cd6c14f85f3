import { expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

it.each(['data', 'responseBody', 'result'])(
  'a create shows the id under its own name in %s',
  async (name) => {
    const wrapped = (schema: Schema) => objectOf({ statusCode: 'integer', [name]: schema });
    const item = { $ref: '#/components/schemas/Order' };
    const api = await createCrudApi(
      sketch(
        {
          'GET /orders': { response: wrapped(arrayOf('Order')) },
          'POST /orders': {
            request: objectOf({ notes: 'string' }),
            response: wrapped(objectOf({ orderNumber: 'string', orderId: 'integer', guestToken: 'string' })),
          },
          'GET /orders/{orderId}': { response: wrapped(item), path: { orderId: { type: 'integer' } } },
        },
        { Order: objectOf({ id: 'integer', orderNumber: 'string', notes: 'string', status: 'string' }) },
      ),
    );
    const made = await api.requestBody<Record<string, { orderId: number }>>('POST /orders', {
      body: { notes: 'x' },
    });
    const orderId = made[name]?.orderId;
    expect(orderId).toBe(1);
    const read = await api.requestBody('GET /orders/{orderId}', { params: { orderId: `${orderId}` } });
    expect(read).toMatchObject({ [name]: { id: 1, notes: 'x' } });
  },
);
