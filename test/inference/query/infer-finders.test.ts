import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Order = objectOf({ 'id!': 'integer', status: 'string', customerId: 'integer' });
const integer: Schema = { type: 'integer' };

/** What is inferred of one more operation beside the list and the create of `/orders`. */
function role(name: string, sketched: OperationSketch): string | undefined {
  const document = sketch(
    {
      'GET /orders': { response: arrayOf('Order') },
      'POST /orders': { request: 'Order', response: 'Order', status: 201 },
      'GET /orders/{id}': { response: 'Order' },
      [name]: sketched,
    },
    { Order },
  );
  return rolesIn(document)[name];
}

describe('a word after the path of a collection', () => {
  it.each<[string, OperationSketch, string]>([
    ['GET /orders/count', { response: integer }, 'count orders'],
    ['GET /orders:count', { response: objectOf({ value: 'integer' }) }, 'count orders'],
    [
      'GET /orders/total-count',
      { response: objectOf({ total: 'integer', took: 'integer' }) },
      'count orders',
    ],
    ['GET /orders/latest', { response: 'Order' }, 'read orders'],
    [
      'GET /orders/oldest',
      { response: objectOf({ data: { $ref: '#/components/schemas/Order' } }) },
      'read orders',
    ],
    ['GET /orders/by-status/{status}', { response: arrayOf('Order') }, 'list orders'],
    ['GET /orders/findByCustomer/{id}', { response: arrayOf('Order') }, 'list orders'],
    ['GET /orders/status/{value}', { response: objectOf({ items: arrayOf('Order') }) }, 'list orders'],
    ['GET /orders:search', { response: arrayOf('Order'), query: { status: integer } }, 'list orders'],
    [
      'POST /orders:search',
      { request: objectOf({ status: 'string' }), response: arrayOf('Order') },
      'list orders',
    ],
    [
      'POST /orders:batchGet',
      { request: objectOf({ ids: { type: 'array', items: integer } }), response: arrayOf('Order') },
      'list orders',
    ],
    [
      'POST /orders:batchCreate',
      { request: objectOf({ orders: arrayOf('Order') }), response: arrayOf('Order') },
      'bulk-create orders',
    ],
  ])('%s: %j is %s', (name, sketched, expected) => {
    expect(role(name, sketched)).toBe(expected);
  });

  it.each<[string, OperationSketch]>([
    ['GET /orders/count', { response: objectOf({ open: 'integer', closed: 'integer' }) }],
    ['GET /orders/latest', { response: objectOf({ version: 'string' }) }],
    ['GET /orders/by-colour/{colour}', { response: arrayOf('Order') }],
    ['GET /orders/by-status/{status}', { response: { type: 'array', items: objectOf({ day: 'string' }) } }],
    ['GET /orders/statistics', { response: objectOf({ version: 'string' }) }],
  ])('%s: %j is none of them', (name, sketched) => {
    expect(role(name, sketched)).toBeUndefined();
  });
});

describe('a word and a parameter below a collection that leaves its responses open', () => {
  const NewRoom = objectOf({ name: 'string', capacity: 'integer', ownerEmail: 'string', email: 'string' });
  const open: OperationSketch = { status: 200 };

  it.each<[string, string | undefined]>([
    ['GET /rooms/capacity/{capacity}', 'list rooms'],
    ['GET /rooms/search/capacity/{min}', 'list rooms'],
    ['GET /rooms/owner-email/{address}', 'list rooms'],
    ['GET /rooms/id/{id}', 'read rooms'],
    ['GET /rooms/by-email/{email}', 'read rooms'],
    ['GET /rooms/colour/{colour}', undefined],
  ])('%s is %s', (name, expected) => {
    const document = sketch(
      {
        'GET /rooms': open,
        'POST /rooms': { request: 'NewRoom', status: 201 },
        'DELETE /rooms/{id}': open,
        [name]: open,
      },
      { NewRoom },
    );
    expect(rolesIn(document)[name]).toBe(expected);
  });
});

describe('a word and a parameter that name the items of others', () => {
  const open: OperationSketch = { status: 200 };
  const Call = objectOf({ 'id!': 'integer', seconds: 'integer', accountId: 'integer' });
  const Player = objectOf({ 'id!': 'integer', name: 'string' });
  const roleOf = (name: string, sketched: OperationSketch) =>
    rolesIn(
      sketch(
        {
          'GET /calls': open,
          'POST /calls': { request: 'Call', status: 200 },
          'GET /accounts': open,
          'POST /accounts': { request: 'Player', status: 200 },
          'GET /accounts/{id}': open,
          'GET /games': { response: arrayOf('Call') },
          'POST /games': { request: 'Call', response: 'Call' },
          [name]: sketched,
        },
        { Call, Player },
      ),
    )[name];

  it.each<[string, OperationSketch, string | undefined]>([
    ['GET /calls/account/{accountId}', open, 'list calls'],
    ['GET /calls/account/{id}', open, 'list calls'],
    ['GET /calls/user/{id}', open, 'list calls'],
    ['GET /calls/by-user/{userId}', open, 'list calls'],
    ['GET /games/user/{userId}', { response: arrayOf('Call') }, 'list games'],
    ['GET /games/account/{id}', { response: { type: 'array', items: {} } }, 'list games'],
    ['GET /games/user/{userId}', { response: 'Player' }, undefined],
    ['GET /games/colour/{colour}', { response: arrayOf('Call') }, undefined],
  ])('%s: %j is %s', (name, sketched, expected) => {
    expect(roleOf(name, sketched)).toBe(expected);
  });
});

describe('a word of its own below a collection', () => {
  const open: OperationSketch = { status: 200 };
  const Pet = objectOf({ 'id!': 'integer', name: 'string', groupId: 'string' });
  const isOpen: Readonly<Record<string, OperationSketch>> = {
    'GET /pets': open,
    'POST /pets': { request: 'Pet', status: 200 },
    'GET /pets/{id}': open,
  };
  const isDeclared: Readonly<Record<string, OperationSketch>> = {
    'GET /pets': { response: arrayOf('Pet') },
    'POST /pets': { request: 'Pet', response: 'Pet', status: 201 },
  };

  it.each<[string, Readonly<Record<string, OperationSketch>>, OperationSketch, string | undefined]>([
    ['GET /pets/search', isOpen, open, 'list pets'],
    ['GET /pets/recentPets', isOpen, open, 'list pets'],
    ['GET /pets/my-pets', isOpen, open, 'list pets'],
    ['GET /pets/petsCount', isOpen, open, undefined],
    ['GET /pets/breeds', isOpen, open, undefined],
    ['GET /pets/today', isDeclared, { response: 'Pet' }, 'read pets'],
    [
      'GET /pets/by_group',
      isDeclared,
      { response: objectOf({ data: { $ref: '#/components/schemas/Pet' } }) },
      'read pets',
    ],
    ['GET /pets/statistics', isDeclared, { response: objectOf({ total: 'integer' }) }, 'count pets'],
  ])('%s is a role', (name, others, sketched, expected) => {
    const document = sketch({ ...others, [name]: sketched }, { Pet });
    expect(rolesIn(document)[name]).toBe(expected);
  });
});

describe('a list below a collection, in a schema of its own', () => {
  const Slot = objectOf({ day: 'string', hour: 'integer', place: 'string' });
  const kept = {
    '_id!': 'string',
    day: 'string',
    hour: 'integer',
    place: 'string',
    createdAt: 'string',
  } as const;

  it.each<[string, Schema, string | undefined]>([
    ['GET /slots/my', objectOf(kept), 'list slots'],
    [
      'GET /slots/free',
      objectOf({ id: 'integer', day: 'string', hour: 'integer', place: 'string' }),
      'list slots',
    ],
    ['GET /slots/places', objectOf({ id: 'integer', place: 'string' }), undefined],
    ['GET /slots/totals', objectOf({ day: 'string', slots: 'integer' }), undefined],
  ])('%s is of the collection where it describes its items', (name, row, expected) => {
    const document = sketch(
      {
        'POST /slots': {
          request: 'Slot',
          response: objectOf({ message: 'string', data: Slot }),
          status: 201,
        },
        'DELETE /slots/{id}': {},
        [name]: { response: objectOf({ status: 'integer', data: { type: 'array', items: row } }) },
      },
      { Slot },
    );
    expect(rolesIn(document)[name]).toBe(expected);
  });
});

describe('a collection that is listed by a property alone', () => {
  const Visit = objectOf({ 'id!': 'string', patientId: 'string', day: 'string' });

  it.each<[string, Readonly<Record<string, OperationSketch>>]>([
    ['below a word', { 'GET /visits/patient/{patientId}': { response: arrayOf('Visit') } }],
    [
      'in an envelope',
      { 'GET /visits/by-day/{day}': { response: objectOf({ data: arrayOf('Visit'), total: 'integer' }) } },
    ],
    ['in the place of the id', { 'GET /visits/{patientId}': { response: arrayOf('Visit') } }],
  ])('has state: %s', (_, lists) => {
    const document = sketch(
      {
        'POST /visits': { request: 'Visit', response: 'Visit', status: 201 },
        'DELETE /visits/{id}': {},
        ...lists,
      },
      { Visit },
    );
    expect(rolesIn(document)).toEqual({
      'POST /visits': 'create visits',
      'DELETE /visits/{id}': 'delete visits',
      [Object.keys(lists)[0] ?? '']: 'list visits',
    });
  });

  it.each<[string, OperationSketch]>([
    ['GET /visits/by-day/{day}', { response: { type: 'array', items: objectOf({ hour: 'string' }) } }],
    ['GET /visits/{colour}', { response: arrayOf('Visit') }],
  ])('has none where %s shows something else', (name, sketched) => {
    const document = sketch(
      { 'POST /visits': { request: 'Visit', response: 'Visit', status: 201 }, [name]: sketched },
      { Visit },
    );
    expect(rolesIn(document)).toEqual({});
  });

  it.each(['cache_key', 'email', 'shareToken'])('is read by what is unique: {%s}', (name) => {
    const Report = objectOf({ 'id!': 'string', [name]: 'string', day: 'string' });
    const document = sketch(
      {
        'POST /reports': { request: 'Report', response: 'Report', status: 201 },
        [`GET /reports/{${name}}`]: { response: objectOf({ result: arrayOf('Report') }) },
      },
      { Report },
    );
    expect(rolesIn(document)[`GET /reports/{${name}}`]).not.toBe('list reports');
  });

  it('is found by another parameter where the responses are open', () => {
    const NewReview = objectOf({ item_id: 'string', rating: 'integer' });
    const document = sketch(
      {
        'POST /reviews': { request: 'NewReview', status: 201 },
        'GET /reviews/{item_id}': { status: 200 },
        'PUT /reviews/{review_id}': { request: 'NewReview', status: 200 },
      },
      { NewReview },
    );
    expect(rolesIn(document)).toMatchObject({
      'GET /reviews/{item_id}': 'list reviews',
      'PUT /reviews/{review_id}': 'replace reviews',
    });
  });

  it.each<[string, Record<string, OperationSketch>, Record<string, string>]>([
    [
      'beside a singular that finds them one by one, where many are made at once',
      {
        'POST /users/pets': { request: arrayOf('NewPet'), status: 201 },
        'GET /users/pets/{owner_id}': { status: 200 },
        'GET /users/pet/{id}': { status: 200 },
        'PUT /users/pet/{id}': { request: 'NewPet', status: 200 },
      },
      {
        'POST /users/pets': 'bulk-create pets',
        'GET /users/pets/{owner_id}': 'list pets',
        'GET /users/pet/{id}': 'read pets',
        'PUT /users/pet/{id}': 'replace pets',
      },
    ],
    [
      'beside a singular that names its own id',
      {
        'POST /pets': { request: 'NewPet', status: 201 },
        'GET /pets/{owner_id}': { status: 200 },
        'GET /pet/{petId}': { status: 200 },
      },
      { 'POST /pets': 'create pets', 'GET /pets/{owner_id}': 'list pets', 'GET /pet/{petId}': 'read pets' },
    ],
    [
      'and deleted by one parameter more',
      {
        'POST /favorites': {
          request: objectOf({ 'owner_id!': 'integer', 'pet_id!': 'integer' }),
          status: 200,
        },
        'GET /favorites/{owner_id}': { status: 200 },
        'DELETE /favorites/{owner_id}/{pet_id}': { status: 200 },
      },
      {
        'POST /favorites': 'create favorites',
        'GET /favorites/{owner_id}': 'list favorites',
        'DELETE /favorites/{owner_id}/{pet_id}': 'delete favorites',
      },
    ],
  ])('is found %s', (_, operations, roles) => {
    const NewPet = objectOf({ 'name!': 'string', owner_id: 'integer' });
    const silent = sketch(operations, { NewPet });
    expect(rolesIn(silent)).toEqual(roles);
  });

  it('is created by what shows nothing of it', () => {
    const Task = objectOf({ 'id!': 'string', projectId: 'string', title: 'string' });
    const document = sketch(
      {
        'POST /projects': { request: objectOf({ name: 'string' }), status: 201 },
        'GET /projects': {
          response: { type: 'array', items: objectOf({ 'id!': 'string', name: 'string' }) },
        },
        'POST /tasks': { request: 'Task', status: 201 },
        'GET /tasks/{projectId}': { response: arrayOf('Task') },
        'DELETE /tasks/{taskId}': {},
      },
      { Task },
    );
    expect(rolesIn(document)).toMatchObject({
      'POST /tasks': 'create tasks',
      'GET /tasks/{projectId}': 'list tasks',
      'DELETE /tasks/{taskId}': 'delete tasks',
    });
  });
});
