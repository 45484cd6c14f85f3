import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const form = () =>
  objectOf({ 'id!': 'integer', 'name!': 'string', code: 'string', createdAt: 'string', updatedAt: 'string' });
const named = objectOf({ 'name!': 'string' });
const id = { id: { type: 'integer' } };

describe('collections whose items have schemas that are alike', () => {
  it('are told apart by the names of properties where their schemas are written out', async () => {
    const visit = objectOf({
      'id!': 'integer',
      cat: form(),
      dog: form(),
      tags: { type: 'array', items: form() },
    });
    const of = (name: string) => ({
      [`POST /${name}`]: { request: named, response: form(), status: 201 },
      [`GET /${name}`]: { response: { type: 'array', items: form() } },
      [`GET /${name}/{id}`]: { response: form(), path: id },
    });
    const { api } = await contractSandbox(
      sketch({
        ...{ ...of('tags'), ...of('cats'), ...of('dogs') },
        'POST /visits': {
          request: objectOf({
            catId: 'integer',
            dogId: 'integer',
            tagIds: { type: 'array', items: { type: 'integer' } },
          }),
          response: visit,
          status: 201,
        },
        'GET /visits/{id}': { response: visit, path: id, query: { include: { type: 'string' } } },
      }),
    );
    const made = [];
    for (const name of ['tags', 'cats', 'dogs'])
      made.push((await api.post(`/${name}`).send({ name }).expect(201)).body);
    const [tag, cat, dog] = made;
    const { body } = await api
      .post('/visits')
      .send({ catId: 1, dogId: 1, tagIds: [1] })
      .expect(201);
    expect(body).toMatchObject({ cat, dog, tags: [tag] });
    expect((await api.get('/visits/1?include=cat,dog,tags')).body).toMatchObject({ cat, dog, tags: [tag] });
  });

  it('are told apart by their schemas where these are components', async () => {
    const of = (name: string, type: string) => ({
      [`POST /${name}`]: { request: named, response: { $ref: `#/components/schemas/${type}` }, status: 201 },
      [`GET /${name}`]: { response: arrayOf(type) },
    });
    const trip = { $ref: '#/components/schemas/Trip' };
    const { api } = await contractSandbox(
      sketch(
        {
          ...{ ...of('countries', 'Country'), ...of('cities', 'City') },
          'POST /trips': {
            request: objectOf({ homeId: 'integer', fromId: 'integer' }),
            response: trip,
            status: 201,
          },
          'GET /trips/{id}': { response: trip, path: id, query: { expand: { type: 'string' } } },
        },
        {
          ...{ Country: form(), City: form() },
          Trip: objectOf({
            'id!': 'integer',
            home: { $ref: '#/components/schemas/Country' },
            from: { $ref: '#/components/schemas/City' },
          }),
        },
      ),
    );
    const country = (await api.post('/countries').send({ name: 'Portugal' }).expect(201)).body;
    const city = (await api.post('/cities').send({ name: 'Porto' }).expect(201)).body;
    const { body } = await api.post('/trips').send({ homeId: 1, fromId: 1 }).expect(201);
    expect(body).toMatchObject({ home: country, from: city });
    const shown = await api.get('/trips/1?expand=home,from');
    expect(shown.body).toMatchObject({ home: country, from: city });
  });
});
