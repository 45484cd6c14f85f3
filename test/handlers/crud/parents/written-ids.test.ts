import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { sketch } from '../../../support/small-contract.ts';

const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties });
const Locker = object({ id: { type: 'integer' }, owner: { type: 'string' } });
const Weight = object({ id: { type: 'number' }, unit: { type: 'string' } });
const Badge = object({ id: { type: 'string' }, owner: { type: 'string' } });
const Coat = object({ id: { type: 'string' }, lockerId: { type: 'integer' } });

const list = (name: string): Schema => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });
const contract = sketch(
  {
    'GET /lockers': { response: list('Locker') },
    'POST /lockers': { request: 'Locker', response: 'Locker', status: 201 },
    'GET /lockers/{id}': { response: 'Locker' },
    'PUT /lockers/{id}': { request: 'Locker', response: 'Locker' },
    'DELETE /lockers/{id}': {},
    'GET /lockers/{id}/key': { response: object({ code: { type: 'string' } }) },
    'GET /lockers/{lockerId}/coats': { response: list('Coat') },
    'POST /lockers/{lockerId}/coats': { request: 'Coat', response: 'Coat', status: 201 },
    'POST /weights': { request: 'Weight', response: 'Weight', status: 201 },
    'GET /weights/{id}': { response: 'Weight' },
    'POST /badges': { request: 'Badge', response: 'Badge', status: 201 },
    'GET /badges/{id}': { response: 'Badge' },
  },
  { Locker, Weight, Badge, Coat },
);

/** The same, with the types of the ids in the paths. */
function typed(document: OpenApiDocument): OpenApiDocument {
  const types: Readonly<Record<string, string>> = {
    lockers: 'integer',
    weights: 'number',
    badges: 'string',
    reports: 'integer',
  };
  const copy = structuredClone(document);
  for (const [path, item] of Object.entries(copy.paths)) {
    const type = types[path.split('/')[1] ?? ''];
    for (const operation of Object.values(item ?? {})) {
      const { parameters = [] } = Object(operation);
      for (const parameter of parameters) parameter.schema = { type };
    }
  }
  return copy;
}

async function filled() {
  const { api } = await contractSandbox(typed(contract));
  for (const id of [8, 3]) await api.post('/lockers').send({ id, owner: 'Ada' }).expect(201);
  for (const id of [2.5, 4]) await api.post('/weights').send({ id, unit: 'kg' }).expect(201);
  for (const id of ['07', '7']) await api.post('/badges').send({ id, owner: id }).expect(201);
  return api;
}

describe('an id in a path', () => {
  it('finds the item whose id is written like that, percent-encoded or not', async () => {
    const api = await filled();
    const paths = [
      '/lockers/8',
      '/lockers/%38',
      '/lockers/3',
      '/weights/2.5',
      '/weights/4',
      '/lockers/8/coats',
    ];
    for (const path of paths) await api.get(path).expect(200);
    expect((await api.get('/badges/07')).body.owner).toBe('07');
    expect((await api.get('/badges/7')).body.owner).toBe('7');
  });

  it.each([
    ['/lockers/08', 404],
    ['/lockers/%308', 404],
    ['/lockers/00', 404],
    ['/lockers/-0', 404],
    ['/lockers/08/coats', 404],
    ['/lockers/08/key', 404],
    ['/lockers/9', 404],
    ['/weights/2.50', 404],
    ['/weights/02.5', 404],
    ['/weights/25e-1', 404],
    ['/weights/4.0', 404],
    ['/badges/007', 404],
    ['/lockers/8.0', 400],
    ['/lockers/8e0', 400],
    ['/lockers/+8', 400],
    ['/lockers/%2B8', 400],
    ['/lockers/%208', 400],
    ['/lockers/8%20', 400],
    ['/lockers/0x8', 400],
    ['/lockers/%D9%A8', 400],
  ])('finds nothing otherwise: GET %s is %i', async (path, status) => {
    const api = await filled();
    await api.get(path).expect(status);
  });

  it('changes, deletes and nests nothing otherwise', async () => {
    const api = await filled();
    await api.put('/lockers/08').send({ id: 8, owner: 'Eve' }).expect(404);
    await api.delete('/lockers/08').expect(404);
    await api.post('/lockers/08/coats').send({ id: 'c' }).expect(404);
    expect((await api.get('/lockers/8')).body).toEqual({ id: 8, owner: 'Ada' });
    expect((await api.get('/lockers/8/coats')).body).toEqual([]);
  });
});

describe('a path parameter that is no id', () => {
  it('may be written in any way that the contract allows', async () => {
    const report = sketch({
      'GET /reports/{year}/{month}': { response: object({ total: { type: 'number' } }) },
    });
    const { api } = await contractSandbox(typed(report));
    await api.get('/reports/2026/05').expect(200);
  });
});
