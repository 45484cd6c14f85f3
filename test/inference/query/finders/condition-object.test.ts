import { describe, expect, it } from 'vitest';
import {
  parseConditionJson,
  showsConditionObject,
} from '../../../../src/inference/query/finders/condition-object.ts';
import type { OpenApiDocument, Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Boat = objectOf({
  id: 'integer',
  name: 'string',
  length: 'number',
  owner: { type: 'string', nullable: true },
  harbor: objectOf({ city: 'string' }),
});

/** Lists of boats, one for each way in which their contracts take conditions. */
const parameters: Readonly<Record<string, Schema>> = {
  filter: { type: 'string' },
  where: { type: 'object', additionalProperties: true },
  q: { type: 'string', example: '{"name": "Heron"}' },
};

function contractOf(parameter: string, description?: string): OpenApiDocument {
  const schema = parameters[parameter];
  const contract = sketch(
    {
      'POST /boats': { request: 'Boat', response: 'Boat', status: 201 },
      'GET /boats/{id}': { response: 'Boat' },
      'GET /boats': {
        response: objectOf({ data: arrayOf('Boat'), total: 'integer' }),
        ...(schema && { query: { [parameter]: schema } }),
      },
    },
    { Boat },
  );
  return { ...contract, info: { ...contract.info, ...(description !== undefined && { description }) } };
}

async function found(contract: OpenApiDocument, sent: { query?: object; headers?: Record<string, string> }) {
  const { api } = await contractSandbox(contract);
  for (const [name, length, owner, city] of [
    ['Heron', 7, 'Ann', 'Oslo'],
    ['Gull', 9, null, 'Rome'],
    ['Crane', 12, 'Bob', 'Oslo'],
  ])
    await api.post('/boats').send({ name, length, owner, harbor: { city } }).expect(201);
  const { body } = await api
    .get('/boats')
    .query(sent.query ?? {})
    .set(sent.headers ?? {})
    .expect(200);
  expect(body.total).toBe(body.data.length);
  return body.data.map(({ name }: { name: string }) => name);
}

describe('conditions in an object of JSON', () => {
  it.each<[object, readonly string[]]>([
    [{ name: 'Heron' }, ['Heron']],
    [{ name: 'Nobody' }, []],
    [{ name: ['Heron', 'Gull'] }, ['Heron', 'Gull']],
    [{ owner: null }, ['Gull']],
    [{ length: { $gt: 7, $lt: 12 } }, ['Gull']],
    [{ length: { '+gte': 9 }, harbor: { city: 'Oslo' } }, ['Crane']],
    [{ 'harbor.city': { _eq: 'Rome' } }, ['Gull']],
    [{ name: { like: 'r' }, length: { neq: 7 } }, ['Crane']],
    [{ $or: [{ length: 12 }, { owner: 'Ann' }] }, ['Heron', 'Crane']],
    [
      { where: { and: [{ length: { lte: 9 } }, { '+or': [{ name: 'Gull' }, { name: 'Crane' }] }] } },
      ['Gull'],
    ],
    [{ keel: 'deep' }, ['Heron', 'Gull', 'Crane']],
    [{}, ['Heron', 'Gull', 'Crane']],
  ])('select what meets them: %j', async (conditions, expected) => {
    expect(await found(contractOf('filter'), { query: { filter: JSON.stringify(conditions) } })).toEqual(
      expected,
    );
  });

  it.each(Object.keys(parameters))('are sent in %s', async (parameter) => {
    const sent = { query: { [parameter]: '{"length": {"gt": 9}}' } };
    expect(await found(contractOf(parameter), sent)).toEqual(['Crane']);
  });

  it.each(['open', '{"name":', '["Heron"]'])('are nothing else: %s', async (filter) => {
    expect(await found(contractOf('filter'), { query: { filter } })).toHaveLength(3);
  });

  it.each<[string, string | undefined, number]>([
    ['that the description shows', 'Filter by `X-Filter: { "class": "small" }`, an object of JSON.', 1],
    ['of which nothing is said', undefined, 3],
    ['that is only named', 'We send X-Filter in responses.', 3],
  ])('are sent in a header %s', async (_, description, count) => {
    const sent = { headers: { 'X-Filter': '{"harbor": {"city": "Rome"}}' } };
    expect(await found(contractOf('none', description), sent)).toHaveLength(count);
  });

  it('are shown by examples and descriptions', () => {
    expect(['{"a": 1}', 'such as `{ "+or": [] }`'].map(showsConditionObject)).toEqual([true, true]);
    expect(['{id}', 'a {name} of "x": y'].map(showsConditionObject)).toEqual([false, false]);
  });
});

it.each([
  ['objects', '{"a":'.repeat(2500) + 1 + '}'.repeat(2500)],
  ['lists', '['.repeat(5000) + ']'.repeat(5000)],
])('selects nothing by %s that are nested too deeply', (_, text) => {
  const header = text.startsWith('{') ? text : `{"and":${text}}`;
  expect(parseConditionJson(header)).toBeDefined();
});
