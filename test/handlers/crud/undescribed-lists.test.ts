import { describe, expect, it } from 'vitest';
import { createItemAbove } from '../../../src/inference/item-above.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, infer, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

describe('a list of which no response is described', () => {
  it.each<[string, string, string]>([
    ['/shops', '/owner/{id}/shops', 'ownerId'],
    ['/pets', '/users/{userId}/pets', 'userId'],
    ['/api/parcels', '/api/senders/{senderId}/parcels', 'senderId'],
  ])('below those that items name shows their own: %s at %s', async (path, below, name) => {
    const api = await createCrudApi(
      sketch({
        [`POST ${path}`]: { request: objectOf({ 'label!': 'string', [name]: 'string' }), status: 201 },
        [`GET ${path}`]: { status: 200 },
        [`GET ${below}`]: { status: 200 },
      }),
    );
    await api.request(`POST ${path}`, { body: { label: 'first', [name]: 'a' } });
    await api.request(`POST ${path}`, { body: { label: 'second', [name]: 'b' } });
    const [parameter = ''] = /\{(\w+)\}/.exec(below)?.slice(1) ?? [];
    const listed = await api.requestBody(`GET ${below}`, { params: { [parameter]: 'b' } });
    expect(listed).toMatchObject([{ label: 'second' }]);
    await api.close();
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['available', { isAvailable: true }, { isAvailable: false }],
    ['occupied', { occupied: true }, { occupied: false }],
    ['draft', { state: 'draft' }, { state: 'open' }],
  ])('shows those in the state that its path names: %s', async (word, chosen, other) => {
    const request = objectOf({
      ...{ number: 'integer', isAvailable: 'boolean', occupied: 'boolean' },
      state: { type: 'string', enum: ['draft', 'open'] },
    });
    const api = await createCrudApi(
      sketch({
        'POST /lots': { request: objectOf({ name: 'string' }), status: 201 },
        'GET /lots': { status: 200 },
        'POST /lots/{lotId}/spots': { request, status: 201 },
        'GET /lots/{lotId}/spots': { status: 200 },
        [`GET /lots/{lotId}/spots/${word}`]: { status: 200 },
      }),
    );
    const { id: lotId } = await api.requestBody<{ id: string }>('POST /lots', { body: { name: 'North' } });
    const params = { lotId };
    await api.request('POST /lots/{lotId}/spots', { params, body: { number: 1, ...other } });
    await api.request('POST /lots/{lotId}/spots', { params, body: { number: 2, ...chosen } });
    const listed = await api.requestBody(`GET /lots/{lotId}/spots/${word}`, { params });
    expect(listed).toMatchObject([{ number: 2 }]);
    await api.close();
  });
});

describe('what is below a list of those that name something', () => {
  it.each([
    ['/records/table/{tableId}', 'tableId'],
    ['/records/by-table/{tableId}', 'tableId'],
    ['/records/owner/{owner_id}', 'owner_id'],
  ])('is looked for in none of its items: %s', (path, name) => {
    const Rec = objectOf({ id: 'string', [name]: 'string' });
    const document = sketch(
      {
        'POST /records': { request: 'Rec', response: 'Rec', status: 201 },
        'GET /records/{id}': { response: 'Rec' },
        [`GET ${path}`]: { response: arrayOf('Rec') },
        [`GET ${path}/count`]: { response: objectOf({ segment: 'integer' }) },
      },
      { Rec },
    );
    const { roleOf } = infer(document);
    expect(roleOf.get(`GET ${path}`)?.kind).toBe('list');
    expect(createItemAbove(roleOf.values())(`${path}/count`)).toBe(undefined);
  });
});

describe('what an action puts below an item, where nothing shows it', () => {
  it.each(['passengers', 'guests', 'tags'])('is looked for in that item, and by no second id: %s', (word) => {
    const operations: Record<string, OperationSketch> = {
      'POST /trips': { request: objectOf({ from: 'string' }), status: 201 },
      'GET /trips/{id}': { status: 200 },
      [`POST /trips/{id}/${word}`]: { request: objectOf({ name: 'string' }), status: 200 },
      [`DELETE /trips/{id}/${word}/{memberId}`]: { status: 200 },
    };
    const above = createItemAbove(infer(sketch(operations)).roleOf.values());
    expect(above(`/trips/{id}/${word}/{memberId}`)).toMatchObject({ resource: 'trips', depth: 1 });
  });
});
