import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { type AdaptedRequests, adaptRequests } from '../../../src/validation/adapter/adapted-requests.ts';
import { createRequestSchemas } from '../../../src/validation/request-schemas.ts';
import { bodyContract, queryContract } from '../../support/validating-app.ts';

const adapt = (document: OpenApiDocument): AdaptedRequests =>
  adaptRequests(createRequestSchemas(document, operationsOf(document).values()));

const requestWithBody = (document: OpenApiDocument) =>
  [...adapt(document).requests.values()].find(({ body }) => body !== undefined);

/** The adapted schema of the only body of a contract. */
function adaptBody(schema: object, rest: object = {}): unknown {
  return requestWithBody(bodyContract(schema, rest))?.body;
}

describe('the request schemas for express-openapi-validator', () => {
  it.each([
    { what: 'example', schema: { type: 'string', example: 'x' }, adapted: { type: ['string'] } },
    { what: 'examples', schema: { type: 'string', examples: ['x'] }, adapted: { type: ['string'] } },
    { what: 'default', schema: { type: 'string', default: 'x' }, adapted: { type: ['string'] } },
    {
      what: 'default deep down',
      schema: { allOf: [{ properties: { a: { items: { default: 1 } } } }] },
      adapted: { allOf: [{ properties: { a: { items: {} } } }] },
    },
    { what: 'unknown keywords', schema: { sparkling: 1, 'x-more': { id: 'a' } }, adapted: {} },
    {
      what: 'readOnly, with the schema of the property',
      schema: { properties: { a: { readOnly: true, type: 'string' } } },
      adapted: { properties: { a: true } },
    },
    {
      what: 'writeOnly',
      schema: { properties: { a: { writeOnly: true } } },
      adapted: { properties: { a: {} } },
    },
    { what: 'a pattern that JavaScript does not support', schema: { pattern: '(?1)a' }, adapted: {} },
  ])('leave out $what', ({ schema, adapted }) => {
    expect(adaptBody(schema)).toEqual(adapted);
  });

  it.each([
    { what: 'a property named as a keyword', schema: { properties: { default: {}, example: {} } } },
    { what: 'an enum of scalars', schema: { enum: ['a', 1, null] } },
    { what: 'items of one scalar type', schema: { uniqueItems: true, items: { type: ['string'] } } },
    { what: 'a pattern that the library supports', schema: { pattern: '^\\p{L}+$' } },
  ])('keep $what', ({ schema }) => {
    expect(adaptBody(schema)).toEqual(schema);
  });

  it.each([
    { what: 'listed objects', schema: { enum: [{ a: 1 }] }, adapted: {} },
    { what: 'items of any type', schema: { uniqueItems: true, minItems: 1 }, adapted: { minItems: 1 } },
    { what: 'negated values', schema: { not: { enum: [[1]] } }, adapted: {} },
  ])('leave out comparisons of $what, which are checked separately', ({ schema, adapted }) => {
    const request = requestWithBody(bodyContract(schema));
    expect(request).toMatchObject({ validateComparisons: expect.any(Function) });
    expect(request?.body).toEqual(adapted);
  });

  it.each([
    { what: 'multipleOf', schema: { multipleOf: 0.01 }, adapted: { format: 'multiple of 0.01' } },
    {
      what: 'multipleOf beside a format',
      schema: { multipleOf: 2, format: 'float' },
      adapted: { format: 'float', allOf: [{ format: 'multiple of 2' }] },
    },
    {
      what: 'a pattern with needless escapes',
      schema: { pattern: '\\-' },
      adapted: { format: 'pattern \\-' },
    },
    {
      what: 'nullable without type',
      schema: { nullable: true, minLength: 1 },
      adapted: { anyOf: [{ minLength: 1 }, { type: ['null'] }] },
    },
  ])('rewrite $what', ({ schema, adapted }) => {
    expect(adaptBody(schema)).toEqual(adapted);
  });

  it('check multiples in decimals', () => {
    const format = adapt(bodyContract({ multipleOf: 0.01 })).formats['multiple of 0.01'];
    const validate = typeof format === 'object' && 'validate' in format ? format.validate : undefined;
    const multiples = [19.99, 0, -0.07, 1e15, 19.999].map((value) => validate?.(value as never));
    expect(multiples).toEqual([true, true, true, true, false]);
  });

  it('register the formats that the library would warn of, and no others', () => {
    const { formats } = adapt(bodyContract({ properties: { a: { format: 'iban' }, b: { format: 'uuid' } } }));
    expect(formats).toMatchObject({ iban: true });
    expect(formats).not.toHaveProperty('uuid');
  });

  it('include the schemas that requests reach, and none that only responses do', () => {
    const self = { $ref: '#/components/schemas/B' };
    const schemas = { A: self, B: { minLength: 7, items: self }, C: { minLength: 8, items: self } };
    const adapted = adapt(bodyContract({ $ref: '#/components/schemas/A' }, { components: { schemas } }));
    expect(JSON.stringify(adapted.schemas)).toContain('"minLength":7');
    expect(JSON.stringify(adapted.schemas)).not.toContain('"minLength":8');
  });

  it('inline references to small schemas, and keep those to large ones', () => {
    const properties = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`p${i}`, {}]));
    const schemas = { Small: { minLength: 7 }, Large: { properties } };
    const property = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const body = { properties: { small: property('Small'), large: property('Large') } };
    expect(adaptBody(body, { components: { schemas } })).toEqual({
      properties: {
        small: { minLength: 7 },
        large: { $ref: expect.stringMatching('^#/components/schemas/') },
      },
    });
  });

  it('let texts have any type that a choice allows', () => {
    const oneOf = [{ minLength: 1 }, { maxLength: 9 }];
    const [request] = adapt(queryContract({ name: 'q', schema: { oneOf } })).requests.values();
    expect(request?.parameters[0]?.schema).toEqual({ anyOf: oneOf });
    expect(adaptBody({ oneOf })).toEqual({ oneOf });
  });

  it('leave the contract unchanged', () => {
    const contract = bodyContract({
      default: 1,
      example: 2,
      multipleOf: 3,
      properties: { a: { readOnly: true } },
    });
    const before = structuredClone(contract);
    adapt(contract);
    expect(contract).toEqual(before);
  });
});
