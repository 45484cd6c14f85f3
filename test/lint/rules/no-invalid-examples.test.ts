import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';
import { objectOf } from '../../support/small-contract.ts';

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('no-invalid-examples and no-invalid-schema-examples', () => {
  const Item = objectOf({ 'id!': { type: 'integer', readOnly: true }, 'name!': 'string' });
  const reading = (media: object, schema: Schema = Item) => {
    const content = { 'application/json': { schema, ...media } };
    return contractOf({ '/x': { get: { responses: { 200: { content } } } } });
  };
  const location = '#/paths/~1x/get/responses/200/content/application~1json';

  it.each<[what: string, media: object, at: string, message: string]>([
    [
      'of a media type',
      { example: { id: '1', name: 'a' } },
      '/example',
      'The example of GET /x does not match its schema: /id must be integer',
    ],
    [
      'with a name',
      { examples: { good: { value: { id: 1, name: 'a' } }, bad: { value: { id: 1 } } } },
      '/examples/bad/value',
      "The example 'bad' of GET /x does not match its schema: it must have required property 'name'",
    ],
  ])('find an example %s, with its issue', (_, media, at, message) => {
    expect(lintLines(reading(media))).toEqual([`warning no-invalid-examples ${location}${at}`]);
    expect(lintMessages(reading(media))).toContain(message);
  });

  it.each(['application/xml', 'text/csv', 'application/x-ndjson', 'text/event-stream', 'application/yaml'])(
    'take a text of %s for what is sent',
    (mediaType) => {
      const content = { [mediaType]: { schema: Item, example: 'id: 1' } };
      expect(lintLines(contractOf({ '/x': { get: { responses: { 200: { content } } } } }))).toEqual([]);
    },
  );

  it.each<[what: string, schema: Schema, at: string]>([
    ['example', { type: 'string', example: 5 }, '/schema/example'],
    ['default', { type: 'string', enum: ['a'], default: 'b' }, '/schema/default'],
    [
      'example of a property',
      objectOf({ schema: { type: 'string', example: 5 } }),
      '/schema/properties/schema/example',
    ],
  ])('find an example or default of a schema: %s', (_, schema, at) => {
    expect(lintLines(reading({}, schema))).toEqual([`warning no-invalid-schema-examples ${location}${at}`]);
  });

  it('locate an example of a 3.1 schema in its list', () => {
    const document = { ...reading({}, { type: 'string', examples: ['a', 5] }), openapi: '3.1.0' };
    expect(lintLines(document)).toEqual([`warning no-invalid-schema-examples ${location}/schema/examples/1`]);
  });

  it('say that a linked example is not used, unless its value is there too', () => {
    const externalValue = 'https://example.com';
    const document = reading({
      examples: { far: { externalValue }, near: { externalValue, value: { id: 1, name: 'a' } } },
    });
    expect(lintLines(document)).toEqual([`info no-invalid-examples ${location}/examples/far/externalValue`]);
  });

  it.each(['value', 'dataValue'])('check the %s of an example', (key) => {
    const document = reading({ examples: { a: { [key]: { id: 'x' } } } });
    expect(lintLines(document)).toEqual([`warning no-invalid-examples ${location}/examples/a/${key}`]);
  });

  it.each<[what: string, document: OpenApiDocument]>([
    [
      'a response without its write-only properties',
      reading(
        { example: { id: 1 } },
        objectOf({ 'id!': 'integer', 'secret!': { type: 'string', writeOnly: true } }),
      ),
    ],
    ['a schema as a request has it', reading({}, { ...Item, example: { name: 'a' } })],
    ['a schema as a response has it', reading({}, { ...Item, example: { id: 1, name: 'a' } })],
    ['null where that is allowed', reading({}, { type: 'string', nullable: true, example: null })],
    ['what is beside a reference in 3.0', reading({}, objectOf({ a: { ...refTo('None'), example: 5 } }))],
    ['a property called example', reading({}, objectOf({ example: 'string', default: 'string' }))],
  ])('allow %s', (_, document) => {
    const components = { schemas: { None: { type: 'string' } } };
    expect(lintLines({ ...document, components })).toEqual([]);
  });

  it.each([
    { schema: { type: 'integer' }, example: 'x', fits: false },
    { schema: { type: 'integer' }, example: '5', fits: true },
    { schema: { type: 'string' }, example: 5, fits: true },
    { schema: { type: 'array', items: { type: 'integer' } }, example: '1,2', fits: true },
    { schema: { type: 'array', items: { type: 'integer' } }, example: '1,b', fits: false },
  ])('read the example of a parameter as it is sent: $schema.type $example', ({ schema, example, fits }) => {
    const parameter = { name: 'a', in: 'query', schema, example } as const;
    const document = contractOf({ '/x': { get: { parameters: [parameter], responses: { 204: {} } } } });
    expect(lintLines(document)).toEqual(
      fits ? [] : ['warning no-invalid-examples #/paths/~1x/get/parameters/0/example'],
    );
  });
});
