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

it('an empty object that a write responds with is no item: an action that responds with it shows it', async () => {
  const wrapped = (data: Schema) => ({ type: 'object', properties: { data } });
  const document = sketch(
    {
      'POST /tags': { request: objectOf({ name: 'string' }), response: wrapped(ref('Tag')), status: 201 },
      'GET /tags/{id}': { response: wrapped(ref('Tag')) },
      'DELETE /tags/{id}': { response: wrapped(ref('Empty')) },
      'GET /tasks/{id}/steps': { response: wrapped({ type: 'array', items: ref('Step') }) },
      'POST /tasks/{id}/steps': {
        request: wrapped(objectOf({ 'name!': 'string' })),
        response: wrapped(ref('Step')),
        status: 201,
      },
      'GET /steps/{id}': { response: wrapped(ref('Step')) },
      'POST /tasks/{id}/steps/insert': {
        request: wrapped(objectOf({ 'step!': 'integer' })),
        response: wrapped(ref('Empty')),
      },
      'POST /tasks': { request: objectOf({ name: 'string' }), response: wrapped(ref('Task')), status: 201 },
      'GET /tasks/{id}': { response: wrapped(ref('Task')) },
      'DELETE /tasks/{id}': { response: wrapped(ref('Empty')) },
      'GET /tasks/{id}/tags': { response: wrapped({ type: 'array', items: ref('Tag') }) },
      'POST /tasks/{id}/addTag': {
        request: wrapped(objectOf({ 'tag!': 'integer' })),
        response: wrapped(ref('Empty')),
      },
    },
    {
      Empty: { type: 'object', description: 'An empty object.' },
      Step: objectOf({ id: 'integer', name: 'string' }),
      Tag: objectOf({ id: 'integer', name: 'string' }),
      Task: objectOf({ id: 'integer', name: 'string', tags: { type: 'array', items: ref('Tag') } }),
    },
  );
  const { api } = await contractSandbox(document);
  await api.post('/tags').send({ name: 'a' }).expect(201);
  await api.post('/tasks').send({ name: 'b' }).expect(201);
  const added = await api.post('/tasks/1/addTag').send({ data: { tag: 1 } });
  expect(added.body).toEqual({ data: {} });
});
