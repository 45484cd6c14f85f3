import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Person = objectOf({ 'id!': 'integer', workEmail: 'string', handle: 'string', name: 'string' });
const people = [
  { workEmail: 'a@x.test', handle: 'ann', name: 'Ann' },
  { workEmail: 'b@x.test', handle: 'bob', name: 'Bob' },
];

describe('a look-up by what is unique', () => {
  it.each<[string, OperationSketch, string, string]>([
    ['GET /people/email/{email}', {}, '/people/email/b@x.test', '/people/email/c@x.test'],
    [
      'GET /people/lookup',
      { query: { handle: { type: 'string' } } },
      '/people/lookup?handle=bob',
      '/people/lookup?handle=eve',
    ],
  ])('by %s finds one, and is 404 for none', async (operation, rest, found, missing) => {
    const document = sketch(
      {
        'GET /people': { response: arrayOf('Person') },
        'POST /people': { request: 'Person', response: 'Person', status: 201 },
        'GET /people/{id}': { response: 'Person' },
        [operation]: { response: 'Person', ...rest },
      },
      { Person },
    );
    const { parameters = [] } = Object(document.paths['/people/lookup'])?.get ?? {};
    for (const each of parameters) each.required = true;
    const { api } = await contractSandbox(document);
    for (const [i, each] of people.entries()) await api.post('/people').send({ id: i + 1, ...each });
    expect((await api.get(found)).body).toMatchObject({ name: 'Bob' });
    expect((await api.get(missing)).status).toBe(404);
  });
});

it('finds the items below one by its code, in a property of its name', async () => {
  const document = sketch(
    {
      'POST /countries': { request: 'Country', response: 'Country', status: 201 },
      'GET /countries/{code}': { response: 'Country' },
      'POST /cities': { request: 'City', response: 'City', status: 201 },
      'GET /cities/{id}': { response: 'City' },
      'GET /countries/{code}/cities': { response: arrayOf('City') },
    },
    {
      Country: objectOf({ 'code!': 'string', name: 'string' }),
      City: objectOf({ 'id!': 'integer', name: 'string', countryCode: 'string', code: 'string' }),
    },
  );
  const { api } = await contractSandbox(document);
  for (const code of ['DE', 'FR']) await api.post('/countries').send({ code });
  await api.post('/cities').send({ id: 1, name: 'Bonn', countryCode: 'DE', code: 'BN' });
  expect((await api.get('/countries/DE/cities')).body).toMatchObject([{ name: 'Bonn', code: 'BN' }]);
  expect((await api.get('/countries/FR/cities')).body).toEqual([]);
});
