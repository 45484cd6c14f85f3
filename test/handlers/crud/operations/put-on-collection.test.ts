import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const Boat = objectOf({ id: 'string', 'name!': 'string', berth: 'integer' });
const BoatRequest = objectOf({ id: 'string', 'name!': 'string', berth: 'integer' });
const boats = objectOf({ boats: arrayOf('Boat') });
const requests = arrayOf('BoatRequest');

/** Boats that a PUT on their collection makes. */
function harbour(request: Schema, response: Schema, rest: Record<string, OperationSketch> = {}) {
  return sketch(
    {
      'GET /boats': { response: boats },
      'GET /boats/{boatId}': { response: 'Boat' },
      'PUT /boats': { request, response },
      ...rest,
    },
    { Boat, BoatRequest },
  );
}

describe('a PUT on the path of a collection', () => {
  it.each<[string, Schema, Schema]>([
    ['responds with the list', objectOf({ 'boats!': requests }), boats],
    [
      'responds with a job',
      objectOf({ tags: { type: 'array', items: { type: 'string' } }, 'boats!': requests }),
      objectOf({ job_id: 'string' }),
    ],
    [
      'takes several forms',
      { anyOf: [objectOf({ 'columns!': 'object' }), objectOf({ 'boats!': requests })] },
      objectOf({ operation: 'integer' }),
    ],
  ])('makes or updates all that it is sent: %s', async (_, request, response) => {
    const document = harbour(request, response);
    expect(rolesIn(document)).toMatchObject({ 'PUT /boats': 'bulk-create boats' });
    const api = await createCrudApi(document);
    await api.request('PUT /boats', {
      body: {
        boats: [
          { id: 'a', name: 'Ada', berth: 1 },
          { id: 'b', name: 'Bea' },
        ],
      },
    });
    await api.request('PUT /boats', { body: { boats: [{ id: 'a', name: 'Ann' }] } });
    expect(await api.requestBody('GET /boats')).toMatchObject({
      boats: [
        { id: 'a', name: 'Ann', berth: 1 },
        { id: 'b', name: 'Bea' },
      ],
    });
  });

  it('makes many beside a POST that does, and leaves that as it is', async () => {
    const post = { request: objectOf({ 'boats!': requests }), response: boats };
    const api = await createCrudApi(
      harbour(objectOf({ 'boats!': requests }), boats, { 'POST /boats': post }),
    );
    await api.request('PUT /boats', { body: { boats: [{ id: 'a', name: 'Ada' }] } });
    await api.request('POST /boats', { body: { boats: [{ id: 'b', name: 'Bea' }] } });
    const params = { boatId: 'a' };
    expect(await api.requestBody('GET /boats/{boatId}', { params })).toMatchObject({ name: 'Ada' });
    expect(await api.requestBody('GET /boats')).toMatchObject({ boats: [{ id: 'a' }, { id: 'b' }] });
  });

  it.each([
    ['the body itself', (list: Schema) => list, (items: readonly object[]) => items],
    [
      'within an object',
      (list: Schema) => objectOf({ 'boats!': list }),
      (boats: readonly object[]) => ({ boats }),
    ],
  ])('changes those that it names by ids that no create may be sent: %s', async (_, bodyOf, wrap) => {
    const change = objectOf({ 'id!': 'string', name: 'string', berth: 'integer' });
    const post = { request: objectOf({ 'name!': 'string' }), response: 'Boat', status: 201 };
    const api = await createCrudApi(
      harbour(bodyOf({ type: 'array', items: change }), boats, { 'POST /boats': post }),
    );
    const made = await api.requestBody<{ id: string }>('POST /boats', { body: { name: 'Ada' } });
    await api.request('POST /boats', { body: { name: 'Bea' } });
    const changed = wrap([{ id: made.id, berth: 7 }]);
    const one = { id: made.id, name: 'Ada', berth: 7 };
    expect(await api.requestBody('PUT /boats', { body: changed })).toEqual({ boats: [one] });
    expect(await api.requestBody('GET /boats')).toMatchObject({ boats: [one, { name: 'Bea' }] });
  });

  it('makes one where nothing else does, and only one of an id', async () => {
    const document = harbour({ $ref: '#/components/schemas/BoatRequest' }, boats);
    const api = await createCrudApi(document);
    const made = await api.requestBody<{ boats: readonly { id: string }[] }>('PUT /boats', {
      body: { name: 'Ada' },
    });
    const id = made.boats[0]?.id;
    await api.request('PUT /boats', { body: { id, name: 'Ann' } });
    expect(await api.requestBody('GET /boats/{boatId}', { params: { boatId: id } })).toMatchObject({
      name: 'Ann',
    });
    expect(await api.requestBody('GET /boats')).toMatchObject({ boats: [{ id, name: 'Ann' }] });
  });

  it('replaces the one thing there is, where nothing is found below it', () => {
    const cart = objectOf({ boats: arrayOf('Boat') });
    const document = sketch(
      { 'GET /cart': { response: cart }, 'PUT /cart': { request: cart, response: cart } },
      { Boat },
    );
    expect(rolesIn(document)).toEqual({ 'GET /cart': 'read cart', 'PUT /cart': 'replace cart' });
  });
});

describe('items that two parameters find', () => {
  it('have the id that most paths have', async () => {
    const Buoy = objectOf({
      buoyNumber: { type: 'string', description: 'a text of your own' },
      buoyId: { type: 'string', format: 'uuid' },
      'name!': 'string',
    });
    const document = sketch(
      {
        'GET /buoys': { response: arrayOf('Buoy') },
        'POST /buoys': { request: 'Buoy', response: 'Buoy', status: 201 },
        'GET /buoys/{buoyNumber}': { response: 'Buoy' },
        'GET /buoys/{buoyId}': { response: 'Buoy' },
        'PUT /buoys/{buoyId}': { request: 'Buoy', response: 'Buoy' },
      },
      { Buoy },
    );
    const api = await createCrudApi(document);
    const { buoyId } = await api.requestBody<{ buoyId: string }>('POST /buoys', { body: { name: 'North' } });
    const params = { buoyId };
    expect(await api.requestBody('GET /buoys/{buoyId}', { params })).toMatchObject({ name: 'North' });
  });
});

describe('a PUT whose body names what it replaces', () => {
  const Order = objectOf({ 'id!': 'integer', 'status!': 'string' });
  it.each<[string, unknown]>([
    ['an id of another kind', 'x'],
    ['an unknown one', 7],
  ])('finds nothing by %s', async (_, orderId) => {
    const { anonymous } = await contractSandbox(
      sketch(
        {
          'POST /orders': { request: objectOf({ 'status!': 'string' }), response: 'Order', status: 201 },
          'GET /orders': { response: arrayOf('Order') },
          'GET /orders/{orderId}': { response: 'Order', path: { orderId: { type: 'integer' } } },
          'PUT /orders': {
            request: objectOf({
              'orderId!': { oneOf: [{ type: 'integer' }, { type: 'string' }] },
              'status!': 'string',
            }),
            response: 'Order',
          },
        },
        { Order },
      ),
    );
    await anonymous.post('/orders').send({ status: 'new' }).expect(201);
    await anonymous.put('/orders').send({ orderId, status: 'packed' }).expect(404);
    await anonymous.put('/orders').send({ orderId: 1, status: 'packed' }).expect(200);
  });
});
