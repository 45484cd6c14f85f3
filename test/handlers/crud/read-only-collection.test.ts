import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
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

  it.each([
    ['string', 'y,x', ['y', 'x']],
    ['integer', '70,3', [70, 3]],
  ])('lists all that are asked for by their ids, as they are read: %s', async (type, ids, expected) => {
    const Song = objectOf({ 'id!': type, 'name!': 'string' });
    const document = sketch(
      {
        'GET /songs': {
          response: objectOf({ 'songs!': arrayOf('Song') }),
          query: { ids: { type: 'string' } },
        },
        'GET /songs/{id}': { response: 'Song', path: { id: { type } } },
      },
      { Song },
    );
    const { api } = await contractSandbox(document);
    const { songs } = (await api.get('/songs').query({ ids })).body;
    expect(songs.map((song: { id: unknown }) => song.id)).toEqual(expected);
    for (const song of songs) expect((await api.get(`/songs/${song.id}`)).body).toEqual(song);
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

  it.each([
    ['?units=imperial', { city: 'Oslo', units: 'imperial' }],
    ['?UNITS=x&days=3', { city: 'Oslo', days: 3 }],
    ['?city=Bern', { city: 'Oslo' }],
  ])('reads an item with what the query says of it: %s', async (query, expected) => {
    const Weather = objectOf({
      'city!': 'string',
      'units!': { type: 'string', enum: ['metric', 'imperial'] },
      'days!': 'integer',
    });
    const declared = { units: { type: 'string' }, days: { type: 'integer' }, city: { type: 'string' } };
    const operations = { 'GET /weather/{city}': { response: 'Weather', query: { ...declared, UNITS: {} } } };
    const { api } = await contractSandbox(sketch(operations, { Weather }));
    expect((await api.get(`/weather/Oslo${query}`)).body).toMatchObject(expected);
  });

  it.each([
    ['text/csv', 'n\n1\n2\n'],
    ['application/x-ndjson', '{"n":1}\n{"n":2}\n'],
    ['text/event-stream', 'data: {"n":1}\n\ndata: [DONE]\n\n'],
  ])('is the text that the contract has of it: %s', async (mediaType, example) => {
    const response: Schema = { type: 'array', items: objectOf({ n: 'integer' }) };
    const { api } = await contractSandbox(sketch({ 'GET /rows': { response, mediaType, example } }));
    expect((await api.get('/rows')).text).toBe(example);
  });

  it.each(['me', 'self'])('has its first item as the one that %s means', async (word) => {
    const { api } = await contractSandbox(
      sketch(
        { 'GET /users': { response: arrayOf('Country') }, 'GET /users/{code}': { response: 'Country' } },
        { Country },
      ),
    );
    const [first] = (await api.get('/users')).body;
    expect((await api.get(`/users/${word}`)).body).toEqual(first);
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

it('shows a list and an object of a path as they were sent', async () => {
  const list: Schema = { type: 'array', items: { type: 'integer' } };
  const colour: Schema = { type: 'object', properties: { r: { type: 'integer' }, g: { type: 'integer' } } };
  const { api } = await contractSandbox(
    sketch({
      'GET /sums/{ids}': { response: { type: 'object', properties: { ids: list } }, path: { ids: list } },
      'GET /mixes/{colour}': {
        response: { type: 'object', properties: { colour } },
        path: { colour },
      },
    }),
  );
  expect((await api.get('/sums/1,2')).body).toEqual({ ids: [1, 2] });
  expect((await api.get('/mixes/r,1,g,2')).body).toEqual({ colour: { r: 1, g: 2 } });
});

describe('the filters of a collection that nobody can write to', () => {
  const Trip = objectOf({
    'id!': 'string',
    from: 'string',
    seats: 'integer',
    tags: { type: 'array', items: { type: 'string' } },
  });
  const text = { type: 'string' };
  const query = { from: text, min_seats: { type: 'integer' }, q: text };
  const example = [
    { id: 'a', from: 'Rome', seats: 3 },
    { id: 'b', from: 'Oslo', seats: 9 },
  ];
  const list = { response: arrayOf('Trip'), query, example };

  it.each<[string, object, string[]]>([
    ['find rows of the example', { from: 'Oslo' }, ['b Oslo']],
    ['find rows by a range', { min_seats: 5 }, ['b Oslo']],
    ['show what was asked for', { from: 'Bern' }, ['a Bern', 'b Bern']],
    ['are ignored where a range finds nothing', { min_seats: 50 }, ['a Rome', 'b Oslo']],
    ['are ignored where a search finds nothing', { q: 'sea' }, ['a Rome', 'b Oslo']],
    ['are not there', {}, ['a Rome', 'b Oslo']],
  ])('%s: %j', async (_, sent, expected) => {
    const { api } = await contractSandbox(sketch({ 'GET /trips': list }, { Trip }));
    const { body } = await api.get('/trips').query(sent);
    expect(body.map((row: { id: string; from: string }) => `${row.id} ${row.from}`)).toEqual(expected);
  });

  it('find nothing where an operation would read the rows with other values', async () => {
    const { api } = await contractSandbox(
      sketch({ 'GET /trips': list, 'GET /trips/{id}': { response: 'Trip' } }, { Trip }),
    );
    expect((await api.get('/trips').query({ from: 'Bern' })).body).toEqual([]);
    expect((await api.get('/trips').query({ from: 'Rome' })).body).toMatchObject([example[0]]);
  });

  it('show generated rows with the value that was asked for', async () => {
    const { api } = await contractSandbox(
      sketch({ 'GET /trips': { response: arrayOf('Trip'), query } }, { Trip }),
    );
    const { body } = await api.get('/trips').query({ from: 'Bern' });
    expect(body).toMatchObject([{ from: 'Bern' }, { from: 'Bern' }, { from: 'Bern' }]);
  });
});
