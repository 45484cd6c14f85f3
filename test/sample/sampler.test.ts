import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../src/openapi/document.ts';
import { createSampler, SampleError, type SampleOptions } from '../../src/sample/sampler.ts';
import { contractOf } from '../support/contract.ts';
import { createIndependentValidator } from '../support/independent-validator.ts';

type Schemas = Readonly<Record<string, Schema>>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function documentOf(openapi: string, schemas: Schemas = {}): OpenApiDocument {
  return { ...contractOf({}, { components: { schemas } }), openapi };
}

interface Asked extends Partial<SampleOptions> {
  readonly schemas?: Schemas;
  readonly openapi?: string;
  readonly seed?: number;
}

function sample(
  schema: Schema,
  { schemas = {}, openapi = '3.1.0', seed = 1, ...asked }: Asked = {},
): unknown {
  return createSampler(documentOf(openapi, schemas), { seed }).sample(schema, { key: 'a', ...asked });
}

/** Samples of one schema, each of a key of its own. */
function samples(schema: Schema, asked: Asked = {}, count = 20): unknown[] {
  const { schemas = {}, openapi = '3.1.0', seed = 1, ...rest } = asked;
  const sampler = createSampler(documentOf(openapi, schemas), { seed });
  return Array.from({ length: count }, (_, i) => sampler.sample(schema, { key: `key ${i}`, ...rest }));
}

const Category: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    parent: ref('Category'),
    children: { type: 'array', items: ref('Category') },
  },
};

/** An expression holds two expressions, or is a literal. */
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

const Cat: Schema = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
};
const Dog: Schema = {
  type: 'object',
  required: ['kind', 'barks'],
  properties: { kind: { type: 'string' }, barks: { type: 'boolean' } },
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
    const validate = createIndependentValidator(documentOf(openapi, schemas));
    for (const value of samples(schema, { openapi, schemas })) expect(validate(schema, value)).toEqual([]);
  });

  it('of a format is valid and more than the shortest text', () => {
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
    const validate = createIndependentValidator(documentOf('3.1.0'));
    for (const format of [...formats, ...more]) {
      const schema = { type: 'string', format };
      const made = samples(schema);
      expect(made.flatMap((value) => validate(schema, value))).toEqual([]);
      expect(new Set(made).size, format).toBeGreaterThan(2);
    }
  });

  it('names the discriminator by its mapping, else by the schema', () => {
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

  it('shows what may be null', () => {
    expect(samples({ type: ['null', 'integer'] })).not.toContain(null);
    expect(samples({ anyOf: [{ type: 'null' }, { type: 'integer' }] })).not.toContain(null);
    expect(samples({ type: 'integer', nullable: true }, { openapi: '3.0.0' })).not.toContain(null);
  });

  it('ends recursion where it begins again', () => {
    const made = sample(ref('Category'), { schemas: { Category } });
    expect(made).toEqual({ name: expect.any(String) });
  });
});

describe('what a contract gives', () => {
  it.each<[what: string, schema: Schema, expected: unknown]>([
    ['an example', { type: 'string', example: 'Rex' }, 'Rex'],
    ['the first of the examples', { type: 'string', examples: ['Rex', 'Tom'] }, 'Rex'],
    ['an example before a default', { type: 'integer', example: 7, default: 8 }, 7],
    ['a default', { type: 'integer', default: 8 }, 8],
    ['no example that does not fit', { type: 'integer', example: 'seven', default: 8 }, 8],
    ['an example before an enum', { enum: ['a', 'b', 'c'], example: 'c' }, 'c'],
    ['an example of an object', { type: 'object', example: { a: 1 } }, { a: 1 }],
    [
      'x-faker before an example',
      { type: 'string', 'x-faker': 'color.human', example: 1 },
      expect.any(String),
    ],
  ])('is shown: %s', (_what, schema, expected) => {
    expect(sample(schema)).toEqual(expected);
  });

  it.each<[what: string, schema: Schema]>([
    ['null of what may be more', { type: ['string', 'null'], example: null }],
    ['an empty default', { type: 'string', default: '' }],
    ['a default of no elements', { type: 'array', items: { type: 'string' }, default: [] }],
    ['an example too long', { type: 'string', example: 'too long', maxLength: 3 }],
  ])('is not shown: %s', (_what, schema) => {
    const made = sample(schema);
    expect(made).not.toEqual(schema.example ?? schema.default);
    expect(createIndependentValidator(documentOf('3.1.0'))(schema, made)).toEqual([]);
  });

  it('is shown as far as it fits: one wrong example of many does not take the others away', () => {
    const schema = {
      required: ['good', 'bad'],
      properties: {
        good: { type: 'object', example: { a: 1 } },
        bad: {
          type: 'object',
          required: ['x'],
          properties: { x: { type: 'integer' } },
          example: { x: 'no' },
        },
      },
    };
    expect(sample(schema)).toEqual({ good: { a: 1 }, bad: { x: expect.any(Number) } });
  });

  it('is not changed: an example is copied', () => {
    const schema = { type: 'object', example: { list: [1] } };
    const made = sample(schema) as { list: number[] };
    made.list.push(2);
    expect(schema.example).toEqual({ list: [1] });
  });

  it('varies ids in a list by their form', () => {
    const items = { required: ['id'], properties: { id: { type: 'string', example: 'ord_1MqLi' } } };
    const made = sample({ type: 'array', items, minItems: 3, maxItems: 3 }) as { id: string }[];
    expect(made[0]?.id).toBe('ord_1MqLi');
    expect(made.map(({ id }) => id)).toEqual(
      Array(3).fill(expect.stringMatching(/^ord_\d[A-Z][a-z][A-Z][a-z]$/)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });
});

describe('x-faker', () => {
  it.each<[what: string, faker: unknown, expected: unknown]>([
    ['a method', 'internet.email', expect.stringContaining('@')],
    ['a method and a list of arguments', { 'helpers.arrayElement': [['red']] }, 'red'],
    [
      'a method and its one argument',
      { 'string.alpha': { length: 5, casing: 'upper' } },
      expect.stringMatching(/^[A-Z]{5}$/),
    ],
    ['a list of a method and arguments', ['helpers.arrayElement', ['blue']], 'blue'],
    ['a choice of great numbers', { 'helpers.arrayElement': [['20000']] }, '20000'],
    [
      'an amount in bounds',
      { 'finance.amount': [{ min: 5000, max: 6000 }] },
      expect.stringMatching(/^5\d{3}\./),
    ],
    ['a date', 'date.past', expect.stringMatching(/^\d{4}-\d\d-\d\dT/)],
  ])('may be %s', (_what, faker, expected) => {
    expect(sample({ type: 'string', 'x-faker': faker })).toEqual(expected);
  });

  it('fills numbers and lists', () => {
    expect(sample({ type: 'integer', 'x-faker': { 'number.int': [{ min: 5000, max: 6000 }] } })).toSatisfy(
      (value) => value >= 5000 && value <= 6000,
    );
    expect(sample({ type: 'array', 'x-faker': { 'helpers.shuffle': [[4]] } })).toEqual([4]);
  });

  it.each<[what: string, faker: unknown]>([
    ['a module that there is not', 'nothing.email'],
    ['a method that there is not', 'internet.nothing'],
    ['a member that is no method', 'internet.faker'],
    ['what an object inherits', 'internet.constructor'],
    ['deeper ways', 'internet.email.call'],
    ['a template', { 'helpers.fake': ['{{internet.email}}'] }],
    ['a pattern', { 'helpers.fromRegExp': ['a{1000000}'] }],
    ['more than a value is worth', { 'string.alpha': [1e9] }],
    ['more digits than a value is worth', { 'finance.accountNumber': [1e9] }],
    ['more dates than a value is worth', { 'date.betweens': [{ from: 0, to: 1, count: 1e9 }] }],
    ['a range of too many dates', { 'date.betweens': [{ from: 0, to: 1, count: { min: 1e8, max: 1e9 } }] }],
    ['a repetition without end', { 'helpers.replaceCreditCardSymbols': ['4{999999999}'] }],
    ['a value that does not fit', 'color.human'],
    ['nothing', null],
  ])('is left aside when it asks for %s', (_what, faker) => {
    expect(sample({ type: 'string', format: 'uuid', 'x-faker': faker })).toMatch(/^[\da-f]{8}-/);
  });

  it('leaves the contract as it is', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    samples({ 'x-faker': { 'helpers.shuffle': [list, { inplace: true }] } });
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('realism', () => {
  it.each<[name: string, expected: RegExp]>([
    ['email', /^[\w.'+-]+@example\.com$/],
    ['primaryEmail', /@example\.com$/],
    ['first_name', /^[A-Z]\p{L}+/u],
    ['city', /^[A-Z]/],
    ['IPAddress', /^192\.0\.2\./],
    ['phoneNumber', /^\+1202555/],
    ['zipCode', /^\d{5}$/],
    ['country_code', /^[A-Z]{2}$/],
    ['currency', /^[A-Z]{3}$/],
    ['created_at', /^2024-.*Z$/],
    ['birthDate', /^\d{4}-\d\d-\d\d$/],
    ['avatar_url', /^https:\/\/example\.com\/images\//],
    ['website', /^https:/],
    ['userId', /^[a-z\d]{12}$/],
    ['uid', /^[a-z\d]{12}$/],
    ['version', /^\d+\.\d+\.\d+$/],
    ['description', / /],
    // Names that end like others and mean another thing.
    ['ownership', /^[^.\d]+$/],
    ['hotel', /^[^+]+$/],
    ['profile', /^[^.]+$/],
    ['capacity', /^[a-z ]+$/],
    ['candidate', /^[a-z ]+$/],
  ])('%s reads as one', (name, expected) => {
    for (const text of samples({ type: 'string' }, { name }, 5)) expect(text).toMatch(expected);
  });

  it.each<[name: string, min: number, max: number]>([
    ['latitude', -90, 90],
    ['page', 1, 20],
    ['pageNumber', 1, 20],
    ['percentage', 0, 100],
    ['age', 18, 90],
    ['birth_year', 2000, 2025],
    ['created', 1_704_067_200, 1_735_689_600],
    ['report', 1, 1000],
  ])('a %s is a number from %d to %d', (name, min, max) => {
    for (const value of samples({ type: 'integer' }, { name })) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it('keeps to bounds that what is likely only touches', () => {
    const made = samples({ type: 'number', minimum: 0, maximum: 1 });
    expect(new Set(made).size).toBeGreaterThan(10);
  });

  it('cuts what a name suggests to the length asked for', () => {
    for (const text of samples({ type: 'string', minLength: 4, maxLength: 6 }, { name: 'description' })) {
      expect(text).toMatch(/^.{4,6}$/);
    }
  });

  it('names a thing by what the contract calls it', () => {
    const schemas = {
      Customer: { properties: { name: { type: 'string' } }, required: ['name'] },
      Category: { properties: { name: { type: 'string' } }, required: ['name'] },
    };
    for (const made of samples(ref('Customer'), { schemas }, 5)) {
      expect(made).toEqual({ name: expect.stringMatching(/^[A-Z][\w'.-]+ .+/) });
    }
    for (const made of samples(ref('Category'), { schemas }, 5)) {
      expect(made).toEqual({ name: expect.stringMatching(/^[A-Z][a-z-]+ [a-z-]+$/) });
    }
  });

  it('shows one to three elements, and what is optional', () => {
    const items = { properties: { a: { type: 'string' }, b: { type: 'integer' } } };
    const lengths = samples({ type: 'array', items }).map((list) => (list as unknown[]).length);
    expect(new Set(lengths)).toEqual(new Set([1, 2, 3]));
    expect(sample(items)).toEqual({ a: expect.any(String), b: expect.any(Number) });
  });
});

describe('the direction', () => {
  const User: Schema = {
    type: 'object',
    required: ['id', 'name', 'password'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  };

  it('leaves out what travels the other way', () => {
    expect(Object.keys(sample(User, { direction: 'response' }) as object)).toEqual(['id', 'name']);
    expect(Object.keys(sample(User, { direction: 'request' }) as object)).toEqual(['name', 'password']);
  });

  it('leaves it out of examples too, however deep', () => {
    const example = { users: [{ id: '1', name: 'Ann', password: 'p' }] };
    const schemas = { User, Users: { properties: { users: { items: ref('User') } }, example } };
    expect(sample(ref('Users'), { schemas })).toEqual({ users: [{ id: '1', name: 'Ann' }] });
    expect(sample(ref('Users'), { schemas, direction: 'request' })).toEqual({
      users: [{ name: 'Ann', password: 'p' }],
    });
  });

  it('leaves out what is optional, when asked', () => {
    const schema = {
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      example: { a: 'x', b: 'y' },
    };
    expect(sample(schema, { requiredOnly: true })).toEqual({ a: expect.any(String) });
    expect(sample({ type: 'array', items: { type: 'string' } }, { requiredOnly: true })).toEqual([]);
  });
});

describe('determinism', () => {
  const schemas = { Category, Cat, Dog };
  const schema: Schema = {
    required: ['pets'],
    properties: {
      pets: { type: 'array', items: { oneOf: [ref('Cat'), ref('Dog')] }, minItems: 3 },
      name: { type: 'string' },
      price: { type: 'number' },
      at: { type: 'string', format: 'date-time' },
      code: { type: 'string', pattern: '^[a-z]{8}$' },
      faker: { type: 'string', 'x-faker': 'commerce.productName' },
    },
  };
  const keys = ['a', 'b', 'c', 'd'];
  const textsOf = (order: readonly string[], seed: number | string = 1) => {
    const sampler = createSampler(documentOf('3.1.0', schemas), { seed });
    return new Map(order.map((key) => [key, JSON.stringify(sampler.sample(schema, { key }))]));
  };

  it('makes the same bytes of the same seed and key, in whatever order', () => {
    const forward = textsOf(keys);
    const backward = textsOf([...keys].reverse());
    for (const key of keys) expect(backward.get(key)).toBe(forward.get(key));
  });

  it('makes other bytes of another key or seed', () => {
    const made = [...textsOf(keys).values(), ...textsOf(keys, 2).values(), ...textsOf(keys, 'x').values()];
    expect(new Set(made).size).toBe(made.length);
  });

  it('makes the same values whatever else is added to the schema', () => {
    const few = { properties: { name: { type: 'string' }, price: { type: 'number' } } };
    const more = { properties: { added: { type: 'string' }, ...few.properties } };
    expect(sample(more)).toMatchObject(sample(few) as object);
  });
});

/** `Level0` takes in `Level1` twice, and so on: 2^30 schemas to look at. */
const doubling = Object.fromEntries(
  Array.from({ length: 31 }, (_, i) => [
    `Level${i}`,
    i === 30 ? { type: 'object' } : { allOf: [ref(`Level${i + 1}`), { allOf: [ref(`Level${i + 1}`)] }] },
  ]),
);

const branching = Object.fromEntries(
  Array.from({ length: 31 }, (_, i) => [
    `Level${i}`,
    i === 30
      ? { type: 'integer' }
      : { type: 'string', oneOf: [ref(`Level${i + 1}`), { anyOf: [ref(`Level${i + 1}`)] }] },
  ]),
);

describe('a budget', () => {
  it.each<[what: string, schema: Schema, fault: string, place: string, schemas?: Schemas]>([
    ['a thousand million elements', { type: 'array', minItems: 1e9 }, 'budget', ''],
    [
      'the same, deep down',
      { required: ['a'], properties: { a: { items: {}, minItems: 1e9 } } },
      'budget',
      '/a',
    ],
    [
      'elements that multiply',
      nested(6, 20),
      'budget',
      expect.stringMatching(/^(\/\d+){1,6}$/) as unknown as string,
    ],
    [
      'a thousand million characters',
      { required: ['a'], properties: { a: { type: 'string', minLength: 1e9 } } },
      'budget',
      '/a',
    ],
    ['a thousand million properties', { type: 'object', minProperties: 1e9 }, 'budget', ''],
    ['too deep', nested(60, 1), 'budget', '/0'.repeat(41)],
    [
      'recursion without end',
      ref('Node'),
      'impossible',
      '',
      { Node: { required: ['next'], properties: { next: ref('Node') } } },
    ],
    ['allOf that doubles', ref('Level0'), 'budget', '', doubling],
    ['oneOf that doubles', ref('Level0'), 'budget', '', branching],
    ['a pattern of a million', { type: 'string', pattern: '^(a{1000}){1000}$' }, 'impossible', ''],
    [
      'a pattern that refuses itself',
      { required: ['a'], properties: { a: { type: 'string', pattern: '^(?!a)a+$' } } },
      'impossible',
      '/a',
    ],
    [
      'a type that is another',
      { required: ['a'], properties: { a: { allOf: [{ type: 'string' }, { type: 'integer' }] } } },
      'impossible',
      '/a',
    ],
    ['bounds without a number', { type: 'integer', minimum: 0.2, maximum: 0.8 }, 'impossible', ''],
    [
      'more different elements than there are',
      { items: { enum: [1, 2] }, uniqueItems: true, minItems: 3 },
      'impossible',
      '',
    ],
    [
      'a oneOf of twins',
      { required: ['a'], properties: { a: { oneOf: [{ type: 'string' }, { type: 'string' }] } } },
      'invalid',
      '/a',
    ],
    [
      'a required property that is refused',
      { required: ['a'], properties: { a: false } } as Schema,
      'impossible',
      '/a',
    ],
  ])('rejects %s and names the location', (_what, schema, kind, pointer, schemas = {}) => {
    const begun = performance.now();
    const error = failure(() => sample(schema, { schemas }));
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(error).toBeInstanceOf(SampleError);
    expect(error).toMatchObject({ kind, pointer });
    expect(error?.message).toContain(error?.pointer === '' ? 'at the top' : `at ${error?.pointer}`);
  });

  it('leaves out an optional part that has no value', () => {
    const twins = { oneOf: [{ type: 'string' }, { type: 'string' }] };
    const schema = {
      properties: { good: { type: 'string' }, bad: twins, list: { type: 'array', items: twins } },
    };
    expect(sample(schema)).toEqual({ good: expect.any(String), list: [] });
  });

  it('holds for a slow pattern: it is only run on texts that it was written from', () => {
    const begun = performance.now();
    expect(sample({ type: 'string', pattern: '^(a|a)*$', minLength: 60 })).toMatch(/^a{60,}$/);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('lets a great value show only what it must', () => {
    const properties = (next: Schema) => Object.fromEntries([...'abcdefgh'].map((name) => [name, next]));
    const schemas = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `L${i}`,
        { type: 'object', properties: properties(ref(`L${i + 1}`)) },
      ]),
    );
    const made = sample(ref('L0'), { schemas: { ...schemas, L8: { type: 'string' } } });
    expect(Object.keys(made as object)).toHaveLength(8);
    expect(JSON.stringify(made).length).toBeLessThan(50_000);
  });

  it('can be set', () => {
    const sampler = createSampler(documentOf('3.1.0'), { seed: 1, limits: { nodes: 10 } });
    const list = (minItems: number) => ({ type: 'array', items: { type: 'integer' }, minItems });
    expect(sampler.sample(list(4), { key: 'a' })).toHaveLength(4);
    expect(() => sampler.sample(list(11), { key: 'a' })).toThrow('more than 10 values');
  });
});

/** Lists in lists, so deep, each of so many elements. */
function nested(depth: number, minItems: number): Schema {
  return depth === 0 ? { type: 'integer' } : { type: 'array', minItems, items: nested(depth - 1, minItems) };
}

function failure(act: () => unknown): SampleError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof SampleError) return error;
    throw error;
  }
}

describe('a sample made up freely', () => {
  const schema: Schema = {
    type: 'object',
    required: ['id', 'city', 'size', 'made'],
    example: { id: 'ord_1', city: 'Cork', size: 'S', made: 'by hand' },
    properties: {
      id: { type: 'string', example: 'ord_1a2b3c' },
      city: { type: 'string', example: 'Cork' },
      size: { type: 'string', enum: ['S', 'M', 'L'], default: 'S' },
      made: { type: 'string', 'x-faker': 'person.firstName' },
    },
  };

  it('passes over examples and defaults, but for the form of ids', () => {
    const made = samples(schema, { withoutExamples: true }) as { id: string; city: string; size: string }[];
    for (const { id, city } of made) {
      expect(id).toMatch(/^ord_\d[a-z]\d[a-z]\d[a-z]$/);
      expect(city).not.toBe('Cork');
    }
    expect(new Set(made.map(({ size }) => size))).toEqual(new Set(['S', 'M', 'L']));
    expect(new Set(made.map(({ id }) => id)).size).toBeGreaterThan(15);
  });

  it('is an example after all where nothing else is found', () => {
    const odd: Schema = { type: 'string', not: { not: { enum: ['Reykjavík'] } }, example: 'Reykjavík' };
    expect(sample(odd, { withoutExamples: true })).toBe('Reykjavík');
  });
});

describe('a sample by a seed of its own', () => {
  it('is the same whatever the seed of the sampler', () => {
    const document = documentOf('3.1.0');
    const made = [1, 2].map(
      (seed) => (own?: string) =>
        createSampler(document, { seed }).sample(
          { type: 'string', format: 'uuid' },
          { key: 'a', ...(own && { seed: own }) },
        ),
    );
    const [one, other] = made;
    expect(one?.('x')).toBe(other?.('x'));
    expect(one?.('x')).not.toBe(one?.('y'));
    expect(one?.()).not.toBe(other?.());
  });
});

describe('a sample that is one of many', () => {
  const isVaried = true;
  const person = (properties: Schema): Schema => ({
    type: 'object',
    required: Object.keys(properties),
    properties,
  });
  const made = (schema: Schema, count = 30) =>
    samples(person({ value: schema }), { isVaried, name: 'person' }, count).map(
      (each) => (each as { value: unknown }).value,
    );

  it.each<[string, Schema, number]>([
    ['an enum with a default', { enum: ['a', 'b', 'c'], default: 'a' }, 3],
    ['a flag with a default', { type: 'boolean', default: true }, 2],
    ['a year with an example', { type: 'integer', example: 1902 }, 10],
    ['several examples', { type: 'string', examples: ['x', 'y', 'z'] }, 3],
    [
      'a list of objects with an example',
      { type: 'array', minItems: 1, items: person({ name: { type: 'string' } }), example: [{ name: 'a' }] },
      10,
    ],
  ])('of %s is not always the same', (_what, schema, least) => {
    const values = made(schema).map((value) => JSON.stringify(value));
    expect(new Set(values).size).toBeGreaterThanOrEqual(least);
  });

  it('is near the example that it has instead', () => {
    for (const year of made({ type: 'integer', example: 1902 })) {
      expect(year).toBeGreaterThanOrEqual(1862);
      expect(year).toBeLessThanOrEqual(1942);
    }
    for (const weight of made({ type: 'number', example: 2.25 }))
      expect(String(weight)).toMatch(/^[123](\.\d\d?)?$/);
  });

  it('is the example where nothing tells what else it could be', () => {
    expect(new Set(made({ type: 'string', example: 'of oak' }))).toEqual(new Set(['of oak']));
  });

  it('is what its name says, in the form that its pattern asks for', () => {
    const countries = samples(
      person({
        country: { type: 'string', pattern: '^[A-Z]{2}$', example: 'IS' },
        currency: { type: 'string', pattern: '^[a-z]{3}$' },
      }),
      { isVaried },
    ) as { country: string; currency: string }[];
    const codes = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const { country, currency } of countries) {
      expect(codes.of(country)).toBeDefined();
      expect(Intl.supportedValuesOf('currency')).toContain(currency.toUpperCase());
    }
    expect(new Set(countries.map(({ country }) => country)).size).toBeGreaterThan(10);
  });
});
