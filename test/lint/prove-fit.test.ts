import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFitProof } from '../../src/lint/prove-fit.ts';
import type { Schema } from '../../src/openapi/document.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { contractOf } from '../support/contract.ts';

const named: Readonly<Record<string, Schema>> = {
  Lock: { type: 'object', properties: { gates: { type: 'integer', minimum: 1 } }, required: ['gates'] },
  Canal: {
    type: 'object',
    properties: { into: { $ref: '#/components/schemas/Canal' } },
    additionalProperties: false,
  },
};
const lock: Schema = { $ref: '#/components/schemas/Lock' };
const canal: Schema = { $ref: '#/components/schemas/Canal' };

function tried(schema: Schema, value: unknown): { isProven: boolean; issues: readonly string[] } {
  const document = {
    ...contractOf({}, { components: { schemas: { ...named, Tried: schema } } }),
    openapi: '3.1.0',
  };
  const validators = createValidators(document);
  const normalized = validators.normalizer.normalize(schema, 'response');
  return {
    isProven: createFitProof(validators)(normalized, value),
    issues: validators.ofNormalized(normalized)(value),
  };
}

const kindOf = (kind: string) => ({ type: 'object', properties: { kind: { enum: [kind] } } });

const proven: readonly [string, Schema, unknown][] = [
  ['an object and its parts', lock, { gates: 2, name: 'Aix' }],
  ['what refers to itself', canal, { into: { into: {} } }],
  ['one of several types', { type: ['string', 'null'] }, null],
  [
    'the branch of its type',
    { oneOf: [lock, { type: 'string' }, { type: 'array', items: lock }] },
    [{ gates: 1 }],
  ],
  ['the branch whose properties it has', { oneOf: [lock, { required: ['span'] }] }, { gates: 1 }],
  [
    'the branch that its kind names',
    { oneOf: [{ allOf: [kindOf('lock')] }, { properties: { ...kindOf('weir').properties, gates: lock } }] },
    { kind: 'lock', gates: 3 },
  ],
  ['the branch of its values', { oneOf: [{ enum: ['open', 'shut'] }, { const: 'dry' }] }, 'open'],
  ['any branch', { anyOf: [lock, { type: 'object', maxProperties: 0 }] }, {}],
  ['all parts', { allOf: [lock, { properties: { name: { minLength: 1 } } }] }, { gates: 1, name: '🚪' }],
  ['a format', { type: 'string', format: 'date' }, '2024-02-29'],
  ['a pattern', { type: 'string', pattern: '^L\\d+$' }, 'L12'],
  ['an integer of a width', { type: 'integer', format: 'int64' }, 12],
];

describe('the proof that a value fits', () => {
  it.each(proven)('is found for %s', (_title, schema, value) => {
    expect(tried(schema, value)).toEqual({ isProven: true, issues: [] });
  });

  const refused: readonly [string, Schema, unknown][] = [
    ['a missing property', lock, { name: 'Aix' }],
    ['an inherited property', { type: 'object', required: ['constructor'] }, {}],
    ['a deep part', canal, { into: { into: { name: 'x' } } }],
    ['a length in characters', { type: 'string', minLength: 2 }, '🚪'],
    ['another format', { type: 'string', format: 'date' }, '2023-02-29'],
    ['two branches', { oneOf: [lock, { type: 'object' }] }, { gates: 1 }],
    [
      'branches that only differ in what is optional',
      { oneOf: [lock, { properties: { a: {} } }] },
      { gates: 1 },
    ],
    ['a fraction', { type: 'integer' }, 1.5],
    ['no multiple', { type: 'number', multipleOf: 0.01 }, 0.015],
    ['what is repeated', { type: 'array', uniqueItems: true, items: {} }, [1, 2, 1]],
    ['what is excluded', { not: { type: 'string' } }, 'x'],
  ];

  it.each(refused)('is not found for %s', (_title, schema, value) => {
    const { isProven, issues } = tried(schema, value);
    expect(issues).not.toEqual([]);
    expect(isProven).toBe(false);
  });

  it('is not looked for in values of great size', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => at);
    expect(tried({ type: 'array', items: { type: 'integer' } }, many)).toEqual({
      isProven: false,
      issues: [],
    });
  });

  const simple = fc.constantFrom<Schema>(
    ...[
      lock,
      canal,
      { required: ['into'], properties: { into: { enum: ['a', 4] } } },
      { type: 'string', maxLength: 2 },
      { type: 'integer', maximum: 3 },
      { enum: ['a', 1, null] },
    ],
    ...[
      { type: ['array', 'null'], maxItems: 1 },
      { const: 'a' },
      { type: 'number', exclusiveMinimum: 0 },
      {},
    ],
  );
  const schemas = fc.letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
      simple,
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        properties: fc.record({ into: tie('schema'), a: tie('schema') }),
        additionalProperties: tie('schema'),
      }),
    ),
  })).schema;
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      fc.constantFrom<unknown>('a', 'abc', 1, 4, 0.5, null, true, [], {}),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('into', 'gates', 'a'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;

  it('is found for no value that a validator refuses', () => {
    fc.assert(
      fc.property(schemas, values, (schema, value) => {
        const { isProven, issues } = tried(schema, value);
        expect(isProven && issues.length > 0).toBe(false);
      }),
    );
  });
});
