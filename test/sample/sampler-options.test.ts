import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { Cat, Category, Dog, ref, sample, samples, schemaDocument } from '../support/sampling.ts';

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

  it('leaves out properties of the other direction', () => {
    expect(Object.keys(sample(User, { direction: 'response' }) as object)).toEqual(['id', 'name']);
    expect(Object.keys(sample(User, { direction: 'request' }) as object)).toEqual(['name', 'password']);
  });

  it('leaves them out of examples too, at any depth', () => {
    const example = { users: [{ id: '1', name: 'Ann', password: 'p' }] };
    const schemas = { User, Users: { properties: { users: { items: ref('User') } }, example } };
    expect(sample(ref('Users'), { schemas })).toEqual({ users: [{ id: '1', name: 'Ann' }] });
    expect(sample(ref('Users'), { schemas, direction: 'request' })).toEqual({
      users: [{ name: 'Ann', password: 'p' }],
    });
  });

  it('leaves out optional properties with requiredOnly', () => {
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
    const sampler = createSampler(schemaDocument('3.1.0', schemas), { seed });
    return new Map(order.map((key) => [key, JSON.stringify(sampler.sample(schema, { key }))]));
  };

  it('generates the same bytes for the same seed and key, in any order', () => {
    const forward = textsOf(keys);
    const backward = textsOf([...keys].reverse());
    for (const key of keys) expect(backward.get(key)).toBe(forward.get(key));
  });

  it('generates other bytes for another key or seed', () => {
    const made = [...textsOf(keys).values(), ...textsOf(keys, 2).values(), ...textsOf(keys, 'x').values()];
    expect(new Set(made).size).toBe(made.length);
  });

  it('generates the same values when properties are added to the schema', () => {
    const few = { properties: { name: { type: 'string' }, price: { type: 'number' } } };
    const more = { properties: { added: { type: 'string' }, ...few.properties } };
    expect(sample(more)).toMatchObject(sample(few) as object);
  });
});

describe('a sample without examples', () => {
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

  it('ignores examples and defaults, but for the form of ids', () => {
    const made = samples(schema, { withoutExamples: true }) as { id: string; city: string; size: string }[];
    for (const { id, city } of made) {
      expect(id).toMatch(/^ord_\d[a-z]\d[a-z]\d[a-z]$/);
      expect(city).not.toBe('Cork');
    }
    expect(new Set(made.map(({ size }) => size))).toEqual(new Set(['S', 'M', 'L']));
    expect(new Set(made.map(({ id }) => id)).size).toBeGreaterThan(15);
  });

  it('is the example where no other value is valid', () => {
    const odd: Schema = { type: 'string', not: { not: { enum: ['Reykjavík'] } }, example: 'Reykjavík' };
    expect(sample(odd, { withoutExamples: true })).toBe('Reykjavík');
  });
});

describe('a sample with its own seed', () => {
  it('does not depend on the seed of the sampler', () => {
    const document = schemaDocument('3.1.0');
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
  ])('of %s varies', (_what, schema, minCount) => {
    const values = made(schema).map((value) => JSON.stringify(value));
    expect(new Set(values).size).toBeGreaterThanOrEqual(minCount);
  });

  it('is a number close to the example', () => {
    for (const year of made({ type: 'integer', example: 1902 })) {
      expect(year).toBeGreaterThanOrEqual(1862);
      expect(year).toBeLessThanOrEqual(1942);
    }
    for (const weight of made({ type: 'number', example: 2.25 }))
      expect(String(weight)).toMatch(/^[123](\.\d\d?)?$/);
  });

  it('is the example where no name or format suggests another value', () => {
    expect(new Set(made({ type: 'string', example: 'of oak' }))).toEqual(new Set(['of oak']));
  });

  it('is what its name suggests, in the form that its pattern requires', () => {
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
