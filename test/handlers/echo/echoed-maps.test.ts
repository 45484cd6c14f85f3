import { expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const onlyA = { properties: { kind: { const: 'a' } } };
// biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
const ifA = { if: onlyA, then: { required: ['x'], properties: { x: integer } } };
const kind = { kind: { enum: ['a', 'b'] } };

it.each<[what: string, schema: Schema, sent: unknown]>([
  ['a map', { type: 'object', additionalProperties: integer }, { a: 1, b: 2 }],
  ['a map of a size', { type: 'object', minProperties: 2, additionalProperties: text }, { a: 'x', b: 'y' }],
  [
    'a map of objects in an object',
    {
      type: 'object',
      properties: {
        name: text,
        prices: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { net: integer, currency: text } },
        },
      },
    },
    { name: 'Ann', prices: { eu: { net: 1, currency: 'EUR' }, us: { net: 2, currency: 'USD' } } },
  ],
  [
    'a map beside properties',
    { type: 'object', required: ['name'], properties: { name: text }, additionalProperties: integer },
    { name: 'Ann', a: 1 },
  ],
  [
    'what an open object allows by its own words',
    { type: 'object', properties: { name: text }, additionalProperties: true },
    { name: 'Ann', a: { b: [1] } },
  ],
  [
    'names of a pattern',
    { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: integer },
    { a: 1 },
  ],
  [
    'names of a pattern beside properties, in a closed object',
    {
      type: 'object',
      properties: { id: text },
      patternProperties: { '^x-': text },
      additionalProperties: false,
    },
    { id: '1', 'x-a': 'b' },
  ],
  [
    'what a condition declares and does not require',
    {
      type: 'object',
      properties: kind,
      if: onlyA,
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
      then: { properties: { x: integer } },
      unevaluatedProperties: false,
    },
    { kind: 'a', x: 5 },
  ],
  [
    'what several alternatives declare',
    {
      anyOf: [
        { type: 'object', required: ['email'], properties: { email: text } },
        { type: 'object', required: ['phone'], properties: { phone: text } },
        { type: 'object', required: ['fax'], properties: { fax: text } },
      ],
    },
    { email: 'a@b.test', phone: '1' },
  ],
  ['a number', integer, 5],
  ['a text', text, 'hello'],
  ['a number or null', { anyOf: [{ type: 'null' }, integer] }, 7],
  [
    'what a condition declares',
    { type: 'object', required: ['kind'], properties: kind, ...ifA },
    { kind: 'a', x: 5 },
  ],
  [
    'what a property declares',
    {
      type: 'object',
      properties: { card: text },
      dependentSchemas: { card: { required: ['code'], properties: { code: integer } } },
    },
    { card: '1', code: 2 },
  ],
])('what is sent is shown by an operation without state: %s', async (_, schema, sent) => {
  const content = { 'application/json': { schema } };
  const responses = { 200: { description: 'ok', content } };
  const { api } = await contractSandbox({
    ...contractOf({ '/echo': { post: { requestBody: { content }, responses } } }),
    openapi: '3.1.0',
  });
  const request = api.post('/echo').set('content-type', 'application/json');
  expect((await request.send(JSON.stringify(sent))).body).toEqual(sent);
});
