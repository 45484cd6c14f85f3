import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createIndependentValidator } from '../support/independent-validator.ts';
import {
  Cat,
  Category,
  Dog,
  ref,
  type Schemas,
  sample,
  samples,
  schemaDocument,
} from '../support/sampling.ts';

const Expression: Schema = {
  oneOf: [
    {
      type: 'object',
      required: ['left', 'right'],
      properties: { left: ref('Expression'), right: ref('Expression') },
    },
    { type: 'integer' },
  ],
};
const Base: Schema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' } },
  discriminator: { propertyName: 'kind', mapping: { lion: '#/components/schemas/Lion' } },
};
const Lion: Schema = { allOf: [ref('Base'), { type: 'object', properties: { mane: { type: 'boolean' } } }] };

const bothDialects: readonly (readonly [what: string, schema: Schema, schemas?: Schemas])[] = [
  ['a schema that asks for nothing', {}],
  ['boolean', { type: 'boolean' }],
  ['integer', { type: 'integer' }],
  ['integer from 5 to 5', { type: 'integer', minimum: 5, maximum: 5 }],
  ['integer of 32 bits', { type: 'integer', format: 'int32', minimum: 2_147_483_600 }],
  ['integer past what is exact', { type: 'integer', minimum: 1e20 }],
  ['integer between fractions', { type: 'integer', minimum: 0.5, maximum: 1.5 }],
  ['multiple of 7', { type: 'integer', multipleOf: 7, minimum: 50, maximum: 60 }],
  ['integer multiple of 0.3', { type: 'integer', multipleOf: 0.3 }],
  ['multiple of 0.01', { type: 'number', multipleOf: 0.01, minimum: 19.98, maximum: 20 }],
  ['multiples of 4 and of 6', { allOf: [{ type: 'integer', multipleOf: 4 }, { multipleOf: 6 }] }],
  ['negative number', { type: 'number', maximum: -1 }],
  ['narrow number', { type: 'number', minimum: 1.000001, maximum: 1.000002 }],
  ['tiny number', { type: 'number', minimum: 1e-300, maximum: 2e-300 }],
  ['bounds without a type', { minimum: 3, maximum: 4 }],
  ['string', { type: 'string' }],
  ['long string', { type: 'string', minLength: 300 }],
  ['short string', { type: 'string', maxLength: 1 }],
  ['empty string', { type: 'string', maxLength: 0 }],
  ['long uri', { type: 'string', format: 'uri', minLength: 90 }],
  ['short email', { type: 'string', format: 'email', maxLength: 8 }],
  ['unknown format', { type: 'string', format: 'sparkling', minLength: 4 }],
  ['pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }],
  ['pattern that is not anchored', { type: 'string', pattern: 'ab+c', minLength: 20 }],
  ['pattern of a beginning', { type: 'string', pattern: '^x', minLength: 3, maxLength: 4 }],
  ['pattern of a beginning with choices', { type: 'string', pattern: '^(sk|pk)_', minLength: 24 }],
  ['pattern of an end', { type: 'string', pattern: '\\.png$', minLength: 12 }],
  ['pattern with choices', { type: 'string', pattern: '^(cat|dog)(\\.[a-z]{2,4})?$', maxLength: 6 }],
  ['pattern that looks ahead', { type: 'string', pattern: '^(?=.*\\d)(?=.*[a-z])[a-z\\d]{8,}$' }],
  ['pattern that refers back', { type: 'string', pattern: '^(["\'])\\w+\\1$' }],
  ['pattern with properties of Unicode', { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' }],
  ['pattern without u', { type: 'string', pattern: '^[\\w\\-]+\\-x$' }],
  ['pattern of many', { type: 'string', pattern: '^\\w{64}$' }],
  ['two patterns', { allOf: [{ type: 'string', pattern: '^[a-z]' }, { pattern: '[a-z]{5}$' }] }],
  ['pattern and format', { type: 'string', format: 'uri', pattern: '^https://' }],
  ['enum', { type: 'string', enum: ['a', 'b'] }],
  ['enum narrowed', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }],
  ['enum of any type', { enum: [{ a: 1 }, [2], 3] }],
  ['enum that does not all fit', { type: 'string', enum: [1, 'long', 'x'], maxLength: 2 }],
  ['array', { type: 'array', items: { type: 'integer' } }],
  ['array of nothing said', { type: 'array' }],
  ['array of ten', { type: 'array', items: { type: 'integer' }, minItems: 10, maxItems: 10 }],
  ['empty array', { type: 'array', items: { type: 'integer' }, maxItems: 0 }],
  ['unique items', { type: 'array', items: { type: 'string' }, uniqueItems: true, minItems: 8 }],
  ['all of an enum', { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 }],
  [
    'unique objects',
    { type: 'array', items: { properties: { a: { type: 'boolean' } }, required: ['a'] }, uniqueItems: true },
  ],
  ['object', { type: 'object', properties: { a: { type: 'string' } } }],
  ['required and not declared', { type: 'object', required: ['ghost'] }],
  ['additionalProperties', { type: 'object', additionalProperties: { type: 'integer' } }],
  ['minProperties', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 5 }],
  [
    'minProperties of optional ones',
    { properties: { a: {}, b: {} }, additionalProperties: false, minProperties: 2 },
  ],
  ['maxProperties', { properties: { a: {}, b: {}, c: {} }, required: ['c'], maxProperties: 1 }],
  [
    'a name of Object.prototype that is not there',
    { properties: { constructor: { type: 'integer' } }, maxProperties: 0 },
  ],
  ['names of Object.prototype', { type: 'object', required: ['__proto__', 'constructor', 'toString'] }],
  [
    'declared __proto__',
    {
      type: 'object',
      required: ['__proto__'],
      properties: Object.fromEntries([['__proto__', { type: 'integer' }]]),
    },
  ],
  [
    'allOf',
    { allOf: [ref('Cat'), { required: ['age'], properties: { age: { type: 'integer' } } }] },
    { Cat },
  ],
  ['allOf that narrows', { allOf: [{ type: 'number' }, { type: 'integer', minimum: 3 }, { maximum: 4 }] }],
  [
    'allOf of properties',
    {
      allOf: [
        { properties: { a: { type: 'string' } } },
        { properties: { a: { maxLength: 2 } }, required: ['a'] },
      ],
    },
  ],
  ['anyOf', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  [
    'anyOf beside properties',
    { type: 'object', properties: { a: {}, b: {} }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
  ],
  ['anyOf whose first contradicts', { type: 'string', anyOf: [{ type: 'integer' }, { minLength: 3 }] }],
  ['oneOf', { oneOf: [ref('Cat'), ref('Dog')] }, { Cat, Dog }],
  [
    'oneOf of open objects',
    { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }] },
  ],
  ['oneOf of a text and a date', { oneOf: [{ type: 'string', format: 'date' }, { type: 'string' }] }],
  [
    'many in a list of oneOf',
    {
      type: 'array',
      minItems: 12,
      items: { oneOf: [{ type: 'string', format: 'date' }, { type: 'string' }] },
    },
  ],
  ['oneOf of number and integer', { oneOf: [{ type: 'number' }, { type: 'integer' }] }],
  ['oneOf in oneOf', { oneOf: [{ oneOf: [ref('Cat'), ref('Dog')] }, { type: 'string' }] }, { Cat, Dog }],
  [
    'oneOf required apart',
    { properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  ],
  [
    'discriminator',
    { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    { Cat, Dog },
  ],
  ['not', { type: 'string', not: { enum: ['amber', 'birch'] } }],
  ['not a type', { not: { type: ['string', 'object'] } }],
  ['not one of an enum', { enum: ['a', 'b', 'c'], not: { enum: ['a', 'b'] } }],
  ['not true', { type: 'array', minItems: 12, items: { type: 'boolean', not: { enum: [true] } } }],
  ['not both', { properties: { a: {}, b: {} }, not: { required: ['a', 'b'] } }],
  ['recursion', ref('Category'), { Category }],
  ['recursion that must end', ref('Expression'), { Expression }],
  [
    'a dead branch',
    { oneOf: [ref('Endless'), { type: 'null' }, { type: 'integer' }] },
    { Endless: { type: 'object', required: ['on'], properties: { on: ref('Endless') } } },
  ],
  [
    'wide',
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}`, { type: 'string' }])),
    },
  ],
];

const only30: readonly (readonly [what: string, schema: Schema, schemas?: Schemas])[] = [
  ['nullable', { type: 'string', nullable: true }],
  ['nullable enum', { type: 'string', nullable: true, enum: ['a'] }],
  ['nullable reference', { nullable: true, allOf: [ref('Cat')] }, { Cat }],
  [
    'bounds that exclude',
    { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true },
  ],
  ['bounds that do not exclude', { type: 'integer', minimum: 1, exclusiveMinimum: false, maximum: 1 }],
  ['what stands beside a reference', { ...ref('Cat'), required: ['ghost'] }, { Cat }],
];

const only31: readonly (readonly [what: string, schema: Schema, schemas?: Schemas])[] = [
  ['null', { type: 'null' }],
  ['type list', { type: ['string', 'null'] }],
  ['const', { const: { a: [1] } }],
  ['bounds that exclude', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.01 }],
  [
    'bound that excludes multiples',
    { type: 'integer', exclusiveMinimum: 10, exclusiveMaximum: 20, multipleOf: 5 },
  ],
  [
    'prefixItems',
    { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false, minItems: 2 },
  ],
  ['contains', { type: 'array', items: { type: 'integer' }, contains: { minimum: 500 }, minContains: 2 }],
  ['maxContains', { type: 'array', items: { type: 'integer' }, contains: { maximum: 3000 }, maxContains: 1 }],
  [
    'patternProperties',
    {
      type: 'object',
      patternProperties: { '^x-[a-z]+$': { type: 'integer' } },
      additionalProperties: false,
      minProperties: 2,
    },
  ],
  [
    'a property that a pattern narrows',
    {
      properties: { size_a: { type: 'integer' } },
      patternProperties: { '^size_': { minimum: 7 } },
      required: ['size_a'],
    },
  ],
  ['propertyNames', { type: 'object', propertyNames: { pattern: '^[a-z]{2}$' }, minProperties: 3 }],
  [
    'dependentRequired',
    {
      properties: { card: { type: 'string' }, address: { type: 'string' } },
      dependentRequired: { card: ['address', 'zip'] },
    },
  ],
  [
    'dependentSchemas',
    {
      properties: { a: {} },
      required: ['a'],
      dependentSchemas: { a: { required: ['b'], properties: { b: { type: 'integer' } } } },
    },
  ],
  [
    'unevaluatedProperties',
    {
      allOf: [{ properties: { a: { type: 'integer' } } }],
      properties: { b: {} },
      unevaluatedProperties: false,
    },
  ],
  ['unevaluatedItems', { prefixItems: [{ type: 'integer' }], unevaluatedItems: false, type: 'array' }],
  [
    'if, then and else',
    {
      properties: { kind: { enum: ['a', 'b'] } },
      required: ['kind'],
      if: { properties: { kind: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: that is what the keyword is called
      then: { required: ['x'] },
      else: { required: ['y'] },
    },
  ],
  [
    'what stands beside a reference',
    { ...ref('Cat'), required: ['age'], properties: { age: { type: 'integer' } } },
    { Cat },
  ],
  ['true and false', { properties: { a: true, b: false } } as Schema],
];

const rows = [
  ...bothDialects.flatMap((row) => [rowOf('3.0.3', row), rowOf('3.1.0', row)]),
  ...only30.map((row) => rowOf('3.0.3', row)),
  ...only31.map((row) => rowOf('3.1.0', row)),
];

function rowOf(openapi: string, [what, schema, schemas = {}]: (typeof bothDialects)[number]) {
  return { openapi, what, schema, schemas };
}

describe('a sample', () => {
  it.each(rows)('of $what is valid, by OpenAPI $openapi', ({ openapi, schema, schemas }) => {
    const validate = createIndependentValidator(schemaDocument(openapi, schemas));
    for (const value of samples(schema, { openapi, schemas })) expect(validate(schema, value)).toEqual([]);
  });

  it('of a format is valid and not always the shortest string', () => {
    const formats = [
      'date',
      'date-time',
      'time',
      'duration',
      'uuid',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'uri',
    ];
    const more = ['uri-reference', 'uri-template', 'json-pointer', 'relative-json-pointer', 'regex', 'byte'];
    const validate = createIndependentValidator(schemaDocument('3.1.0'));
    for (const format of [...formats, ...more]) {
      const schema = { type: 'string', format };
      const made = samples(schema);
      expect(made.flatMap((value) => validate(schema, value))).toEqual([]);
      expect(new Set(made).size, format).toBeGreaterThan(2);
    }
  });

  it('sets the discriminator to the value of the mapping, else to the name of the schema', () => {
    const schemas = { Cat, Dog, Base, Lion };
    const mapping = { meow: '#/components/schemas/Cat', woof: 'Dog' };
    const pets = { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping } };
    for (const pet of samples(pets, { schemas })) {
      expect(pet).toMatchObject({ kind: 'lives' in (pet as object) ? 'meow' : 'woof' });
    }
    const unmapped = { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind' } };
    expect(sample(unmapped, { schemas })).toMatchObject({ kind: 'Cat' });
    expect(sample(ref('Lion'), { schemas })).toMatchObject({ kind: 'lion' });
    expect(sample(ref('Base'), { schemas })).toMatchObject({ kind: 'lion' });
  });

  it('is not null where another type is allowed', () => {
    expect(samples({ type: ['null', 'integer'] })).not.toContain(null);
    expect(samples({ anyOf: [{ type: 'null' }, { type: 'integer' }] })).not.toContain(null);
    expect(samples({ type: 'integer', nullable: true }, { openapi: '3.0.0' })).not.toContain(null);
  });

  it.each(['integer', 'int', 'long'])('are whole where a number has the format %s', (format) => {
    for (const value of samples({ type: 'number', format })) expect(Number.isInteger(value)).toBe(true);
  });

  it('leaves out a recursive property', () => {
    const made = sample(ref('Category'), { schemas: { Category } });
    expect(made).toEqual({ name: expect.any(String) });
  });
});
