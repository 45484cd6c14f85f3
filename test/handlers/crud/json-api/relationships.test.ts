import { beforeEach, describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const mediaType = 'application/vnd.api+json';
const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const dataOf = (data: Schema, rest: Readonly<Record<string, Schema>> = {}) =>
  objectOf({ 'data!': data, ...rest });

const resourceObject = (type: string, attributes: Readonly<Record<string, string>>, rest = {}) =>
  objectOf({
    'type!': { type: 'string', enum: [type] },
    id: 'string',
    attributes: objectOf(attributes),
    ...rest,
  });

const included: Schema = { type: 'array', items: { oneOf: [named('Person'), named('Tag'), named('Firm')] } };
const include = { include: { type: 'string' } };
const articles = '/articles/{id}';
const toMany = { mediaType, request: 'ToMany', response: 'ToMany' };

const document = sketch(
  {
    'GET /articles': {
      mediaType,
      response: dataOf(arrayOf('Article'), { included, meta: objectOf({}) }),
      query: include,
    },
    'POST /articles': {
      mediaType,
      request: dataOf(named('Article')),
      response: dataOf(named('Article')),
      status: 201,
    },
    [`GET ${articles}`]: { mediaType, response: dataOf(named('Article'), { included }), query: include },
    [`GET ${articles}/author`]: { mediaType, response: dataOf(named('Person')) },
    [`GET ${articles}/tags`]: { mediaType, response: dataOf(arrayOf('Tag')) },
    [`GET ${articles}/relationships/author`]: { mediaType, response: 'ToOne' },
    [`PATCH ${articles}/relationships/author`]: { mediaType, request: 'ToOne', response: 'ToOne' },
    [`GET ${articles}/relationships/tags`]: { mediaType, response: 'ToMany' },
    [`PATCH ${articles}/relationships/tags`]: toMany,
    [`POST ${articles}/relationships/tags`]: toMany,
    [`DELETE ${articles}/relationships/tags`]: { mediaType, request: 'ToMany', status: 204 },
    ...Object.fromEntries(
      [
        ['people', 'Person'],
        ['tags', 'Tag'],
        ['firms', 'Firm'],
      ].flatMap(([path = '', name = '']) => [
        [`GET /${path}`, { mediaType, response: dataOf(arrayOf(name)) }],
        [
          `POST /${path}`,
          { mediaType, request: dataOf(named(name)), response: dataOf(named(name)), status: 201 },
        ],
      ]),
    ),
  },
  {
    Linkage: objectOf({ 'type!': 'string', 'id!': 'string' }),
    ToOne: dataOf({ nullable: true, allOf: [named('Linkage')] }),
    ToMany: dataOf(arrayOf('Linkage')),
    Article: resourceObject(
      'articles',
      { title: 'string' },
      { relationships: objectOf({ author: named('ToOne'), tags: named('ToMany') }) },
    ),
    Person: resourceObject(
      'people',
      { name: 'string' },
      { relationships: objectOf({ firm: named('ToOne') }) },
    ),
    Tag: resourceObject('tags', { name: 'string' }),
    Firm: resourceObject('firms', { name: 'string' }),
  },
);

describe('relationships of JSON:API', () => {
  let api: CrudApi;
  let params: { readonly id: string };
  const linkage = (type: string, id: string) => ({ type, id });
  const create = async (type: string, attributes: object, rest: object = {}) => {
    const body = { data: { type, attributes, ...rest } };
    const { data } = await api.requestBody<{ data: { id: string } }>(`POST /${type}`, { body });
    return linkage(type, data.id);
  };
  const read = (path: string, sent: object = {}) =>
    api.requestBody<{ data: unknown; included?: unknown }>(`GET ${articles}${path}`, { params, ...sent });
  const write = (method: string, path: string, data: unknown) =>
    api.request(`${method} ${articles}/relationships/${path}`, { params, body: { data } });

  let firm: object;
  let [ada, ben, red, blue]: { readonly type: string; readonly id: string }[] = [];
  beforeEach(async () => {
    api = await createCrudApi(document);
    firm = await create('firms', { name: 'Acme' });
    ada = await create('people', { name: 'Ada' }, { relationships: { firm: { data: firm } } });
    ben = await create('people', { name: 'Ben' });
    red = await create('tags', { name: 'red' });
    blue = await create('tags', { name: 'blue' });
    const relationships = { author: { data: ada }, tags: { data: [red] } };
    params = { id: (await create('articles', { title: 'T' }, { relationships })).id };
  });

  it('shows the related items themselves', async () => {
    expect((await read('/author')).data).toMatchObject({ ...ada, attributes: { name: 'Ada' } });
    expect((await read('/tags')).data).toEqual([{ ...red, attributes: { name: 'red' } }]);
  });

  it.each<[string, () => unknown]>([
    ['author', () => [{ ...ada, attributes: { name: 'Ada' } }]],
    ['author,tags', () => [ada, red]],
    ['author.firm', () => [ada, { ...firm, attributes: { name: 'Acme' } }]],
    ['nobody', () => []],
  ])('includes what the query asks for: %s', async (names, expected) => {
    const query = { include: names };
    const own = (await read('', { query })).included;
    expect(own).toMatchObject(expected() as object);
    expect(await api.requestBody('GET /articles', { query })).toMatchObject({ included: own });
  });

  it('includes nothing unless it is asked to', async () => {
    expect(await read('')).not.toHaveProperty('included');
  });

  it('reads and replaces a linkage to one, and takes it away', async () => {
    expect(await read('/relationships/author')).toEqual({ data: ada });
    expect((await write('PATCH', 'author', ben)).body).toEqual({ data: ben });
    expect((await read('/author')).data).toMatchObject({ ...ben });
    expect((await read('')).data).toMatchObject({ relationships: { author: { data: ben } } });
    expect((await write('PATCH', 'author', null)).body).toEqual({ data: null });
    expect(await read('/relationships/author')).toEqual({ data: null });
    await expect(read('/author')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('adds to a linkage to many, once each, takes out of it, and replaces it', async () => {
    expect((await write('POST', 'tags', [blue, red])).body).toEqual({ data: [red, blue] });
    expect(await write('DELETE', 'tags', [red])).toMatchObject({ status: 204 });
    expect(await read('/relationships/tags')).toEqual({ data: [blue] });
    expect((await write('PATCH', 'tags', [red])).body).toEqual({ data: [red] });
    expect((await read('/tags')).data).toMatchObject([red ?? {}]);
  });

  it('finds nothing of an unknown item', async () => {
    for (const path of ['/author', '/tags', '/relationships/author', '/relationships/tags'])
      await expect(read(path, { params: { id: 'none' } })).rejects.toMatchObject({ code: 'not-found' });
    const other = { id: (await create('articles', { title: 'U' })).id };
    expect(await read('/relationships/tags', { params: other })).toEqual({ data: [] });
  });
});
