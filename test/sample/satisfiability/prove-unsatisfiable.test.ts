import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatedSchemas } from '../../../src/lint/located-schemas.ts';
import { findInfiniteSchemas } from '../../../src/lint/rules/no-infinite-schemas.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { createSampler, SampleError } from '../../../src/sample/sampler.ts';
import { createUnsatisfiabilityProof } from '../../../src/sample/satisfiability/prove-unsatisfiable.ts';
import { createValidators } from '../../../src/schema/schema-validators.ts';
import { contractOf } from '../../support/contract.ts';
import { runs } from '../../support/property-tests.ts';

const names = ['a', 'b', 'c'] as const;

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1, 2, 3, 1.5, '', 'a', 'ab', 'abc'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const few = { minLength: 1, maxLength: 3 };

/** Schemas that contradict themselves as often as not. */
const schemas = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Schema>(
      { type: 'string' },
      { type: 'integer' },
      { type: ['integer', 'null'] },
      { enum: ['a', 1] },
      { const: 2 },
      { type: 'number', minimum: 2 },
      { type: 'number', exclusiveMaximum: 2 },
      { maximum: 1 },
      { type: 'string', minLength: 2 },
      { maxLength: 1 },
      { $ref: '#/components/schemas/A' },
      { $ref: '#/components/schemas/B' },
    ),
    fc.record({ allOf: fc.array(tie('schema'), few) }),
    fc.record({ anyOf: fc.array(tie('schema'), few) }),
    fc.record({ oneOf: fc.array(tie('schema'), few), type: fc.constantFrom('object', 'string') }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 3 }),
        required: fc.subarray([...names]),
        additionalProperties: fc.oneof(fc.constant(false), tie('schema')),
        minProperties: fc.constantFrom(1, 2),
        maxProperties: fc.constantFrom(0, 1, 2),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        prefixItems: fc.array(tie('schema'), few),
        minItems: fc.constantFrom(1, 2, 3),
        maxItems: fc.constantFrom(0, 2),
      },
      { requiredKeys: ['type'] },
    ),
  ),
})).schema;

describe('a schema that is proven to be unsatisfiable', () => {
  it('has no value, neither a generated one nor one of many that are tried', { timeout: 60_000 }, () => {
    let proven = 0;
    const property = fc.property(
      schemas,
      schemas,
      schemas,
      fc.array(values, { minLength: 30, maxLength: 40 }),
      (schema, A, B, tried) => {
        const document = {
          ...contractOf({}, { components: { schemas: { A, B, schema } } }),
          openapi: '3.1.0',
        };
        fc.pre(findInfiniteSchemas({ document, schemas: locatedSchemas(document) }).length === 0);
        const validators = createValidators(document);
        const plain = validators.normalizer.normalize(schema, 'request');
        if (createUnsatisfiabilityProof(validators)(plain) === undefined) return;
        proven++;
        expect(tried.filter((value) => validators.ofNormalized(plain)(value).length === 0)).toEqual([]);
        const sampler = createSampler(document, { seed: 1, validators });
        expect(() => sampler.sample(schema, { key: 'x', direction: 'request' })).toThrow(SampleError);
      },
    );
    fc.assert(property, { numRuns: runs(200) });
    expect(proven).toBeGreaterThan(40);
  });
});
