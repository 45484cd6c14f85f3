import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const texts: Schema = { type: 'array', items: { type: 'string' } };
const Boat = objectOf({ 'id!': 'integer', name: 'string', tags: texts });
const fleet = objectOf({
  content: arrayOf('Boat'),
  totalElements: 'integer',
  number: 'integer',
  size: 'integer',
});

/** A list of three boats whose one query parameter is the object. */
async function boats(parameter: object, response: Schema = arrayOf('Boat')) {
  const document = sketch(
    {
      'GET /boats': { response },
      'POST /boats': { request: objectOf({ name: 'string', tags: texts }), response: 'Boat', status: 201 },
    },
    { Boat },
  );
  const list = document.paths['/boats'] as { get: { parameters: object[] } };
  list.get.parameters.push({ in: 'query', ...parameter });
  const { api } = await contractSandbox(document);
  for (const [name, ...tags] of [['Argo', 'old'], ['Vasa', 'old', 'big'], ['Fram']]) {
    await api.post('/boats').send({ name, tags });
  }
  return async (query: string) => (await api.get(`/boats${query}`)).body;
}

describe('the properties of an exploded object', () => {
  const Pageable = objectOf({
    page: { type: 'integer', minimum: 0 },
    size: { type: 'integer', minimum: 1 },
    sort: texts,
  });
  const pageable = { name: 'pageable', required: true, schema: Pageable };
  const names = (body: { content: { name: string }[] }) => body.content.map(({ name }) => name);

  it('page and sort as parameters of their own do', async () => {
    const list = await boats(pageable, fleet);
    expect(await list('?page=0&size=2')).toMatchObject({ totalElements: 3, number: 0, size: 2 });
    expect(names(await list('?page=0&size=2&sort=name,desc'))).toEqual(['Vasa', 'Fram']);
    expect(names(await list('?sort=name'))).toEqual(['Argo', 'Fram', 'Vasa']);
    expect(names(await list('?page=1&size=1&sort=name&sort=id'))).toEqual(['Fram']);
    expect(await list('?size=0')).toMatchObject({ status: 400 });
  });

  it('need not be sent where none is required', async () => {
    const list = await boats(pageable, fleet);
    expect(names(await list(''))).toEqual(['Argo', 'Vasa', 'Fram']);
    const strict = await boats({ ...pageable, schema: { ...Pageable, required: ['size'] } }, fleet);
    expect(await strict('')).toMatchObject({ status: 400, detail: expect.stringContaining('size') });
  });

  it('filter as parameters of their own do', async () => {
    const list = await boats({ name: 'criteria', schema: objectOf({ name: 'string', limit: 'integer' }) });
    expect(await list('?name=Vasa')).toMatchObject([{ name: 'Vasa' }]);
    expect(await list('?limit=1')).toMatchObject([{ name: 'Argo' }]);
  });
});

describe('a map in the query', () => {
  const ofTexts: Schema = { type: 'object', additionalProperties: { type: 'string' } };
  const names = (body: { name: string }[]) => body.map(({ name }) => name);

  it.each([
    ['params', ofTexts, '?name=Vasa', ['Vasa']],
    ['queryMap', ofTexts, '?name=Argo&colour=red', ['Argo']],
    ['allRequestParams', ofTexts, '?id=3', ['Fram']],
    ['anything', { type: 'object' }, '?colour=red&size=5', ['Argo', 'Vasa', 'Fram']],
    ['anything', { type: 'object', additionalProperties: true }, '?a[b]=1', ['Argo', 'Vasa', 'Fram']],
  ] as const)('%s has any name, and filters by those of the rows', async (name, schema, query, expected) => {
    const list = await boats({ name, required: true, schema });
    expect(names(await list(query))).toEqual(expected);
    expect(names(await list(''))).toHaveLength(3);
  });

  it.each([
    ['a closed object', { type: 'object', additionalProperties: false }, '?colour=red'],
    ['one with declared properties', objectOf({ colour: 'string' }), '?color=red'],
    ['a map of numbers with a word', { type: 'object', additionalProperties: { type: 'integer' } }, '?n=x'],
  ] as const)('is not %s', async (_, schema, query) => {
    const list = await boats({ name: 'params', schema });
    expect(await list(query)).toMatchObject({ status: 400 });
  });
});

describe('the properties of a deep object', () => {
  const names = (body: { name: string }[]) => body.map(({ name }) => name);
  const deep = (name: string, properties: Parameters<typeof objectOf>[0]) =>
    boats({ name, style: 'deepObject', explode: true, schema: objectOf(properties) });

  it.each([
    ['page', { number: 'integer', size: 'integer' }, '?page[number]=2&page[size]=2', ['Fram']],
    ['page', { offset: 'integer', limit: 'integer' }, '?page[offset]=1&page[limit]=1', ['Vasa']],
    [
      'pagination',
      { page: 'integer', pageSize: 'integer' },
      '?pagination[page]=3&pagination[pageSize]=1',
      ['Fram'],
    ],
    ['options', { limit: 'integer', skip: 'integer' }, '?options[limit]=1', ['Argo']],
    [
      'sort',
      { field: 'string', order: { enum: ['asc', 'desc'] } },
      '?sort[field]=name&sort[order]=desc',
      ['Vasa', 'Fram', 'Argo'],
    ],
    ['filter', { name: 'string' }, '?filter[name]=Vasa', ['Vasa']],
  ] as const)('page, sort and filter: %s', async (name, properties, query, expected) => {
    const list = await deep(name, properties);
    expect(names(await list(query))).toEqual(expected);
    expect(names(await list(''))).toHaveLength(3);
  });
});

describe('a list in a deep object', () => {
  const lists = objectOf({
    id: { type: 'array', items: { type: 'integer' } },
    tags: { ...texts, nullable: true },
  });
  const filter = { name: 'filter', style: 'deepObject', explode: true };

  it.each([
    ['?filter[id]=1&filter[id]=3', ['Argo', 'Fram']],
    ['?filter[id]=2', ['Vasa']],
    ['?filter[id][]=1&filter[id][]=2', ['Argo', 'Vasa']],
    ['?filter[id][0]=3', ['Fram']],
    ['?filter[tags]=big', ['Vasa']],
  ])('is one or several values in %s', async (query, expected) => {
    const list = await boats({ ...filter, schema: lists });
    expect((await list(query)).map(({ name }: { name: string }) => name)).toEqual(expected);
  });

  it('is one value of an undeclared property of that kind, too', async () => {
    const list = await boats({ ...filter, schema: { type: 'object', additionalProperties: texts } });
    expect(await list('?filter[name]=Argo')).toMatchObject([{ name: 'Argo' }]);
    expect(await list('?filter[name]=None')).toEqual([]);
  });
});

describe('a credential in the query', () => {
  const secured = (parameters: object[]) => {
    const document = sketch({ 'GET /boats': { response: arrayOf('Boat') } }, { Boat });
    const list = document.paths['/boats'] as { get: { parameters: object[]; security: object[] } };
    list.get.parameters.push(...parameters);
    list.get.security = [{ app: [] }];
    const app = { type: 'apiKey', in: 'query', name: 'client_id' };
    return { ...document, components: { ...document.components, securitySchemes: { app } } };
  };
  const ofTexts = { type: 'object', additionalProperties: { type: 'string', maxLength: 4 } };

  it.each([
    ['a parameter', [{ name: 'client_id', in: 'query', required: true, schema: { type: 'string' } }]],
    ['a list', [{ name: 'client_id', in: 'query', required: true, schema: texts }]],
    ['beside a map, whose values it is none of', [{ name: 'params', in: 'query', schema: ofTexts }]],
  ])('is declared as %s, too', async (_, parameters) => {
    const { api } = await contractSandbox(secured(parameters) as Parameters<typeof contractSandbox>[0]);
    await api.get('/boats?client_id=abcdef').expect(200);
  });
});
