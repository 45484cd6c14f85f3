import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSampler } from '../../../src/sample/sampler.ts';
import { createSatisfiabilityProof } from '../../../src/sample/satisfiability/prove-satisfiable.ts';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import { contractOf } from '../../support/contract.ts';

const named: Readonly<Record<string, Schema>> = {
  Lock: { type: 'object', properties: { gates: { type: 'integer', minimum: 1 } }, required: ['gates'] },
  Chain: {
    type: 'object',
    properties: { next: { $ref: '#/components/schemas/Chain' } },
    required: ['next'],
  },
  Branch: { type: 'object', properties: { next: { $ref: '#/components/schemas/Branch' } } },
};

function documentWith(schema: Schema) {
  return { ...contractOf({}, { components: { schemas: { ...named, Tried: schema } } }), openapi: '3.1.0' };
}

function isProven(schema: Schema): boolean {
  const { normalizer } = createValidators(documentWith(schema));
  return createSatisfiabilityProof(normalizer.target)(normalizer.normalize(schema, 'response'));
}

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const requires = (schema: Schema, rest: Schema = {}): Schema => ({
  type: 'object',
  properties: { depth: schema },
  required: ['depth'],
  ...rest,
});

describe('a proof that a schema has values', () => {
  it.each<[string, Schema]>([
    ['anything', {}],
    ['a text with a format', { type: 'string', format: 'uri' }],
    ['a text as short as it may be', { type: 'string', minLength: 4, maxLength: 4 }],
    ['a number within bounds', { type: 'number', minimum: 0.2, maximum: 0.4 }],
    ['a value that is listed', { type: 'string', enum: [null, 'ebb'] }],
    ['a list that may be empty', { type: 'array', items: { not: {} } }],
    ['a list of few', { type: 'array', items: { type: 'integer', format: 'int32' }, minItems: 2 }],
    ['an object without what contradicts itself', { type: 'object', properties: { a: { not: {} } } }],
    ['a required property that any value is', { type: 'object', required: ['wind'] }],
    ['a reference', requires(reference('Lock'))],
    ['one of several alternatives', { anyOf: [{ not: {} }, reference('Lock')] }],
    ['what need not hold another one', reference('Branch')],
  ])('is found for %s, and holds', (_, schema) => {
    expect(isProven(schema)).toBe(true);
    const document = documentWith(schema);
    const validators = createValidators(document);
    const value = createSampler(document, { seed: 3, validators }).sample(schema, { key: 'x' });
    expect(validators.of(schema, 'response')(value)).toEqual([]);
  });

  it('is found for null beside what contradicts itself, and holds', () => {
    const schema: Schema = { type: ['string', 'null'], minLength: 3, maxLength: 2 };
    expect(isProven(schema)).toBe(true);
    expect(createValidators(documentWith(schema)).of(schema, 'response')(null)).toEqual([]);
  });

  it.each<[string, Schema]>([
    ['a text that is too long and too short', { type: 'string', minLength: 3, maxLength: 2 }],
    ['a pattern', { type: 'string', pattern: '^(?!)' }],
    ['a format of a length', { type: 'string', format: 'date', maxLength: 3 }],
    ['no integer within bounds', { type: 'integer', minimum: 0.2, maximum: 0.4 }],
    ['no number of a format', { type: 'integer', format: 'uint8', minimum: 300 }],
    ['multiples', { type: 'integer', multipleOf: 7, minimum: 1, maximum: 6 }],
    ['a value of another type', { type: 'string', enum: [1] }],
    ['a value that is too long', { enum: ['ebb'], maxLength: 2 }],
    ['more elements than may be', { type: 'array', minItems: 2, maxItems: 1 }],
    ['different elements', { type: 'array', items: { type: 'boolean' }, minItems: 3, uniqueItems: true }],
    ['a required property that has none', requires({ type: 'string', minLength: 2, maxLength: 1 })],
    ['a required property that is refused', { type: 'object', required: ['a'], additionalProperties: false }],
    ['more properties than may be', requires({}, { maxProperties: 0 })],
    ['more properties than are required', requires({}, { minProperties: 2 })],
    ['what holds another one like itself', reference('Chain')],
    ['several schemas at once', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['exactly one of several', { oneOf: [{ type: 'string' }, { type: 'string' }] }],
    ['a keyword beside a reference', { ...reference('Lock'), maxProperties: 0 }],
    ['what is not', { not: {} }],
  ])('is not found for %s', (_, schema) => {
    expect(isProven(schema)).toBe(false);
  });
});
