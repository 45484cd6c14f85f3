import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const ofShip = (id: Schema, others: Readonly<Record<string, OperationSketch>>) =>
  sketch(
    {
      'POST /ships': { request: objectOf({ name: 'string' }), response: 'Ship', status: 201 },
      'GET /ships/{id}': { response: 'Ship' },
      ...others,
    },
    { Ship: objectOf({ 'id!': id, name: 'string' }) },
  );
const Voyage = objectOf({ id: 'string', ship_id: text });

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

describe('a generated id', () => {
  it.each<[string, Schema, Readonly<Record<string, OperationSketch>>, RegExp]>([
    [
      'a path parameter of what is below the item',
      text,
      { 'GET /ships/{shipId}/voyages': { response: listOf(Voyage), path: { shipId: uuid } } },
      uuidForm,
    ],
    [
      'a query parameter that names it',
      text,
      { 'GET /voyages': { response: listOf(Voyage), query: { ship_id: { type: 'integer' } } } },
      /^1$/,
    ],
    [
      'a property of a body that names it',
      text,
      {
        'POST /voyages': {
          request: objectOf({ shipId: { type: 'string', maxLength: 8 } }),
          response: Voyage,
          status: 201,
        },
      },
      /^.{1,8}$/,
    ],
    [
      'a list of references further in',
      text,
      {
        'POST /fleets': {
          request: objectOf({ parts: listOf(objectOf({ ship_ids: listOf(uuid) })) }),
          response: Voyage,
          status: 201,
        },
      },
      uuidForm,
    ],
    [
      'a pattern',
      text,
      {
        'POST /voyages': {
          request: objectOf({ shipId: { type: 'string', pattern: '^sh[0-9]{3}$' } }),
          response: Voyage,
          status: 201,
        },
      },
      /^sh[0-9]{3}$/,
    ],
    [
      'its own schema before a reference that contradicts it',
      uuid,
      { 'GET /voyages': { response: listOf(Voyage), query: { ship_id: { type: 'integer' } } } },
      uuidForm,
    ],
    [
      'the example of the item before a reference as a number',
      { type: 'string', example: 'shp_12345678' },
      { 'GET /voyages': { response: listOf(Voyage), query: { ship_id: { type: 'integer' } } } },
      /^shp_/,
    ],
  ])('fits %s', async (_, id, others, form) => {
    const document = ofShip(id, others);
    const api = await createCrudApi(document);
    const ship = await api.requestBody<{ id: string }>('POST /ships', { body: { name: 'Argo' } });
    expect(ship.id).toMatch(form);
    expect(await api.requestBody('GET /ships/{id}', { params: { id: ship.id } })).toEqual(ship);
    await api.close();
  });
});
