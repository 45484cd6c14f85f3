import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const Country = objectOf({ 'code!': 'string', 'name!': 'string', population: 'integer' });
const Summary = objectOf({ 'code!': 'string', 'name!': 'string' }, { additionalProperties: false });

describe('a collection that nobody can write to', () => {
  it('has a list and items that agree', async () => {
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /countries': { response: arrayOf('Summary') },
          'GET /countries/{code}': { response: 'Country' },
        },
        { Country, Summary },
      ),
    );
    const { body: rows } = await api.get('/countries');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect((await api.get(`/countries/${encodeURIComponent(row.code)}`)).body).toMatchObject(row);
    }
    expect((await api.get('/countries')).body).toEqual(rows);
  });

  it('reads an item that the list does not have, with the requested id', async () => {
    const { api } = await contractSandbox(
      sketch({ 'GET /countries/{code}': { response: 'Country' } }, { Country }),
    );
    const { status, body } = await api.get('/countries/XX');
    expect({ status, body }).toEqual({ status: 200, body: expect.objectContaining({ code: 'XX' }) });
    expect((await api.get('/countries/XX')).body).toEqual(body);
    expect((await api.get('/countries/YY')).body).not.toEqual({ ...body, code: 'YY' });
  });

  it('shows the rows of the example that the contract has of the list', async () => {
    const example = [
      { code: 'is', name: 'Iceland' },
      { code: 'no', name: 'Norway' },
    ];
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /countries': { response: arrayOf('Country'), example },
          'GET /countries/{code}': { response: 'Country' },
        },
        { Country },
      ),
    );
    expect((await api.get('/countries')).body).toMatchObject(example);
    expect((await api.get('/countries/no')).body).toMatchObject({ code: 'no', name: 'Norway' });
  });

  it('pages through the rows', async () => {
    const example = ['a', 'b', 'c'].map((code) => ({ code, name: code }));
    const query = { limit: { type: 'integer' }, offset: { type: 'integer' } };
    const { api } = await contractSandbox(
      sketch({ 'GET /countries': { response: arrayOf('Country'), example, query } }, { Country }),
    );
    const { body } = await api.get('/countries?limit=1&offset=1');
    expect(body).toMatchObject([{ code: 'b' }]);
  });

  it('nested under a stored item is not found under an unknown one', async () => {
    const { api } = await contractSandbox(
      sketch(
        {
          'GET /pets/{id}': { response: 'Pet' },
          'POST /pets': { request: objectOf({ name: 'string' }), response: 'Pet', status: 201 },
          'GET /pets/{id}/visits': { response: arrayOf('Visit') },
        },
        { Pet: objectOf({ 'id!': 'integer', name: 'string' }), Visit: objectOf({ 'id!': 'integer' }) },
      ),
    );
    expect((await api.get('/pets/1/visits')).status).toBe(404);
    await api.post('/pets').send({ name: 'Rex' });
    expect((await api.get('/pets/1/visits')).status).toBe(200);
  });
});
