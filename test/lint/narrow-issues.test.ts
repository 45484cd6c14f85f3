import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNarrowIssues } from '../../src/lint/narrow-issues.ts';
import { createFitProof } from '../../src/lint/prove-fit.ts';
import type { Schema } from '../../src/openapi/document.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { contractOf } from '../support/contract.ts';

const named: Readonly<Record<string, Schema>> = {
  Boat: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, 'sails/m²': { type: 'array', items: { type: 'integer' } } },
  },
  Fleet: {
    type: 'object',
    properties: { flag: { $ref: '#/components/schemas/Boat' } },
    allOf: [{ required: ['flag'] }],
  },
  Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }, { type: 'object' }] },
};
const boat = { $ref: '#/components/schemas/Boat' };
const fleet = { $ref: '#/components/schemas/Fleet' };

/** The issues of a value, narrowed and of the whole, and the schemas that were compiled for the former. */
function both(schema: Schema, value: unknown) {
  const document = {
    ...contractOf({}, { components: { schemas: { ...named, Tried: schema } } }),
    openapi: '3.1.0',
  };
  const validators = createValidators(document);
  const compiled: JsonSchema[] = [];
  const watched = {
    ...validators,
    ofNormalized: (each: JsonSchema) => {
      compiled.push(each);
      return validators.ofNormalized(each);
    },
  };
  const normalized = validators.normalizer.normalize(schema, 'response');
  return {
    narrowed: createNarrowIssues(watched, createFitProof(validators))(normalized)(value),
    whole: validators.ofNormalized(normalized)(value),
    compiled,
  };
}

describe('issues that are looked for where they are', () => {
  it.each<[string, Schema, unknown, string[]]>([
    ['a value that fits', boat, { name: 'Ada' }, []],
    ['what is missing', boat, {}, ["the body must have required property 'name'"]],
    ['a property', boat, { name: 1 }, ['/name must be string']],
    ['an element', boat, { name: 'Ada', 'sails/m²': [8, 'x'] }, ['/sails~1m²/1 must be integer']],
    ['what another schema asks for', fleet, {}, ["the body must have required property 'flag'"]],
    [
      'a part of a part',
      { type: 'array', items: fleet },
      [{ flag: { name: null } }],
      ['/0/flag/name must be string'],
    ],
    [
      'what a closed schema does not have',
      { type: 'object', properties: { name: boat }, additionalProperties: false },
      { name: { name: 'Ada' }, mast: 1 },
      ["the body must NOT have additional properties 'mast'"],
    ],
    [
      'what nobody has looked at',
      { allOf: [boat], unevaluatedProperties: false },
      { name: 'Ada', mast: 1 },
      ["the body must NOT have unevaluated properties 'mast'"],
    ],
    ['a schema that includes itself', { $ref: '#/components/schemas/Circle' }, 1, []],
  ])('are those of the whole for %s', (_title, schema, value, issues) => {
    const { narrowed, whole } = both(schema, value);
    expect(narrowed).toEqual(whole);
    if (issues.length > 0) expect(narrowed).toEqual(issues);
  });

  it('compile nothing for a value that fits, and the least for one that does not', () => {
    expect(both(fleet, { flag: { name: 'Ada' } }).compiled).toEqual([]);
    expect(both(fleet, { flag: { name: 1 } }).compiled).toEqual([{ type: ['string'] }]);
  });

  const schemas = fc.letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
      fc.constantFrom<Schema>(boat, fleet, { type: 'string', minLength: 2 }, { enum: ['a', 1] }, {}),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fc.record({
        properties: fc.record({ name: tie('schema'), flag: tie('schema') }),
        additionalProperties: fc.boolean(),
      }),
    ),
  })).schema;
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      fc.constantFrom<unknown>('a', 'abc', 1, null, [], {}, { name: 'Ada' }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('name', 'flag', 'mast'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;

  it('are the same as those of the whole, whatever the order', () => {
    fc.assert(
      fc.property(schemas, values, (schema, value) => {
        const { narrowed, whole } = both(schema, value);
        expect(narrowed.toSorted()).toEqual(whole.toSorted());
      }),
    );
  });
});
