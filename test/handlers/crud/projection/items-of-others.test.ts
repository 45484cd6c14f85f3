import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const operations: Readonly<Record<string, OperationSketch>> = {
  'POST /drivers': { request: objectOf({ name: 'string' }), response: 'Driver', status: 201 },
  'GET /drivers/{id}': { response: 'Driver' },
  'POST /cars': { request: objectOf({ plate: 'string', driverId: 'integer' }), response: 'Car', status: 201 },
  'GET /cars/{id}': { response: 'Car' },
};

describe('an item of another collection in one whose schema requires nothing', () => {
  it.each<[string, Schema, object, object]>([
    ['is left out where nothing names it', ref('Driver'), {}, { id: 1 }],
    ['is left out in another form', { allOf: [ref('Driver')] }, {}, { id: 1 }],
    ['is shown where it is named', ref('Driver'), { driverId: 1 }, { id: 1, driver: { id: 1, name: 'Ada' } }],
    [
      'is null where that is declared',
      { ...objectOf({ id: 'integer' }), nullable: true },
      {},
      { id: 1, driver: null },
    ],
  ])('%s', async (_, driver, sent, expected) => {
    const schemas = {
      Driver: objectOf({ id: 'integer', name: 'string' }),
      Car: objectOf({ id: 'integer', plate: 'string', driver }),
    };
    const { api } = await contractSandbox(sketch(operations, schemas));
    await api.post('/drivers').send({ name: 'Ada' }).expect(201);
    const { body } = await api
      .post('/cars')
      .send({ plate: 'A 1', ...sent })
      .expect(201);
    const { driverId: _id, ...shown } = body;
    expect(shown).toEqual({ plate: 'A 1', ...expected });
    expect((await api.get('/cars/1').expect(200)).body).toEqual(body);
  });
});
