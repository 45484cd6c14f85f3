import { expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';

/** What stands where a schema should, or is one that nobody means. */
const odd: readonly unknown[] = [
  true,
  false,
  null,
  [],
  'text',
  { type: null },
  { type: [] },
  { enum: [] },
  { enum: [{}, [], null] },
  { discriminator: 'kind' },
  { discriminator: { propertyName: 5 } },
  { discriminator: { propertyName: 'k', mapping: ['a'] } },
  { discriminator: { propertyName: 'k', mapping: { a: 5, b: null } } },
  { xml: true, type: 'object' },
  { type: 'array', items: [{ type: 'string' }] },
  { type: 'array', items: null },
  { type: 'object', properties: null },
  { type: 'object', properties: { a: null, b: 5, c: true } },
  { type: 'object', additionalProperties: 'false' },
  { type: 'integer', minimum: '5', maximum: null },
  { type: 'string', pattern: 5, format: 5, maxLength: 1.5 },
  { type: 'number', multipleOf: 0 },
  { allOf: { type: 'string' } },
  { allOf: [null, 5, true] },
  { anyOf: [null, 'x', { type: 'object' }] },
  { oneOf: [] },
  { oneOf: [[], { type: 'string' }] },
  { not: null },
  { type: 'object', required: ['a', 1, null] },
  { prefixItems: [null] },
  { contains: null, propertyNames: 5, dependentRequired: { a: 'b' } },
  { $ref: '#' },
  { $anchor: 5, $id: [] },
  { type: 'string', 'x-faker': 5 },
];

const types = [
  'application/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
];

it.each(['3.0.3', '3.1.0'])(
  'serves OpenAPI %s with odd schemas without a failure of its own',
  async (openapi) => {
    const declared = odd.map((schema, index) => {
      const bodies = Object.fromEntries(types.map((type) => [type, { schema }]));
      const response = {
        description: 'ok',
        content: { 'application/json': { schema } },
        headers: { 'X-H': { schema } },
      };
      const operation = { parameters: [{ name: 'q', in: 'query', schema }], responses: { 200: response } };
      return [`/s${index}`, { get: operation, post: { ...operation, requestBody: { content: bodies } } }];
    });
    const info = { title: 'Odd', version: '1' };
    const { api, logged } = await contractSandbox({ openapi, info, paths: Object.fromEntries(declared) });
    const failed: string[] = [];
    for (const [index, schema] of odd.entries()) {
      const responses = await Promise.all([
        api.get(`/s${index}`),
        api.get(`/s${index}?q[a]=1`),
        api.post(`/s${index}`).send({ a: 1 }),
        api.post(`/s${index}`).type('application/xml').send('<a><b>1</b></a>'),
        api.post(`/s${index}`).type('form').send('a=1&b=2'),
        api.post(`/s${index}`).field('a', '1'),
      ]);
      if (responses.some(({ status }) => status === 500)) failed.push(JSON.stringify(schema));
    }
    expect({ failed, failures: logged.failures }).toEqual({ failed: [], failures: [] });
  },
);
