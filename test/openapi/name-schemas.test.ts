import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { withNamedSchemas } from '../../src/openapi/name-schemas.ts';

const body = (schema: object) => ({ content: { 'application/json': { schema } } });

const at = (path: string, rest: string) =>
  `#/paths/~1${path}/get/responses/200/content/application~1json/schema${rest}`;

const document = (second: object, components: object = {}) =>
  ({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a': {
        get: {
          responses: { 200: body({ type: 'array', items: { properties: { pier: { type: 'string' } } } }) },
        },
      },
      '/b': { get: { responses: { 200: body(second) } } },
    },
    components,
  }) as OpenApiDocument;

const named = (given: OpenApiDocument) => withNamedSchemas(given, () => '/x/berth-data.v1.yaml');

describe('a schema that is referred to where it stands', () => {
  it('has the name of its file, and is referred to by that everywhere', () => {
    const given = document({ $ref: at('a', '/items') });
    const before = structuredClone(given);
    const result = named(given);
    const ref = { $ref: '#/components/schemas/BerthDataV1' };
    expect(result.components?.schemas).toEqual({ BerthDataV1: { properties: { pier: { type: 'string' } } } });
    expect(result.paths).toMatchObject({
      '/a': { get: { responses: { 200: body({ type: 'array', items: ref }) } } },
      '/b': { get: { responses: { 200: body(ref) } } },
    });
    expect(given).toEqual(before);
  });

  it('has that of its property, and another one where that is taken', () => {
    const result = named(
      document({ $ref: at('a', '/items/properties/pier') }, { schemas: { Pier: { type: 'integer' } } }),
    );
    expect(result.components?.schemas).toEqual({ Pier: { type: 'integer' }, Pier2: { type: 'string' } });
  });

  it('may be within another one, or within a named one', () => {
    const inner = { oneOf: [{ $ref: at('a', '/items/properties/pier') }, { $ref: at('a', '/items') }] };
    const schemas = {
      Whole: { properties: { part: { type: 'null' } } },
      Other: { $ref: '#/components/schemas/Whole/properties/part' },
    };
    const { components } = named(document(inner, { schemas }));
    expect(components?.schemas).toEqual({
      Whole: { properties: { part: { $ref: '#/components/schemas/Part' } } },
      Other: { $ref: '#/components/schemas/Part' },
      Pier: { type: 'string' },
      BerthDataV1: { properties: { pier: { $ref: '#/components/schemas/Pier' } } },
      Part: { type: 'null' },
    });
  });

  it('is left alone where it has a name', () => {
    const given = document(
      { $ref: '#/components/schemas/A' },
      { schemas: { A: { $ref: '#/components/schemas/B' }, B: {} } },
    );
    expect(named(given)).toEqual(given);
  });
});
