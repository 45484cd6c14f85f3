import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../../support/small-contract.ts';

const Person = objectOf({
  id: 'integer',
  name: 'string',
  age: 'integer',
  team: objectOf({ city: 'string' }),
});
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const anything: Schema = { oneOf: [{ type: 'string' }, { type: 'integer' }, listOf({ type: 'string' })] };
const one = objectOf({ field: 'string', operator: 'string', value: anything });
const many = objectOf({
  operator: 'string',
  value: listOf({ oneOf: [one, objectOf({ operator: 'string', value: listOf(one) })] }),
});
const rule = objectOf({ propertyName: 'string', operator: 'string', value: 'string', highValue: 'string' });

/** Where bodies have conditions, by how APIs write them. */
const bodies: Record<string, Schema> = {
  query: objectOf({ query: { oneOf: [one, many] }, pagination: 'object' }),
  filterGroups: objectOf({ filterGroups: listOf(objectOf({ filters: listOf(rule) })), limit: 'integer' }),
  filter: objectOf({ filter: objectOf({ and: listOf(rule), or: listOf(rule) }) }),
};

async function found(kind: string, body: object): Promise<readonly string[]> {
  const api = await createCrudApi(
    sketch(
      {
        'POST /people': { request: 'Person', response: 'Person', status: 201 },
        'GET /people/{id}': { response: 'Person' },
        'POST /people/search': {
          request: bodies[kind] ?? {},
          response: objectOf({ results: arrayOf('Person'), total: 'integer' }),
        },
      },
      { Person },
    ),
  );
  for (const [name, age, city] of [
    ['Ann', 20, 'Oslo'],
    ['Bob', 30, 'Rome'],
    ['Cleo', 40, undefined],
  ] as const)
    await api.request('POST /people', { body: { name, age, ...(city && { team: { city } }) } });
  const { results, total } = await api.requestBody<{ results: { name: string }[]; total: number }>(
    'POST /people/search',
    { body },
  );
  expect(total).toBe(results.length);
  await api.close();
  return results.map(({ name }) => name);
}

describe('conditions in a body', () => {
  const query = (field: string, operator: string, value: unknown) => ({ query: { field, operator, value } });
  const filters = (...rules: object[]) => ({ filters: rules });
  const age = (operator: string, value: string, more = {}) => ({
    propertyName: 'age',
    operator,
    value,
    ...more,
  });

  it.each<[string, object, string[]]>([
    ['query', query('name', '=', 'Ann'), ['Ann']],
    ['query', query('name', '=', 'Nobody'), []],
    ['query', query('name', '!=', 'Ann'), ['Bob', 'Cleo']],
    ['query', query('name', 'IN', ['Ann', 'Cleo']), ['Ann', 'Cleo']],
    ['query', query('name', '~', 'o'), ['Bob', 'Cleo']],
    ['query', query('name', '!~', 'o'), ['Ann']],
    ['query', query('name', '^', 'B'), ['Bob']],
    ['query', query('age', '>=', 30), ['Bob', 'Cleo']],
    ['query', query('team.city', '=', 'Rome'), ['Bob']],
    ['query', query('shoe', '=', 'red'), ['Ann', 'Bob', 'Cleo']],
    [
      'query',
      { query: { operator: 'AND', value: [query('age', '>', 20).query, query('age', '<', 40).query] } },
      ['Bob'],
    ],
    [
      'query',
      { query: { operator: 'OR', value: [query('age', '<', 30).query, query('name', '=', 'Cleo').query] } },
      ['Ann', 'Cleo'],
    ],
    ['filterGroups', { filterGroups: [filters(age('GT', '20'), age('LT', '40'))] }, ['Bob']],
    [
      'filterGroups',
      { filterGroups: [filters(age('LTE', '20')), filters(age('EQ', '40'))] },
      ['Ann', 'Cleo'],
    ],
    ['filterGroups', { filterGroups: [filters(age('BETWEEN', '25', { highValue: '45' }))] }, ['Bob', 'Cleo']],
    ['filterGroups', { filterGroups: [] }, ['Ann', 'Bob', 'Cleo']],
    ['filter', { filter: { and: [age('gt', '20'), age('lt', '40')] } }, ['Bob']],
    ['filter', { filter: { or: [age('eq', '20'), age('eq', '40')] } }, ['Ann', 'Cleo']],
  ])('select what meets them: %s %j', async (kind, body, expected) => {
    expect(await found(kind, body)).toEqual(expected);
  });
});
