import { describe, expect, it } from 'vitest';
import { operationOutcome } from '../../../../src/handlers/crud/values/outcome.ts';
import type { Resource } from '../../../../src/inference/resource.ts';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** Kilns, whose writes respond with a message. */
function kilns(shown: Schema, message: Schema) {
  const operations = {
    'GET /api/kilns': { response: arrayOf('Kiln') },
    'POST /api/kilns': { request: objectOf({ name: 'string' }), response: message, status: 201 },
    'GET /api/kilns/{id}': { response: 'Kiln' },
    'PATCH /api/kilns/{id}': { request: objectOf({ name: 'string' }), response: message },
    'DELETE /api/kilns/{id}': { response: message },
  };
  return createCrudApi(sketch(operations, { Kiln: shown }));
}

const Kiln = objectOf({ 'id!': 'integer', name: 'string' });

describe('a response that is a message', () => {
  it.each<[string, Schema, (text: string, status: number) => object]>([
    ['a text', objectOf({ 'message!': 'string' }), (message) => ({ message })],
    [
      'a text, a status and a flag',
      objectOf({ success: 'boolean', statusCode: 'integer', msg: 'string' }),
      (msg, statusCode) => ({ success: true, statusCode, msg }),
    ],
  ])('says what was done, and is nothing of the item: %s', async (_, message, expected) => {
    const api = await kilns(Kiln, message);
    expect(await api.requestBody('POST /api/kilns', { body: { name: 'a' } })).toEqual(
      expected('Kiln created', 201),
    );
    const at = { params: { id: 1 } };
    expect(await api.requestBody('GET /api/kilns/{id}', at)).toEqual({ id: 1, name: 'a' });
    expect(await api.requestBody('PATCH /api/kilns/{id}', { ...at, body: { name: 'b' } })).toEqual(
      expected('Kiln updated', 200),
    );
    expect(await api.requestBody('GET /api/kilns')).toEqual([{ id: 1, name: 'b' }]);
    expect(await api.requestBody('DELETE /api/kilns/{id}', at)).toEqual(expected('Kiln deleted', 200));
  });

  it('says so beside the item too', async () => {
    const envelope = objectOf({ message: 'string', data: { $ref: '#/components/schemas/Kiln' } });
    const api = await kilns(Kiln, envelope);
    expect(await api.requestBody('POST /api/kilns', { body: { name: 'a' } })).toEqual({
      message: 'Kiln created',
      data: { id: 1, name: 'a' },
    });
  });

  it('says so in an object of its own too', async () => {
    const meta = objectOf({ 'code!': 'integer', 'message!': 'string', 'success!': 'boolean' });
    const api = await kilns(Kiln, objectOf({ meta, data: { $ref: '#/components/schemas/Kiln' } }));
    expect(await api.requestBody('POST /api/kilns', { body: { name: 'a' } })).toEqual({
      meta: { code: 201, message: 'Kiln created', success: true },
      data: { id: 1, name: 'a' },
    });
  });

  it('says in its status that it has succeeded, also around a list', async () => {
    const around = (data: Schema) => objectOf({ status: 'string', msg: 'string', code: 'integer', data });
    const item = around({ $ref: '#/components/schemas/Kiln' });
    const document = sketch(
      {
        'GET /kilns': { response: around(arrayOf('Kiln')) },
        'POST /kilns': { request: objectOf({ name: 'string' }), response: item },
        'GET /kilns/{id}': { response: item },
      },
      { Kiln },
    );
    const api = await createCrudApi(document);
    const data = { id: 1, name: 'a' };
    const success = { status: 'success', code: 200 };
    expect(await api.requestBody('POST /kilns', { body: { name: 'a' } })).toMatchObject({ ...success, data });
    expect(await api.requestBody('GET /kilns')).toMatchObject({ ...success, data: [data] });
    expect(await api.requestBody('GET /kilns/{id}', { params: { id: 1 } })).toMatchObject({
      ...success,
      data,
    });
  });

  it('is the item’s own where it has one', async () => {
    const Note = objectOf({ 'id!': 'integer', message: 'string', name: 'string' });
    const api = await kilns(Note, { $ref: '#/components/schemas/Kiln' });
    const made = await api.requestBody<{ message?: string }>('POST /api/kilns', { body: { name: 'a' } });
    expect(made.message).not.toBe('Kiln created');
  });
});

describe('what an operation has done', () => {
  it.each([
    ['leases', 'Lease'],
    ['courses', 'Course'],
    ['houses', 'House'],
    ['buses', 'Bus'],
    ['classes', 'Class'],
    ['statuses', 'Status'],
    ['prizes', 'Prize'],
    ['categories', 'Category'],
    ['shops/orderItems', 'Order item'],
    ['price-lists', 'Price list'],
    ['people', 'Person'],
  ])('names one of %s: %s', (name, one) => {
    const resource = { name } as Resource;
    expect(operationOutcome({ kind: 'delete', resource }, 200).text).toBe(`${one} deleted`);
  });
});
