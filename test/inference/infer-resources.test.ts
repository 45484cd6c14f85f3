import { describe, expect, it } from 'vitest';
import { inferResources } from '../../src/inference/infer-resources.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../support/small-contract.ts';

const Pet = objectOf({ 'id!': 'integer', name: 'string' });
const NewPet = objectOf({ 'name!': 'string' });
const components = { Pet, NewPet };
const full: Record<string, OperationSketch> = {
  'GET /pets': { response: arrayOf('Pet') },
  'POST /pets': { request: 'NewPet', response: 'Pet', status: 201 },
  'GET /pets/{id}': { response: 'Pet' },
};

describe('items at a path with another word than what makes them', () => {
  const Pet = objectOf({ 'id!': 'string', farm_id: 'string', name: 'string', toys: arrayOf('Toy') });
  const Toy = objectOf({ 'id!': 'string', squeaks: 'boolean' });
  const made: Record<string, OperationSketch> = {
    'POST /farms': { request: objectOf({ name: 'string' }), response: 'Farm', status: 201 },
    'GET /farms/{farmId}': { response: 'Farm' },
    'GET /pets/{farmId}': { response: arrayOf('Pet') },
    'POST /pets/{farmId}': { request: objectOf({ name: 'string' }), response: 'Pet', status: 201 },
  };
  const schemas = { Pet, Toy, Farm: objectOf({ 'id!': 'string', name: 'string' }) };

  it.each<[string, Record<string, OperationSketch>]>([
    [
      'a letter',
      { 'GET /pets/{farmId}/p/{petId}': { response: 'Pet' }, 'DELETE /pets/{farmId}/p/{petId}': {} },
    ],
    [
      'a letter, and with lists',
      {
        'GET /pets/{farmId}/p/{petId}': { response: 'Pet' },
        'DELETE /pets/{farmId}/p/{petId}': {},
        'POST /pets/{farmId}/p/{petId}/toys': { request: objectOf({ squeaks: 'boolean' }), response: 'Pet' },
      },
    ],
  ])('are those, where their id is named after them: %s', (_, operations) => {
    const roles = rolesIn(sketch({ ...made, ...operations }, schemas));
    const [name] = new Set(
      Object.keys(made)
        .slice(2)
        .map((id) => roles[id]?.split(' ')[1]),
    );
    for (const id of Object.keys(operations).slice(0, 2)) expect(roles[id]).toMatch(new RegExp(` ${name}$`));
  });

  it('are others, where their id is named otherwise', () => {
    const roles = rolesIn(sketch({ ...made, 'GET /guests/{guestId}': { response: 'Pet' } }, schemas));
    expect(roles['GET /guests/{guestId}']).toBeUndefined();
  });
});

describe('the role of an operation', () => {
  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'the six usual operations, and an action',
      {
        ...full,
        'PUT /pets/{id}': { request: 'NewPet', response: 'Pet' },
        'PATCH /pets/{id}': { request: 'NewPet', response: 'Pet' },
        'DELETE /pets/{id}': {},
        'POST /pets/{id}/feed': { response: 'Pet' },
      },
      {
        'GET /pets': 'list pets',
        'POST /pets': 'create pets',
        'GET /pets/{id}': 'read pets',
        'PUT /pets/{id}': 'replace pets',
        'PATCH /pets/{id}': 'update pets',
        'DELETE /pets/{id}': 'delete pets',
        'POST /pets/{id}/feed': 'action pets',
      },
    ],
    [
      'POST on an item, an action after a colon, and paths that end in .json or a slash',
      {
        'GET /pets.json': { response: arrayOf('Pet') },
        'POST /pets/': { request: 'NewPet', response: 'Pet', status: 201 },
        'POST /pets/{id}.json': { request: 'NewPet', response: 'Pet' },
        'GET /pets/{id}.json': { response: 'Pet' },
        'POST /pets/{id}:feed': { response: 'Pet' },
      },
      {
        'GET /pets.json': 'list pets',
        'POST /pets/': 'create pets',
        'GET /pets/{id}.json': 'read pets',
        'POST /pets/{id}.json': 'update pets',
        'POST /pets/{id}:feed': 'action pets',
      },
    ],
    [
      'a collection that only PUT fills',
      { 'GET /pets/{name}': { response: 'Pet' }, 'PUT /pets/{name}': { request: 'NewPet', response: 'Pet' } },
      { 'GET /pets/{name}': 'read pets', 'PUT /pets/{name}': 'replace pets' },
    ],
    [
      'a collection whose items cannot be read one by one',
      { 'GET /pets': { response: arrayOf('Pet') }, 'POST /pets': { request: 'NewPet', status: 201 } },
      { 'GET /pets': 'list pets', 'POST /pets': 'create pets' },
    ],
    [
      'children of a resource, and of a path that is not one',
      {
        ...full,
        'POST /pets/{petId}/toys': { request: 'NewPet', response: objectOf({ id: 'string' }), status: 201 },
        'GET /pets/{petId}/toys/{id}': { response: objectOf({ id: 'string' }) },
        'POST /zoos/{zoo}/cages': { request: 'NewPet', response: objectOf({ no: 'string' }), status: 201 },
        'GET /zoos/{zoo}/cages': { response: { type: 'array', items: objectOf({ no: 'string' }) } },
      },
      {
        'GET /pets': 'list pets',
        'POST /pets': 'create pets',
        'GET /pets/{id}': 'read pets',
        'POST /pets/{petId}/toys': 'create pets/toys',
        'GET /pets/{petId}/toys/{id}': 'read pets/toys',
        'POST /zoos/{zoo}/cages': 'create zoos/cages',
        'GET /zoos/{zoo}/cages': 'list zoos/cages',
      },
    ],
    [
      'singletons that can be written',
      {
        'GET /me': { response: 'Pet' },
        'PATCH /me': { request: 'NewPet', response: 'Pet' },
        'GET /users/{id}/cart': { response: objectOf({ items: arrayOf('Pet'), total: 'integer' }) },
        'PUT /users/{id}/cart': { request: objectOf({ items: arrayOf('Pet') }) },
      },
      {
        'GET /me': 'read me',
        'PATCH /me': 'update me',
        'GET /users/{id}/cart': 'read users/cart',
        'PUT /users/{id}/cart': 'replace users/cart',
      },
    ],
    [
      'a second list below the collection, and a PUT with the id in its body',
      {
        'POST /pets': { request: 'Pet', response: 'Pet' },
        'PUT /pets': { request: 'Pet', response: 'Pet' },
        'GET /pets/{id}': { response: 'Pet' },
        'GET /pets/findByName': { response: arrayOf('Pet') },
      },
      {
        'POST /pets': 'create pets',
        'PUT /pets': 'replace pets',
        'GET /pets/{id}': 'read pets',
        'GET /pets/findByName': 'list pets',
      },
    ],
  ])('%s', (_, operations, expected) => {
    expect(rolesIn(sketch(operations, components))).toEqual(expected);
  });

  it.each<[string, Schema, string]>([
    ['an object with its id', objectOf({ id: 'string', team: objectOf({ id: 'string' }) }), 'jobs'],
    [
      'a list of objects',
      objectOf({ id: 'string', teams: { type: 'array', items: objectOf({ id: 'string' }) } }),
      'jobs',
    ],
    ['its id alone', objectOf({ id: 'string', teamId: 'string' }), 'jobs'],
    ['nothing', objectOf({ id: 'string', name: 'string' }), 'teams/jobs'],
  ])('is one for two creates where the items show the parent as %s', (_, Job, expected) => {
    const created: OperationSketch = { request: objectOf({ name: 'string' }), response: 'Job', status: 201 };
    const roles = rolesIn(
      sketch(
        {
          'POST /jobs': created,
          'GET /jobs/{jobId}': { response: 'Job' },
          'POST /teams/{teamId}/jobs': created,
          'GET /teams/{teamId}/jobs': { response: arrayOf('Job') },
        },
        { Job },
      ),
    );
    expect(roles['POST /jobs']).toBe('create jobs');
    expect(roles['POST /teams/{teamId}/jobs']).toBe(`create ${expected}`);
  });

  it('is the same for every JSON media type, and for OpenAPI 3.1', () => {
    for (const mediaType of ['application/vnd.api+json', 'application/json; charset=utf-8', '*/*']) {
      const operations = Object.entries(full).map(([name, declared]) => [name, { ...declared, mediaType }]);
      const document = sketch(Object.fromEntries(operations), components, '3.1.0');
      expect(Object.keys(rolesIn(document))).toEqual(Object.keys(full));
    }
  });

  it.each<[string, Record<string, OperationSketch>]>([
    ['nothing creates', { 'GET /pets': { response: arrayOf('Pet') }, 'GET /pets/{id}': { response: 'Pet' } }],
    [
      'nothing returns the created items',
      { 'POST /pets': { request: 'NewPet', response: 'Pet' }, 'DELETE /pets/{id}': {} },
    ],
    [
      'remote procedures',
      { 'POST /getPets': { request: 'NewPet', response: 'Pet' }, 'POST /login': { request: 'NewPet' } },
    ],
    [
      'a search by POST',
      {
        'GET /pets/{id}': { response: 'Pet' },
        'POST /pets/search': {
          request: 'NewPet',
          response: objectOf({ items: arrayOf('Pet'), total: 'integer' }),
        },
      },
    ],
    [
      'uploads and downloads of files',
      {
        'POST /files': { request: { type: 'string', format: 'binary' }, mediaType: 'multipart/form-data' },
        'GET /files/{id}': {
          response: { type: 'string', format: 'binary' },
          mediaType: 'application/octet-stream',
        },
        'PUT /files/{id}': { request: { type: 'string' }, mediaType: 'text/plain' },
      },
    ],
    [
      'lists of other values than objects',
      {
        'GET /tags': { response: { type: 'array', items: { type: 'string' } } },
        'POST /tags': { request: 'NewPet' },
      },
    ],
    ['a report', { 'GET /reports/daily': { response: 'Pet' }, 'POST /reports/daily/run': { status: 202 } }],
    [
      'paths of other forms',
      {
        'GET /{a}': { response: 'Pet' },
        'PUT /{a}': { request: 'Pet' },
        'PUT /x/{a}-{b}': { request: 'Pet' },
      },
    ],
  ])('is not inferred: %s', (_, operations) => {
    expect(rolesIn(sketch(operations, components))).toEqual({});
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data'])(
    'is the same for forms of %s',
    (mediaType) => {
      const file: Schema = { type: 'string', format: 'binary' };
      const form = { request: objectOf({ name: 'string', photo: file }), mediaType };
      const operations = { ...full, 'POST /pets': form, 'POST /pets/{id}': form };
      expect(rolesIn(sketch(operations, components))).toMatchObject({
        'POST /pets': 'create pets',
        'POST /pets/{id}': 'update pets',
      });
    },
  );

  it('is no action if the request is a file or the response is something else', () => {
    const document = sketch(
      {
        ...full,
        'POST /pets/{id}/photo': { request: { type: 'string' }, mediaType: 'image/png', response: 'Pet' },
        'POST /pets/{id}/weigh': { response: objectOf({ grams: 'integer' }) },
        'GET /pets/{id}/history': { response: arrayOf('Pet') },
      },
      components,
    );
    expect(Object.keys(rolesIn(document))).toEqual(Object.keys(full));
  });
});

describe('webhooks', () => {
  it('are ignored', () => {
    const document = { ...sketch(full, components), webhooks: { 'new-pet': { post: {} } } };
    expect(inferResources(document, operationsOf(document)).resources).toHaveLength(1);
  });
});

describe('recursive schemas', () => {
  it('are resolved once', () => {
    const Node = objectOf({ id: 'integer', parent: { $ref: '#/components/schemas/Pet' } });
    const Odd = {
      anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }],
      oneOf: [{ $ref: '#/components/schemas/Odd' }],
    };
    const document = sketch(
      { ...full, 'PUT /pets/{id}': { request: 'Odd', response: 'Pet' } },
      { ...components, Pet: Node, Odd },
    );
    expect(rolesIn(document)).toMatchObject({ 'PUT /pets/{id}': 'replace pets' });
  });
});

describe('what resources have to do with each other', () => {
  const Team = objectOf({ 'id!': 'string', name: 'string' });
  const Person = objectOf({ 'id!': 'string', team: { $ref: '#/components/schemas/Team' } });
  const document = sketch(
    {
      'GET /teams': { response: arrayOf('Team') },
      'POST /teams': { request: objectOf({ name: 'string' }), response: 'Team', status: 201 },
      'GET /people': { response: arrayOf('Person') },
      'POST /people': { request: objectOf({ team_id: 'string' }), response: 'Person', status: 201 },
    },
    { Team, Person },
  );

  it.each(['relations', 'links', 'childLists'] as const)('is inferred once it is asked for: %s', (name) => {
    const merge = createSchemaMerger(document);
    let merged = 0;
    const inferred = inferResources(document, operationsOf(document), (schema) => {
      merged += 1;
      return merge(schema);
    });
    const before = merged;
    expect(merged).toBeGreaterThan(0);
    const found = inferred[name];
    const asked = merged;
    expect(inferred[name]).toBe(found);
    expect(merged).toBe(asked);
    if (name === 'relations') {
      expect(asked).toBeGreaterThan(before);
      expect(inferred.relations.get('people')).toMatchObject([{ property: 'team', resource: 'teams' }]);
    }
  });
});
