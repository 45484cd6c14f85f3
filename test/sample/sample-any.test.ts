import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { contractOf } from '../support/contract.ts';
import { createIndependentValidator } from '../support/independent-validator.ts';
import { runs } from '../support/property-tests.ts';

/** Two whole numbers, the lesser first. */
const twoCounts = (max: number) =>
  fc.tuple(fc.nat(max), fc.nat(max)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** Some of the keywords of a record, since a bound may be there or not. */
const someOf = (keywords: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> =>
  fc.tuple(keywords, fc.infiniteStream(fc.boolean())).map(([schema, coins]) => {
    const kept = Object.entries(schema).filter(() => coins.next().value);
    return Object.fromEntries(kept);
  });

const text: fc.Arbitrary<Schema> = fc
  .oneof(
    someOf(twoCounts(40).map(([minLength, maxLength]) => ({ minLength, maxLength }))),
    fc
      .constantFrom('date', 'date-time', 'uuid', 'email', 'uri', 'ipv4', 'int64', 'unheard')
      .map((format) => ({ format })),
    fc
      .constantFrom('^[a-z]{3,9}$', '\\d{2}-\\d{4}', '^(x|yz)+$', '^[A-Z][^\\s]*$', '^\\+?[1-9]\\d{1,14}$')
      .map((pattern) => ({ pattern })),
  )
  .map((keywords) => ({ type: 'string', ...keywords }));

/** Bounds between which there is a multiple of the step: the step itself times a whole number. */
const number: fc.Arbitrary<Schema> = fc
  .record({
    step: fc.constantFrom(1, 2, 5, 0.5, 0.25, 0.01),
    least: fc.integer({ min: -500, max: 500 }),
    room: fc.nat(200),
    type: fc.constantFrom('integer', 'number'),
    hasStep: fc.boolean(),
  })
  .chain(({ step, least, room, type, hasStep }) => {
    const unit = type === 'integer' ? Math.max(1, step) : step;
    const keywords = {
      minimum: Number((least * unit).toFixed(2)),
      maximum: Number(((least + room) * unit).toFixed(2)),
      ...(hasStep && { multipleOf: step }),
    };
    return someOf(fc.constant(keywords)).map((some): Schema => ({ type, ...some }));
  });

/** The judge, which is Ajv as it comes, fails where it compares objects that have one of these properties. */
const comparable = fc
  .jsonValue({ maxDepth: 1 })
  .filter((value) => !/"(toString|valueOf)":/.test(JSON.stringify(value)));

const scalar: fc.Arbitrary<Schema> = fc.oneof(
  text,
  number,
  fc.constant({ type: 'boolean' }),
  fc
    .uniqueArray(comparable, {
      minLength: 1,
      maxLength: 4,
      selector: (value) => JSON.stringify(value),
    })
    .map((values) => ({ enum: values })),
);

const { schema: anySchema } = fc.letrec<{ schema: Schema; inner: Schema }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('inner')),
  inner: fc.oneof(
    list(tie('schema')),
    object(tie('schema')),
    object(tie('schema')),
    map(tie('schema')),
    fc.tuple(object(tie('schema'), 'a'), object(tie('schema'), 'b')).map((parts) => ({ allOf: parts })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((branches) => ({ anyOf: branches })),
    tagged(tie('schema')),
    fc.constant({ $ref: '#/components/schemas/Tree' }),
    tie('schema').map((schema) => ({ anyOf: [schema, { type: 'null' }] })),
  ),
}));

function list(items: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc
    .tuple(items, someOf(twoCounts(4).map(([minItems, maxItems]) => ({ minItems, maxItems }))))
    .map(([element, bounds]) => ({ type: 'array', items: element, ...bounds }));
}

/** An object; those of different prefixes share no property, so they go together in an `allOf`. */
function object(property: fc.Arbitrary<Schema>, prefix = ''): fc.Arbitrary<Schema> {
  const names = fc.constantFrom('id', 'name', 'email', 'createdAt', 'count', 'tags', 'constructor');
  const key = names.map((name) => prefix + name);
  return fc
    .record({
      properties: fc.uniqueArray(fc.tuple(key, property), { maxLength: 5, selector: ([name]) => name }),
      needed: fc.infiniteStream(fc.boolean()),
      isClosed: prefix === '' ? fc.boolean() : fc.constant(false),
    })
    .map(({ properties, needed, isClosed }) => ({
      type: 'object',
      properties: Object.fromEntries(properties),
      required: properties.map(([name]) => name).filter(() => needed.next().value),
      ...(isClosed && { additionalProperties: false }),
    }));
}

function map(property: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc.tuple(property, fc.nat(3)).map(([additionalProperties, minProperties]) => ({
    type: 'object',
    additionalProperties,
    minProperties,
  }));
}

/** A `oneOf` whose branches name themselves. */
function tagged(property: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc.array(object(property, 'x'), { minLength: 1, maxLength: 3 }).map((branches) => ({
    oneOf: branches.map((branch, i) => ({
      allOf: [branch, { required: ['kind'], properties: { kind: { enum: [`kind${i}`] } } }],
    })),
  }));
}

const Tree: Schema = {
  type: 'object',
  required: ['value', 'children'],
  properties: {
    value: { type: 'integer' },
    children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
  },
};

const documentOf = (openapi: string): OpenApiDocument => ({
  ...contractOf({}, { components: { schemas: { Tree } } }),
  openapi,
});

const dialect = fc.constantFrom('3.0.3', '3.1.0');

describe('a sample of any satisfiable schema', () => {
  it('is valid, and the same when it is generated again', () => {
    fc.assert(
      fc.property(anySchema, dialect, fc.nat(), fc.string(), (schema, openapi, seed, key) => {
        const document = documentOf(openapi);
        const value = createSampler(document, { seed }).sample(schema, { key });
        expect(createIndependentValidator(document)(schema, value)).toEqual([]);
        expect(createSampler(document, { seed }).sample(schema, { key })).toEqual(value);
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
      { numRuns: runs(100) },
    );
  });

  it('is valid with the required properties only', () => {
    fc.assert(
      fc.property(anySchema, dialect, (schema, openapi) => {
        const document = documentOf(openapi);
        const value = createSampler(document, { seed: 1 }).sample(schema, { key: 'a', requiredOnly: true });
        expect(createIndependentValidator(document)(schema, value)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('does not depend on what was sampled before', () => {
    fc.assert(
      fc.property(fc.array(anySchema, { minLength: 2, maxLength: 4 }), (schemas) => {
        const sampler = createSampler(documentOf('3.1.0'), { seed: 7 });
        const all = schemas.map((schema) => sampler.sample(schema, { key: 'a' }));
        const alone = schemas.map((schema) =>
          createSampler(documentOf('3.1.0'), { seed: 7 }).sample(schema, { key: 'a' }),
        );
        expect(alone).toEqual(all);
      }),
      { numRuns: runs(30) },
    );
  });
});
