import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const time = { type: 'string', format: 'date-time' };
const Club = objectOf({ id: 'integer', name: 'string', created_at: time, user_id: 'integer' });
const club = {
  'GET /club': { response: 'Club' },
  'POST /club': { request: objectOf({ name: 'string' }), response: 'Club', status: 201 },
};

describe('the only thing of its kind', () => {
  it.each([
    ['whole', 'club', { $ref: '#/components/schemas/Club' }, (shown: object) => shown],
    [
      'where it may be null',
      'club',
      { oneOf: [{ $ref: '#/components/schemas/Club' }, { type: 'null' }] },
      (shown: object) => shown,
    ],
    ['by its id', 'club_id', { type: 'integer' }, (shown: { id?: number }) => shown.id],
  ])('is what items show that are named after it: %s', async (_, property, schema, of) => {
    const operations = {
      ...club,
      'GET /members': { response: arrayOf('Member') },
      'POST /members': { request: objectOf({ name: 'string' }), response: 'Member', status: 201 },
      'GET /members/{id}': { response: 'Member' },
    };
    const Member = objectOf({ id: 'integer', name: 'string', [property]: schema });
    const { api } = await contractSandbox(sketch(operations, { Club, Member }, '3.1.0'));
    const { body } = await api.post('/club').send({ name: 'Rowers' });
    const expected = of(body);
    expect((await api.post('/members').send({ name: 'Ann' })).body).toMatchObject({ [property]: expected });
    expect((await api.get('/members/1')).body).toMatchObject({ [property]: expected });
    expect((await api.get('/members')).body).toMatchObject([{ [property]: expected }]);
  });

  it('is made at the time of the POST, and stays the same', async () => {
    const { api, runtime } = await contractSandbox(sketch(club, { Club }));
    const made = (await api.post('/club').send({ name: 'Rowers' })).body;
    expect(made).toMatchObject({ name: 'Rowers', created_at: runtime.clock.now().toISOString() });
    expect((await api.get('/club')).body).toEqual(made);
    expect((await api.post('/club').send({ name: 'Oars' })).body).toEqual({ ...made, name: 'Oars' });
  });
});
