import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Ship = objectOf({ id: 'integer', name: 'string' });
const NewShip = objectOf({ 'name!': 'string' });
const Card = objectOf({ id: 'integer', name: 'string', berth: 'string' });
const schemas = { Ship, NewShip, Card };
const created: OperationSketch = { request: 'NewShip', response: 'Ship', status: 201 };
const read: OperationSketch = { response: 'Ship' };

describe('paths in the singular and the plural', () => {
  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'of items and of their collection',
      { 'GET /ships': { response: arrayOf('Ship') }, 'POST /ships': created, 'GET /ship/{id}': read },
      { 'GET /ships': 'list ships', 'POST /ships': 'create ships', 'GET /ship/{id}': 'read ships' },
    ],
    [
      'in upper case',
      { 'GET /Ships': { response: arrayOf('Ship') }, 'POST /Ships': created, 'GET /Ship/{ShipId}': read },
      { 'GET /Ships': 'list Ships', 'POST /Ships': 'create Ships', 'GET /Ship/{ShipId}': 'read Ships' },
    ],
    [
      'in two styles, below items',
      {
        'GET /Yard/{yardId}/TugBoats': { response: arrayOf('Ship') },
        'POST /Yard/{yardId}/TugBoats': created,
        'GET /Yard/{yardId}/tug-boat/{id}': read,
      },
      {
        'GET /Yard/{yardId}/TugBoats': 'list TugBoats',
        'POST /Yard/{yardId}/TugBoats': 'create TugBoats',
        'GET /Yard/{yardId}/tug-boat/{id}': 'read TugBoats',
      },
    ],
    [
      'of which the plural finds items by something else too',
      {
        'GET /ships': { response: arrayOf('Ship') },
        'POST /ships': created,
        'GET /ships/{date}': { response: arrayOf('Ship') },
        'GET /ship/{id}': read,
        'DELETE /ship/{id}': {},
      },
      {
        'GET /ships': 'list ships',
        'POST /ships': 'create ships',
        'GET /ship/{id}': 'read ships',
        'DELETE /ship/{id}': 'delete ships',
      },
    ],
    [
      'of a create and of a list that shows less',
      { 'GET /cards': { response: arrayOf('Card') }, 'POST /card': created, 'GET /card/{id}': read },
      { 'GET /cards': 'list cards', 'POST /card': 'create cards', 'GET /card/{id}': 'read cards' },
    ],
    [
      'below items, beside others in the plural alone',
      {
        'POST /yards': created,
        'GET /yards/{id}': read,
        'POST /yards/{id}/ship': created,
        'GET /yards/{id}/ships': { response: arrayOf('Ship') },
        'DELETE /yards/{id}/ship/{shipId}': {},
      },
      {
        'POST /yards': 'create yards',
        'GET /yards/{id}': 'read yards',
        'POST /yards/{id}/ship': 'create yards/ships',
        'GET /yards/{id}/ships': 'list yards/ships',
        'DELETE /yards/{id}/ship/{shipId}': 'delete yards/ships',
      },
    ],
    [
      'of which the plural creates many at once',
      {
        'POST /ship': created,
        'GET /ship/{id}': read,
        'GET /ships': { response: arrayOf('Ship') },
        'POST /ships': { request: arrayOf('NewShip'), response: arrayOf('Ship'), status: 201 },
      },
      {
        'POST /ship': 'create ships',
        'GET /ship/{id}': 'read ships',
        'GET /ships': 'list ships',
        'POST /ships': 'bulk-create ships',
      },
    ],
    [
      'of which the plural creates many in an envelope',
      {
        'POST /ship': { request: 'NewShip', status: 200 },
        'GET /ship/{id}': read,
        'GET /ships': { response: objectOf({ found: arrayOf('Ship') }) },
        'POST /ships': { request: objectOf({ found: arrayOf('NewShip') }), status: 200 },
      },
      {
        'POST /ship': 'create ships',
        'GET /ship/{id}': 'read ships',
        'GET /ships': 'list ships',
        'POST /ships': 'bulk-create ships',
      },
    ],
    [
      'that both list the same',
      {
        'POST /ship': created,
        'GET /ship': { response: arrayOf('Ship') },
        'GET /ships': { response: arrayOf('Ship') },
      },
      { 'POST /ship': 'create ship', 'GET /ship': 'list ship', 'GET /ships': 'list ship' },
    ],
    [
      'of which one is what the user has alone',
      {
        'GET /ship': read,
        'PUT /ship': { request: 'NewShip', response: 'Ship' },
        'GET /ships': { response: arrayOf('Ship') },
        'POST /ships': created,
      },
      {
        'GET /ship': 'read ship',
        'PUT /ship': 'replace ship',
        'GET /ships': 'list ships',
        'POST /ships': 'create ships',
      },
    ],
  ])('%s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, schemas))).toEqual(expected);
  });

  it('share what is created', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /ship': created,
          'GET /ships': { response: arrayOf('Card') },
          'GET /ship/{id}': read,
          'POST /ship/{id}/note': created,
          'GET /ship/{id}/notes': { response: arrayOf('Ship') },
        },
        schemas,
      ),
    );
    const ship = await api.requestBody<{ id: number }>('POST /ship', { body: { name: 'Ever Given' } });
    expect(await api.requestBody('GET /ships')).toMatchObject([{ id: ship.id, name: 'Ever Given' }]);
    const params = { id: String(ship.id) };
    await api.request('POST /ship/{id}/note', { params, body: { name: 'aground' } });
    expect(await api.requestBody('GET /ship/{id}/notes', { params })).toMatchObject([{ name: 'aground' }]);
    await api.close();
  });
});
