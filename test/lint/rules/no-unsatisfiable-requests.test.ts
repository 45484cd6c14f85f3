import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, PathItem, Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const closed = { additionalProperties: false };
const Dog = objectOf({ 'name!': 'string', 'sound!': 'string' });
const Cat = objectOf({ 'name!': 'string', 'sound!': 'integer' });
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const CatDog: Schema = { allOf: [refTo('Dog'), refTo('Cat')] };
const Open = objectOf({ 'name!': 'string' });
const posting = (request: Schema, openapi?: string): OpenApiDocument =>
  sketch({ 'POST /x': { request, status: 204 } }, { Dog, Cat, CatDog, Open }, openapi);
const bodyOfX = '#/paths/~1x/post/requestBody/content/application~1json';

describe('no-unsatisfiable-requests', () => {
  it.each<[what: string, sent: Schema, reason: string]>([
    [
      'allOf of two schemas of one property',
      CatDog,
      'at /sound, Dog/sound is string and Cat/sound is integer',
    ],
    [
      'a closed schema that requires what it does not have',
      { ...objectOf({ 'age!': 'integer' }, closed), required: ['age', 'size'] },
      "the schema requires 'size', which the schema refuses (additionalProperties: false)",
    ],
    [
      'such a schema in a property',
      objectOf({ 'pet!': CatDog, note: 'string' }),
      'at /pet/sound, Dog/sound is string',
    ],
    [
      'such a schema in a list that cannot be empty',
      { type: 'array', items: CatDog, minItems: 1 },
      'at /0/sound, Dog/sound is string',
    ],
    [
      'only such schemas to choose from',
      { oneOf: [refTo('CatDog'), { allOf: [refTo('Dog'), objectOf({ 'sound!': 'boolean' })] }] },
      'at /sound, Dog/sound is string',
    ],
    [
      'two types at once',
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      'allOf/0 is string and allOf/1 is integer',
    ],
    [
      'bounds that cross',
      { allOf: [{ type: 'integer', minimum: 5 }, { maximum: 4 }] },
      'allOf/0 requires minimum 5 and allOf/1 requires maximum 4',
    ],
    [
      'nothing between bounds that exclude themselves',
      { type: 'number', minimum: 5, exclusiveMaximum: true, maximum: 5 },
      'the schema requires minimum 5 and exclusiveMaximum 5',
    ],
    [
      'an enum whose values do not fit',
      { allOf: [{ type: 'string', enum: ['a', 'b'] }, { enum: ['c'] }] },
      'no value of an enum fits',
    ],
    [
      'itself, without an end',
      objectOf({ 'parent!': { $ref: `${bodyOfX}/schema` } }),
      'a value must hold another one like itself, without an end',
    ],
  ])('finds %s', (_, sent, reason) => {
    expect(lintLines(posting(sent))).toEqual([`error no-unsatisfiable-requests ${bodyOfX}`]);
    expect(lintMessages(posting(sent))).toContain(
      `POST /x can never be called, because no body matches its schema: `,
    );
    expect(lintMessages(posting(sent))).toContain(reason);
  });

  it.each<[what: string, sent: Schema]>([
    ['allOf of two open schemas', { allOf: [Open, objectOf({ 'age!': 'integer' })] }],
    [
      'a schema that requires what is read only',
      { allOf: [refTo('Open'), objectOf({ 'id!': { type: 'string', readOnly: true }, name: 'string' })] },
    ],
    ['a property that nothing fits but may be left out', objectOf({ pet: CatDog })],
    ['an empty list', { type: 'array', items: CatDog }],
    ['another alternative', { anyOf: [CatDog, refTo('Open')] }],
    ['null instead', { allOf: [{ type: 'object', nullable: true, required: ['a'], ...closed }] }],
    ['a schema that holds itself at will', objectOf({ child: { $ref: `${bodyOfX}/schema` } })],
    [
      'a schema that holds itself in an alternative',
      objectOf({ 'next!': { oneOf: [{ type: 'string' }, { $ref: `${bodyOfX}/schema` }] } }),
    ],
    [
      'a pattern for names',
      { ...objectOf({ 'x-a!': 'string' }), patternProperties: { '^x-': {} }, ...closed },
    ],
  ])('allows %s', (_, sent) => {
    expect(lintLines(posting(sent))).toEqual([]);
  });

  it('checks required properties in OpenAPI 3.1 too', () => {
    expect(lintLines(posting({ allOf: [Dog, Cat] }, '3.1.0'))).toEqual([
      `error no-unsatisfiable-requests ${bodyOfX}`,
    ]);
  });

  it('only warns where the body is optional or has another media type', () => {
    const json = { schema: CatDog };
    const other = { 'application/json': json, 'application/merge-patch+json': { schema: Open } };
    const withBody = (requestBody: object): OpenApiDocument => ({
      ...posting(CatDog),
      paths: { '/x': { post: { requestBody, responses: { 204: {} } } } as PathItem },
    });
    for (const body of [{ content: { 'application/json': json } }, { required: true, content: other }]) {
      expect(lintLines(withBody(body))).toEqual([`warning no-unsatisfiable-requests ${bodyOfX}`]);
      expect(lintMessages(withBody(body))).toContain('can never be called with a body of application/json');
    }
  });

  it('only informs where nothing is proven', () => {
    const twice = { oneOf: [{ type: 'string' }, { type: 'string' }] };
    expect(lintLines(posting(twice))).toEqual([`info no-unsatisfiable-requests ${bodyOfX}`]);
    expect(lintMessages(posting(twice))).toContain('must match exactly one schema in oneOf');
  });

  it('finds a parameter that no value matches', () => {
    const parameters = [
      { name: 'a', in: 'query', required: true, schema: { type: 'string', minLength: 2, maxLength: 1 } },
      { name: 'b', in: 'query', schema: { type: 'string', enum: ['x'], maxLength: 0 } },
    ] as const;
    const document = contractOf({ '/x': { get: { parameters, responses: { 204: {} } } } });
    expect(lintLines(document)).toEqual([
      'error no-unsatisfiable-requests #/paths/~1x/get/parameters/0',
      'warning no-unsatisfiable-requests #/paths/~1x/get/parameters/1',
    ]);
    expect(lintMessages(document)).toContain("because no value matches its query parameter 'a'");
  });
});
