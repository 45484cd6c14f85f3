import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../../src/openapi/load/load-document.ts';
import { contractFolder } from '../../../support/contract-folder.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const fields = { name: 'string', color: 'string' };

/** Kites, whose create requires names in some place. */
function kites(request: object) {
  return sketch(
    {
      'GET /kites': { response: arrayOf('Kite') },
      'POST /kites': { request: { ...request }, response: 'Kite', status: 201 },
    },
    { Kite: objectOf({ 'id!': 'integer', ...fields }), NewKite: objectOf(fields) },
  );
}

const wrapped = {
  type: 'object',
  properties: { kite: { type: 'object', properties: objectOf(fields).properties } },
};

describe('a wrapper that requires the properties of what it wraps', () => {
  it('requires them there', async () => {
    const { api } = await contractSandbox(kites({ ...wrapped, required: ['name'] }));
    const { body } = await api
      .post('/kites')
      .send({ kite: { name: 'Ann', color: 'red' } })
      .expect(201);
    expect(body).toEqual({ id: 1, name: 'Ann', color: 'red' });
    expect((await api.get('/kites')).body).toEqual([body]);
    await api
      .post('/kites')
      .send({ kite: { color: 'red' } })
      .expect(400);
    await api.post('/kites').send({}).expect(400);
  });

  it('takes them without the wrapper too, as it is written', async () => {
    const { api } = await contractSandbox(kites({ ...wrapped, required: ['name'] }));
    const { body } = await api.post('/kites').send({ name: 'Ann', color: 'red' }).expect(201);
    expect(body).toEqual({ id: 1, name: 'Ann', color: 'red' });
    expect((await api.get('/kites/')).body).toEqual([body]);
    await api.post('/kites').send({ color: 'red' }).expect(400);
  });

  it('requires what it wraps alone where that is a schema of its own', async () => {
    const kite = { $ref: '#/components/schemas/NewKite' };
    const request = { type: 'object', properties: { kite }, required: ['name', 'color'] };
    const { api } = await contractSandbox(kites(request));
    const { body } = await api
      .post('/kites')
      .send({ kite: { name: 'Ann' } })
      .expect(201);
    expect(body).toMatchObject({ id: 1, name: 'Ann' });
  });

  it.each([
    [{ ...wrapped, required: ['name'] }, 1],
    [{ ...wrapped, required: ['kite'] }, 0],
    [{ ...wrapped, required: ['name', 'size'] }, 0],
    [{ ...wrapped, properties: { ...wrapped.properties, size: {} }, required: ['name'] }, 0],
  ])('is a warning: %j has %d', async (request, count) => {
    const folder = contractFolder({ 'api.json': kites(request) });
    const { issues } = await loadDocument(folder.path('api.json'));
    folder.remove();
    expect(issues.map(({ severity }) => severity)).toEqual(Array.from({ length: count }, () => 'warning'));
    for (const { message } of issues) expect(message).toContain('Move them.');
  });
});
