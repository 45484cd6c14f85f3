import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { arrayOf, type OperationSketch, objectOf, roleIn, sketch } from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('an item in an envelope', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['data', objectOf({ data: Pet, meta: 'object' }), ['data']],
    ['a property of their name', objectOf({ pet: Pet }), ['pet']],
    ['none, for an item that has data', objectOf({ id: 'string', data: Pet }), []],
  ])('%s', (_, response, itemPath) => {
    const [name] = itemPath;
    const sent = name === undefined ? NewPet : objectOf({ [name]: NewPet });
    const operations = {
      ...full,
      'POST /pets': { request: sent, response, status: 201 },
      'GET /pets/{id}': { response },
    };
    const document = sketch(operations, components);
    expect(roleIn(document, 'GET /pets/{id}', 'read').response.itemPath).toEqual(itemPath);
    expect(roleIn(document, 'POST /pets', 'create').sent?.itemPath).toEqual(itemPath);
  });
});

describe('an item in a form, beside its files', () => {
  const file = { type: 'string', format: 'binary' };
  const files = { type: 'array', items: file };
  const bytes = { type: 'string', contentMediaType: 'image/png' };
  const note = objectOf({ text: 'string' });

  it.each<[string, Schema, readonly string[]]>([
    ['request', objectOf({ 'request!': NewPet, file }), ['request']],
    ['dto', objectOf({ dto: objectOf({ name: 'string', tag: 'string' }), photos: files }), ['dto']],
    ['pet', objectOf({ pet: NewPet, photo: bytes, papers: files }), ['pet']],
    ['metadata', objectOf({ metadata: objectOf({ name: 'string' }), photo: file }), ['metadata']],
    [
      'the form itself, with texts beside its metadata',
      objectOf({ name: 'string', metadata: note, file }),
      [],
    ],
    ['the form itself, where that describes it', objectOf({ name: 'string', note, file }), []],
    ['the form itself, with several objects', objectOf({ first: note, second: note, file }), []],
  ])('%s', (_, request, itemPath) => {
    const form = { request, mediaType: 'multipart/form-data', response: 'Pet' };
    const document = sketch({ ...full, 'POST /pets': { ...form, status: 201 } }, components);
    expect(roleIn(document, 'POST /pets', 'create').sent?.itemPath).toEqual(itemPath);
  });
});

describe('a wrapper named by the last word of a collection', () => {
  const sheet = { title: 'string', body: 'string', keywords: 'string' } as const;
  const inItem = objectOf({ id: 'integer', ...sheet });

  it.each<[string, string, Schema, readonly string[]]>([
    ['a page that looks like the item', 'web_pages', objectOf({ page: objectOf(sheet) }), ['page']],
    ['a limit that looks like the item', 'creditLimits', objectOf({ limit: objectOf(sheet) }), ['limit']],
    ['a page of a list', 'webPages', objectOf({ ...sheet, page: objectOf({ number: 'integer' }) }), []],
  ])('%s', (_, segment, request, itemPath) => {
    const document = sketch({
      [`POST /${segment}`]: { request, response: inItem },
      [`GET /${segment}/{id}`]: { response: inItem },
    });
    expect(roleIn(document, `POST /${segment}`, 'create').sent?.itemPath).toEqual(itemPath);
  });
});

describe('items that lists and reads write out, each in its place', () => {
  const copy = <T>(schema: T): T => structuredClone(schema);
  const wrapped = objectOf({ pet: objectOf({ id: 'integer', name: 'string', tag: 'string' }) });
  const sent = objectOf({ pet: objectOf({ name: 'string', tag: 'string' }) });

  it.each<[string, item: Schema, request: Schema]>([
    ['wrapped one by one', wrapped, sent],
    ['with their id in an object', objectOf({ meta: objectOf({ id: 'integer' }), name: 'string' }), NewPet],
    ['plain', Pet, NewPet],
  ])('%s are one schema', (_name, item, request) => {
    const document = sketch({
      'GET /pets': { response: { type: 'array', items: copy(item) } },
      'POST /pets': { request, response: copy(item), status: 201 },
      'GET /pets/{id}': { response: copy(item), path: { id: { type: 'integer' } } },
    });
    const { itemPath } = roleIn(document, 'GET /pets/{id}', 'read').response;
    expect(itemPath).toEqual(roleIn(document, 'POST /pets', 'create').response.itemPath);
    const { resource } = roleIn(document, 'GET /pets', 'list');
    expect(new Set(resource.responseSchemas.map((schema) => JSON.stringify(schema))).size).toBe(1);
  });
});

describe('an item that has a property of the name of its wrapper', () => {
  it.each<[string, Schema]>([
    ['gate', objectOf({ id: 'string', gate: 'string', width: 'number' })],
    ['data', objectOf({ id: 'string', data: 'string', width: 'number' })],
    ['gate', objectOf({ gate: 'string', width: 'number' })],
  ])('is in the wrapper: %s', (wrapper, Gate) => {
    const wrapped = objectOf({ [wrapper]: { $ref: '#/components/schemas/Gate' } });
    const document = sketch(
      {
        'GET /gates': { response: objectOf({ gates: arrayOf('Gate') }) },
        'POST /gates': { request: 'Gate', response: wrapped, status: 201 },
        'GET /gates/{gate}': { response: wrapped },
      },
      { Gate },
    );
    expect(roleIn(document, 'POST /gates', 'create').response.itemPath).toEqual([wrapper]);
    expect(roleIn(document, 'GET /gates/{gate}', 'read').response.itemPath).toEqual([wrapper]);
  });
});

describe('an object in a request beside more of the item', () => {
  it('is no wrapper, though it has more properties of items than what is beside it', () => {
    const names = { email: 'string', first_name: 'string', last_name: 'string' };
    const teams: Schema = { type: 'array', items: objectOf({ team_id: 'string', role: 'string' }) };
    const User = objectOf({ user_id: 'string', license: 'string', teams, ...names });
    const document = sketch(
      {
        'GET /users': { response: objectOf({ total: 'integer', results: arrayOf('User') }) },
        'POST /users': {
          request: objectOf({ 'user!': objectOf(names), 'license!': 'string', 'teams!': teams }),
          response: objectOf({ user_id: 'string', teams }),
          status: 201,
        },
        'GET /users/{user_id}': { response: 'User' },
      },
      { User },
    );
    expect(roleIn(document, 'POST /users', 'create').sent?.itemPath).toEqual([]);
  });
});

describe('what a delete or an update responds with, empty in the envelope of the others', () => {
  const texts: Schema = { type: 'array', items: { type: 'string' } };
  const item = { $ref: '#/components/schemas/Resource' };
  const envelope = objectOf({ responseStatus: 'integer', data: item, included: arrayOf('User') });
  const Resource = objectOf({
    id: 'integer',
    type: 'string',
    attributes: objectOf({ name: 'string', tag: 'string' }),
  });
  const request = objectOf({ 'name!': 'string', tag: 'string' });
  const path = { id: { type: 'integer' } };

  it.each<[string, string, Schema]>([
    ['no rows', 'DELETE /pets/{id}', objectOf({ responseStatus: 'integer', data: texts })],
    ['no rows, of an update', 'PATCH /pets/{id}', objectOf({ responseStatus: 'integer', data: texts })],
    ['nothing related', 'DELETE /pets/{id}', objectOf({ data: texts, included: texts })],
  ])('with %s is no item', (_, address, response) => {
    const document = sketch(
      {
        'GET /pets': { response: objectOf({ data: arrayOf('Resource'), included: arrayOf('User') }) },
        'POST /pets': { request, response: envelope, status: 201 },
        'GET /pets/{id}': { response: envelope, path },
        [address]: { ...(address.startsWith('PATCH') && { request }), response, path },
      },
      { ...components, Resource, User: objectOf({ id: 'integer', email: 'string' }) },
    );
    expect(roleIn(document, 'POST /pets', 'create').response.itemPath).toEqual(['data']);
    expect(roleIn(document, 'GET /pets/{id}', 'read').response.itemPath).toEqual(['data']);
  });
});

describe('an envelope without an item', () => {
  const envelope = (data: Schema) => objectOf({ success: 'boolean', data, message: 'string' });

  it.each<[string, Schema]>([
    ['anything', {}],
    ['null', { type: 'object', nullable: true }],
  ])('in the response to a deletion says nothing of the others: %s', (_name, nothing) => {
    const wrapped = { response: envelope({ $ref: '#/components/schemas/Pet' }) };
    const document = sketch(
      {
        'POST /pets': { request: 'NewPet', ...wrapped },
        'GET /pets/{id}': wrapped,
        'DELETE /pets/{id}': { response: envelope(nothing) },
      },
      components,
    );
    expect(roleIn(document, 'POST /pets', 'create').response.itemPath).toEqual(['data']);
    expect(roleIn(document, 'GET /pets/{id}', 'read').response.itemPath).toEqual(['data']);
  });
});

describe('a list of texts that accompanies lists and items alike', () => {
  const Meta = objectOf({ hints: { type: 'array', items: { type: 'string' } } });
  const meta = { $ref: '#/components/schemas/Meta' };
  const attributes = objectOf({ title: { type: 'string', nullable: true } });
  const resource = (name: string) => objectOf({ type: { enum: [name] }, id: 'string', attributes });

  it.each(['scrolls', 'tablets'])('is neither the rows nor the item of %s', (segment) => {
    const [listed, one] = [resource(segment), resource(segment)];
    const role = roleIn(
      sketch(
        {
          [`GET /${segment}`]: { response: objectOf({ 'data!': { type: 'array', items: listed }, meta }) },
          [`POST /${segment}`]: {
            request: objectOf({ data: objectOf({ type: { enum: [segment] }, attributes }) }),
            response: objectOf({ data: { allOf: [one] }, meta }),
            status: 201,
          },
        },
        { Meta },
      ),
      `POST /${segment}`,
      'create',
    );
    expect(role.response.itemPath).toEqual(['data']);
    expect(role.response.group?.name).toBe('attributes');
  });
});
