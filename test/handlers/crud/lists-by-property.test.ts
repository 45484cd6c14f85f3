import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Visit = objectOf({ 'id!': 'string', patientId: 'string', doctor: 'string' });

describe('items that are only listed by a property', () => {
  const create = { request: 'Visit', response: 'Visit', status: 201 };

  it.each([
    ['below a word', 'GET /visits/patient/{patientId}'],
    ['in the place of the id', 'GET /visits/{patientId}'],
  ])('are in the list of their own value: %s', async (_, list) => {
    const api = await createCrudApi(
      sketch({ 'POST /visits': create, [list]: { response: arrayOf('Visit') } }, { Visit }),
    );
    await api.request('POST /visits', { body: { patientId: 'p1', doctor: 'Okafor' } });
    await api.request('POST /visits', { body: { patientId: 'p2', doctor: 'Silva' } });
    const listed = (patientId: string) => api.requestBody(list, { params: { patientId } });
    expect(await listed('p2')).toMatchObject([{ patientId: 'p2', doctor: 'Silva' }]);
    expect(await listed('p3')).toEqual([]);
  });

  it('are listed by what was sent of them, though no response shows it', async () => {
    const Shown = objectOf({ 'id!': 'string', doctor: 'string' });
    const list = 'GET /visits/patient/{patientId}';
    const api = await createCrudApi(
      sketch(
        { 'POST /visits': { ...create, response: 'Shown' }, [list]: { response: arrayOf('Shown') } },
        { Visit, Shown },
      ),
    );
    await api.request('POST /visits', { body: { id: 'v1', patientId: 'p1', doctor: 'Okafor' } });
    expect(await api.requestBody(list, { params: { patientId: 'p1' } })).toMatchObject([
      { doctor: 'Okafor' },
    ]);
    expect(await api.requestBody(list, { params: { patientId: 'p2' } })).toEqual([]);
  });
});

describe('a list below an item that nobody created', () => {
  const Patient = objectOf({ 'id!': 'string', name: 'string' });
  const list = 'GET /patients/{patientId}/visits';
  const document = sketch(
    {
      'POST /patients': { request: 'Patient', response: 'Patient', status: 201 },
      'GET /patients': { response: arrayOf('Patient') },
      'POST /visits': { request: 'Visit', response: 'Visit', status: 201 },
      [list]: { response: arrayOf('Visit') },
    },
    { Patient, Visit },
  );

  it('shows the items that name it, and is 404 where none does', async () => {
    const api = await createCrudApi(document);
    await api.request('POST /visits', { body: { patientId: 'p7', doctor: 'Okafor' } });
    expect(await api.requestBody(list, { params: { patientId: 'p7' } })).toMatchObject([
      { doctor: 'Okafor' },
    ]);
    await expect(api.request(list, { params: { patientId: 'p8' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
