import { describe, expect, it } from 'vitest';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import {
  createRequestMatch,
  type MatchableRequest,
} from '../../../src/validation/matching/request-pattern.ts';

const validators = createValidators({
  openapi: '3.1.0',
  info: { title: 'Tickets', version: '1' },
  paths: {},
  components: { schemas: { Seat: { type: 'object', required: ['row'] } } },
});

const request: MatchableRequest = {
  paths: ['/api/events/7/tickets', '/events/7/tickets'],
  params: { eventId: '7' },
  query: { limit: '20', tags: 'new,hot', sort: ['a', 'b'], only: ['new'], draft: 'false' },
  headers: { 'x-tenant': 'north', 'content-length': '12' },
  body: { seat: { row: 3, number: 12 }, price: 13.37, note: null, guests: [{ name: 'Ann', age: 5 }] },
};

const differencesOf = (pattern: object, of = request) => createRequestMatch(pattern, validators)(of);

describe('what a pattern matches', () => {
  it.each<[string, object]>([
    ['nothing is expected', {}],
    ['the path', { path: '/events/7/tickets' }],
    ['the path with its base path', { path: '/api/events/7/tickets' }],
    ['the path with what need not be encoded', { path: '/events/%37/ticket%73' }],
    ['a path parameter, sent as text', { path: { eventId: 7 } }],
    ['a query parameter, sent as text', { query: { limit: 20, draft: false } }],
    ['a list in a parameter, with commas', { query: { tags: ['new', 'hot'] } }],
    ['a list in a parameter, repeated', { query: { sort: ['a', 'b'] } }],
    ['a text in a list that has it alone', { query: { only: 'new' } }],
    ['a parameter that was not sent', { query: { offset: null } }],
    ['a schema of a parameter, by the number in its text', { query: { limit: { schema: { minimum: 10 } } } }],
    ['a header in any letter case', { headers: { 'X-Tenant': 'north' } }],
    ['an object in part', { body: { seat: { row: 3 }, price: 13.37 } }],
    ['null', { body: { note: null } }],
    ['elements of a list in part', { body: { guests: [{ name: 'Ann' }] } }],
    ['a schema', { body: { schema: { properties: { price: { minimum: 10 } } } } }],
    [
      "a schema of the contract's",
      { body: { schema: { properties: { seat: { $ref: '#/components/schemas/Seat' } } } } },
    ],
  ])('%s', (_, pattern) => {
    expect(differencesOf(pattern)).toEqual([]);
  });

  it('reads the texts of a form as the values that they say', () => {
    const form = { ...request, body: { amount: '12', paid: 'true' }, hasTextBody: true };
    expect(differencesOf({ body: { amount: 12, paid: true } }, form)).toEqual([]);
    expect(differencesOf({ body: { schema: { properties: { amount: { type: 'string' } } } } }, form)).toEqual(
      [],
    );
  });
});

describe('where a request differs', () => {
  it.each<[string, object, object[]]>([
    [
      'another path',
      { path: '/events/8/tickets' },
      [{ pointer: '/path', expected: '/events/8/tickets', actual: '/api/events/7/tickets' }],
    ],
    [
      'an encoded slash',
      { path: '/events/7%2Ftickets' },
      [{ pointer: '/path', expected: '/events/7%2Ftickets', actual: '/api/events/7/tickets' }],
    ],
    ['another parameter', { path: { eventId: 8 } }, [{ pointer: '/path/eventId', expected: 8, actual: '7' }]],
    ['a parameter that is absent', { query: { offset: 1 } }, [{ pointer: '/query/offset', expected: 1 }]],
    [
      'one that was sent after all',
      { query: { limit: null } },
      [{ pointer: '/query/limit', expected: null, actual: '20' }],
    ],
    [
      'several members',
      { body: { seat: { row: 4 }, price: '13.37' } },
      [
        { pointer: '/body/seat/row', expected: 4, actual: 3 },
        { pointer: '/body/price', expected: '13.37', actual: 13.37 },
      ],
    ],
    ['a name with a slash', { body: { 'a/b': 1 } }, [{ pointer: '/body/a~1b', expected: 1 }]],
    [
      'a longer list',
      { body: { guests: [] } },
      [{ pointer: '/body/guests', expected: [], actual: [{ name: 'Ann', age: 5 }] }],
    ],
    [
      'a schema',
      { body: { schema: { properties: { price: { minimum: 20 } } } } },
      [{ pointer: '/body/price', actual: 13.37, issue: 'must be >= 20' }],
    ],
  ])('%s', (_, pattern, differences) => {
    expect(differencesOf(pattern)).toEqual(differences);
  });
});

it('refuses a reference to nothing again and again', () => {
  const pattern = { body: { schema: { $ref: '#/components/schemas/Gone' } } };
  for (const _ of [1, 2]) expect(() => createRequestMatch(pattern, validators)).toThrow('is no JSON Schema');
});

it.each<[object, string]>([
  [{ body: { schema: { allOf: [{ $ref: 'seat.yaml' }] } } }, '/body/schema refers to "seat.yaml"'],
  [{ boddy: {} }, '/boddy is no part of a request. Did you mean body?'],
  [{ query: 'limit' }, '/query must be an object of names and values, or {"schema": …}'],
  [{ body: { schema: { $ref: '#/components/schemas/Nope' } } }, '/body/schema is no JSON Schema: '],
])('refuses %j', (pattern, message) => {
  expect(() => createRequestMatch(pattern, validators, 'when')).toThrow(`when${message}`);
});
