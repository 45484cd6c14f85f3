import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { bodyContract, looseContract, queryContract } from '../support/checked-app.ts';

const viewOf = (document: OpenApiDocument) => createRequestSchemas(document, operationsOf(document).values());

/** The schema of the body as the validator is to see it. */
function viewOfBody(schema: object, rest: object = {}): unknown {
  const view = viewOf(bodyContract(schema, rest));
  return view.requests.find(({ body }) => body !== undefined)?.body;
}

describe('the view for the validator', () => {
  it.each([
    { what: 'example', schema: { type: 'string', example: 'x' }, view: { type: ['string'] } },
    { what: 'examples', schema: { type: 'string', examples: ['x'] }, view: { type: ['string'] } },
    { what: 'default', schema: { type: 'string', default: 'x' }, view: { type: ['string'] } },
    {
      what: 'default deep down',
      schema: { allOf: [{ properties: { a: { items: { default: 1 } } } }] },
      view: { allOf: [{ properties: { a: { items: {} } } }] },
    },
    { what: 'keywords that nobody knows', schema: { sparkling: 1, 'x-more': { id: 'a' } }, view: {} },
    {
      what: 'readOnly, with what it says',
      schema: { properties: { a: { readOnly: true, type: 'string' } } },
      view: { properties: { a: true } },
    },
    {
      what: 'writeOnly',
      schema: { properties: { a: { writeOnly: true } } },
      view: { properties: { a: {} } },
    },
    { what: 'a pattern that JavaScript lacks', schema: { pattern: '(?i)a' }, view: {} },
  ])('leaves out $what', ({ schema, view }) => {
    expect(viewOfBody(schema)).toEqual(view);
  });

  it.each([
    { what: 'a property named as a keyword', schema: { properties: { default: {}, example: {} } } },
    { what: 'values that are compared as they are', schema: { enum: ['a', 1, null] } },
    { what: 'items of one scalar type', schema: { uniqueItems: true, items: { type: ['string'] } } },
    { what: 'a pattern that the validator can read', schema: { pattern: '^\\p{L}+$' } },
  ])('keeps $what', ({ schema }) => {
    expect(viewOfBody(schema)).toEqual(schema);
  });

  it.each([
    { what: 'objects that are listed', schema: { enum: [{ a: 1 }] }, view: {} },
    { what: 'items of any type', schema: { uniqueItems: true, minItems: 1 }, view: { minItems: 1 } },
    { what: 'what must not be one', schema: { not: { enum: [[1]] } }, view: {} },
  ])('leaves to another judge what compares $what', ({ schema, view }) => {
    const [request] = viewOf(bodyContract(schema)).requests.filter(({ body }) => body !== undefined);
    expect(request).toMatchObject({ validateComparisons: expect.any(Function) });
    expect(request?.body).toEqual(view);
  });

  it.each([
    { what: 'multipleOf', schema: { multipleOf: 0.01 }, view: { format: 'multiple of 0.01' } },
    {
      what: 'multipleOf beside a format',
      schema: { multipleOf: 2, format: 'float' },
      view: { format: 'float', allOf: [{ format: 'multiple of 2' }] },
    },
    { what: 'a pattern with needless escapes', schema: { pattern: '\\-' }, view: { format: 'pattern \\-' } },
    {
      what: 'nullable without type',
      schema: { nullable: true, minLength: 1 },
      view: { anyOf: [{ minLength: 1 }, { type: ['null'] }] },
    },
  ])('rewrites $what', ({ schema, view }) => {
    expect(viewOfBody(schema)).toEqual(view);
  });

  it('checks multiples in decimals', () => {
    const format = viewOf(bodyContract({ multipleOf: 0.01 })).formats['multiple of 0.01'];
    const validate = typeof format === 'object' && 'validate' in format ? format.validate : undefined;
    const multiples = [19.99, 0, -0.07, 1e15, 19.999].map((value) => validate?.(value as never));
    expect(multiples).toEqual([true, true, true, true, false]);
  });

  it('registers the formats that the validator would warn of, and no other', () => {
    const { formats } = viewOf(
      bodyContract({ properties: { a: { format: 'iban' }, b: { format: 'uuid' } } }),
    );
    expect(formats).toMatchObject({ iban: true });
    expect(formats).not.toHaveProperty('uuid');
  });

  it('has the schemas that requests reach, and none that only answers do', () => {
    const self = { $ref: '#/components/schemas/B' };
    const schemas = { A: self, B: { minLength: 7, items: self }, C: { minLength: 8, items: self } };
    const view = viewOf(bodyContract({ $ref: '#/components/schemas/A' }, { components: { schemas } }));
    expect(JSON.stringify(view.schemas)).toContain('"minLength":7');
    expect(JSON.stringify(view.schemas)).not.toContain('"minLength":8');
  });

  it('has small schemas written out in the place of references, and refers to large ones', () => {
    const properties = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`p${i}`, {}]));
    const schemas = { Small: { minLength: 7 }, Large: { properties } };
    const property = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const body = { properties: { small: property('Small'), large: property('Large') } };
    expect(viewOfBody(body, { components: { schemas } })).toEqual({
      properties: {
        small: { minLength: 7 },
        large: { $ref: expect.stringMatching('^#/components/schemas/') },
      },
    });
  });

  it('lets texts be of any type that a choice allows', () => {
    const oneOf = [{ minLength: 1 }, { maxLength: 9 }];
    const [view] = viewOf(queryContract({ name: 'q', schema: { oneOf } })).requests;
    expect(view?.parameters[0]?.schema).toEqual({ anyOf: oneOf });
    expect(viewOfBody({ oneOf })).toEqual({ oneOf });
  });

  it('leaves out the headers that other parts of a contract describe', () => {
    const parameters = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Own'].map((name) => ({
      name,
      in: 'header',
    }));
    const [view] = viewOf(looseContract({ '/x': { get: { parameters } } })).requests;
    expect(view?.parameters.map(({ form }) => form.name)).toEqual(['X-Own']);
  });

  it('has one request for each media type, and one without a body', () => {
    const content = { 'application/json': {}, 'application/x-www-form-urlencoded': {} };
    const { requests } = viewOf(looseContract({ '/x': { post: { requestBody: { content } } } }));
    expect(requests.map(({ title }) => title)).toEqual([
      'POST /x',
      'POST /x with application/json',
      'POST /x with application/x-www-form-urlencoded',
    ]);
  });

  it('leaves the contract itself as it is', () => {
    const contract = bodyContract({
      default: 1,
      example: 2,
      multipleOf: 3,
      properties: { a: { readOnly: true } },
    });
    const before = structuredClone(contract);
    viewOf(contract);
    expect(contract).toEqual(before);
  });
});
