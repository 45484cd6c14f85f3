import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, PathItem, Schema } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { contractOf } from '../support/contract.ts';
import { lintDocument } from '../support/lint-document.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

const closed = { additionalProperties: false };
const Dog = objectOf({ 'name!': 'string', 'bark!': 'string' }, closed);
const Cat = objectOf({ 'name!': 'string', 'purr!': 'integer' }, closed);
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const CatDog: Schema = { allOf: [refTo('Dog'), refTo('Cat')] };
const Open = objectOf({ 'name!': 'string' });

/** What is found, in the order told: `error path #/paths/~1x`. */
function lines(document: OpenApiDocument): readonly string[] {
  return lintDocument(document).map(({ severity, kind, location }) => `${severity} ${kind} ${location}`);
}

function messages(document: OpenApiDocument): string {
  return lintDocument(document)
    .map(({ message }) => message)
    .join('\n');
}

const posting = (request: Schema, openapi?: string): OpenApiDocument =>
  sketch({ 'POST /x': { request, status: 204 } }, { Dog, Cat, CatDog, Open }, openapi);

const bodyOfX = '#/paths/~1x/post/requestBody/content/application~1json';

describe('a request that nothing can satisfy', () => {
  it.each<[what: string, sent: Schema, reason: string]>([
    [
      'allOf of two closed schemas',
      CatDog,
      "Dog requires 'bark', which Cat refuses (additionalProperties: false); " +
        "Cat requires 'purr', which Dog refuses (additionalProperties: false)",
    ],
    [
      'a closed schema beside allOf',
      { allOf: [refTo('Dog')], ...objectOf({ 'age!': 'integer' }, closed) },
      "Dog requires 'name', 'bark', which the schema refuses",
    ],
    [
      'such a schema in a property',
      objectOf({ 'pet!': CatDog, note: 'string' }),
      "at /pet, Dog requires 'bark', which Cat refuses",
    ],
    [
      'such a schema in a list that cannot be empty',
      { type: 'array', items: CatDog, minItems: 1 },
      "at /0, Dog requires 'bark', which Cat refuses",
    ],
    [
      'only such schemas to choose from',
      { oneOf: [refTo('CatDog'), { allOf: [refTo('Dog'), objectOf({ 'x!': 'string' })] }] },
      "Dog requires 'bark', which Cat refuses",
    ],
    [
      'two types at once',
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      'allOf/0 is string and allOf/1 is integer',
    ],
    [
      'bounds that cross',
      { allOf: [{ type: 'integer', minimum: 5 }, { maximum: 4 }] },
      'allOf/0 asks for minimum 5 and allOf/1 for maximum 4',
    ],
    [
      'nothing between bounds that exclude themselves',
      { type: 'number', minimum: 5, exclusiveMaximum: true, maximum: 5 },
      'the schema asks for minimum 5 and the schema for exclusiveMaximum 5',
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
  ])('is one that asks for %s', (_, sent, reason) => {
    expect(lines(posting(sent))).toEqual([`error unsatisfiable request ${bodyOfX}`]);
    expect(messages(posting(sent))).toContain(`POST /x can never be called, for no body fits its schema: `);
    expect(messages(posting(sent))).toContain(reason);
  });

  it.each<[what: string, sent: Schema]>([
    ['allOf of two open schemas', { allOf: [Open, objectOf({ 'age!': 'integer' })] }],
    ['allOf of two closed schemas with the same properties', { allOf: [Open, { ...Open, ...closed }] }],
    [
      'two closed schemas that share what they require',
      { allOf: [{ ...Open, ...closed }, objectOf({ 'name!': 'string', age: 'integer' }, closed)] },
    ],
    [
      'a closed schema that requires what is read only',
      {
        allOf: [
          refTo('Open'),
          objectOf({ 'id!': { type: 'string', readOnly: true }, name: 'string' }, closed),
        ],
      },
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
  ])('is not one that allows %s', (_, sent) => {
    expect(lines(posting(sent))).toEqual([]);
  });

  it('is a matter of required properties in 3.1 too', () => {
    expect(lines(posting({ allOf: [Dog, Cat] }, '3.1.0'))).toEqual([
      `error unsatisfiable request ${bodyOfX}`,
    ]);
  });

  it('is less grave where the body may be left out or be of another type', () => {
    const json = { schema: CatDog };
    const other = { 'application/json': json, 'application/merge-patch+json': { schema: Open } };
    const withBody = (requestBody: object): OpenApiDocument => ({
      ...posting(CatDog),
      paths: { '/x': { post: { requestBody, responses: { 204: {} } } } as PathItem },
    });
    for (const body of [{ content: { 'application/json': json } }, { required: true, content: other }]) {
      expect(lines(withBody(body))).toEqual([`warning unsatisfiable request ${bodyOfX}`]);
      expect(messages(withBody(body))).toContain('can never be called with a body of application/json');
    }
  });

  it('is only noted where nothing is proven', () => {
    const twice = { oneOf: [{ type: 'string' }, { type: 'string' }] };
    expect(lines(posting(twice))).toEqual([`info unsatisfiable request ${bodyOfX}`]);
    expect(messages(posting(twice))).toContain('must match exactly one schema in oneOf');
  });

  it('is one with a required parameter that nothing fits', () => {
    const parameters = [
      { name: 'a', in: 'query', required: true, schema: { type: 'string', minLength: 2, maxLength: 1 } },
      { name: 'b', in: 'query', schema: { type: 'string', enum: ['x'], maxLength: 0 } },
    ] as const;
    const document = contractOf({ '/x': { get: { parameters, responses: { 204: {} } } } });
    expect(lines(document)).toEqual([
      'error unsatisfiable request #/paths/~1x/get/parameters/0',
      'warning unsatisfiable request #/paths/~1x/get/parameters/1',
    ]);
    expect(messages(document)).toContain("no value fits its query parameter 'a'");
  });
});

describe('a schema without an end', () => {
  it('is cut where it comes back, which is noted, and judges values', () => {
    const Pet = { oneOf: [refTo('Cat'), refTo('Dog')] };
    const child = { allOf: [refTo('Pet'), { type: 'object', example: 5 }] };
    const document = sketch({ 'GET /x': { response: 'Pet' } }, { Pet, Cat: child, Dog: Open });
    expect(lines(document)).toEqual([
      'warning example #/components/schemas/Cat/allOf/1/example',
      'info endless schema #/components/schemas/Pet',
    ]);
    expect(messages(document)).toContain('(Pet → Cat → Pet)');
  });

  it('is none that holds itself in a property or a list', () => {
    const Tree: Schema = {
      allOf: [objectOf({ up: refTo('Tree'), down: { type: 'array', items: refTo('Tree') } })],
    };
    expect(lines(sketch({ 'GET /x': { response: 'Tree' } }, { Tree }))).toEqual([]);
  });

  it('is none that is used twice', () => {
    const Both = { allOf: [refTo('Open'), { anyOf: [refTo('Open'), refTo('Also')] }] };
    const document = sketch(
      { 'GET /x': { response: 'Both' } },
      { Both, Open, Also: { allOf: [refTo('Open')] } },
    );
    expect(lines(document)).toEqual([]);
  });
});

describe('an answer that nothing can be', () => {
  const responding = (declared: OperationSketch) =>
    sketch({ 'GET /x': declared }, { Dog, Cat, CatDog, Open });

  it('is an error when there is no other way to succeed', () => {
    const document = responding({ response: 'CatDog' });
    expect(lines(document)).toEqual([
      'error unsatisfiable answer #/paths/~1x/get/responses/200/content/application~1json',
    ]);
    expect(messages(document)).toContain('No 200 of GET /x as application/json is ever valid: Dog requires');
  });

  it('is a warning when it is a failure, told once where it is shared', () => {
    const document = responding({ response: 'Open' });
    const get = { responses: { 200: {}, 400: { $ref: '#/components/responses/Bad' } } };
    const content = { 'application/json': { schema: CatDog } };
    const shared = {
      ...document,
      paths: { '/x': { get }, '/y': { get } },
      components: { ...document.components, responses: { Bad: { content } } },
    };
    expect(lines(shared)).toEqual([
      'warning unsatisfiable answer #/components/responses/Bad/content/application~1json',
    ]);
  });

  it('is not looked at where it is not JSON', () => {
    expect(lines(responding({ response: 'CatDog', mediaType: 'application/xml' }))).toEqual([]);
  });
});

describe('an example', () => {
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
      'The example of GET /x does not fit its schema: /id must be integer',
    ],
    [
      'with a name',
      { examples: { good: { value: { id: 1, name: 'a' } }, bad: { value: { id: 1 } } } },
      '/examples/bad/value',
      "The example 'bad' of GET /x does not fit its schema: it must have required property 'name'",
    ],
  ])('%s is told with its fault', (_, media, at, message) => {
    expect(lines(reading(media))).toEqual([`warning example ${location}${at}`]);
    expect(messages(reading(media))).toContain(message);
  });

  it.each<[what: string, schema: Schema, at: string]>([
    ['example', { type: 'string', example: 5 }, '/schema/example'],
    ['default', { type: 'string', enum: ['a'], default: 'b' }, '/schema/default'],
    [
      'example of a property',
      objectOf({ schema: { type: 'string', example: 5 } }),
      '/schema/properties/schema/example',
    ],
  ])('of a schema is told: %s', (_, schema, at) => {
    expect(lines(reading({}, schema))).toEqual([`warning example ${location}${at}`]);
  });

  it('of a schema of 3.1 is told by its place in the list', () => {
    const document = { ...reading({}, { type: 'string', examples: ['a', 5] }), openapi: '3.1.0' };
    expect(lines(document)).toEqual([`warning example ${location}/schema/examples/1`]);
  });

  it.each<[what: string, document: OpenApiDocument]>([
    [
      'an answer without what is never answered',
      reading(
        { example: { id: 1 } },
        objectOf({ 'id!': 'integer', 'secret!': { type: 'string', writeOnly: true } }),
      ),
    ],
    ['what is shown elsewhere', reading({ examples: { far: { externalValue: 'https://example.com' } } })],
    ['a schema as it is sent', reading({}, { ...Item, example: { name: 'a' } })],
    ['a schema as it is answered', reading({}, { ...Item, example: { id: 1, name: 'a' } })],
    ['null where that is allowed', reading({}, { type: 'string', nullable: true, example: null })],
    ['what stands beside a reference in 3.0', reading({}, objectOf({ a: { ...refTo('None'), example: 5 } }))],
    ['a property called example', reading({}, objectOf({ example: 'string', default: 'string' }))],
  ])('is not told of %s', (_, document) => {
    const components = { schemas: { None: { type: 'string' } } };
    expect(lines({ ...document, components })).toEqual([]);
  });

  it.each([
    { schema: { type: 'integer' }, example: 'x', fits: false },
    { schema: { type: 'integer' }, example: '5', fits: true },
    { schema: { type: 'string' }, example: 5, fits: true },
    { schema: { type: 'array', items: { type: 'integer' } }, example: '1,2', fits: true },
    { schema: { type: 'array', items: { type: 'integer' } }, example: '1,b', fits: false },
  ])('of a parameter may be written as it is sent: $schema.type $example', ({ schema, example, fits }) => {
    const parameter = { name: 'a', in: 'query', schema, example } as const;
    const document = contractOf({ '/x': { get: { parameters: [parameter], responses: { 204: {} } } } });
    expect(lines(document)).toEqual(fits ? [] : ['warning example #/paths/~1x/get/parameters/0/example']);
  });
});

describe('paths', () => {
  const paths = (...operations: string[]) => sketch(Object.fromEntries(operations.map((name) => [name, {}])));

  it.each<[operations: string[], expected: string[]]>([
    [['GET /a/{x}', 'GET /a/{y}'], ['error path #/paths/~1a~1{y}']],
    [['GET /a/{x}', 'DELETE /a/{y}'], ['warning path #/paths/~1a~1{y}']],
    [['GET /{a}/b', 'GET /a/{b}'], ['warning path #/paths/~1a~1{b}']],
    [
      ['GET /x#a', 'GET /x?b=1'],
      ['error path #/paths/~1x#a', 'error path #/paths/~1x?b=1'],
    ],
    [['GET /{a}/b', 'PUT /a/{b}'], []],
    [['GET /a/{x}', 'GET /a/me'], []],
    [['GET /a/{x}', 'GET /a/{x}/b', 'GET /a/{x}/b/{y}'], []],
    [['GET /a/{x}.json', 'GET /a/{x}'], []],
    [['GET /{a}/b', 'GET /c/{b}/d'], []],
  ])('%j', (operations, expected) => {
    expect(lines(paths(...operations))).toEqual(expected);
  });

  it('with a number for a parameter are not confused with a word', () => {
    const parameters = [{ name: 'n', in: 'path', required: true, schema: { type: 'integer' } }] as const;
    const get = { responses: { 204: {} } };
    const document = (literal: string) =>
      contractOf({ '/a/{n}/b': { parameters, get }, [`/a/${literal}/{n}`]: { parameters, get } });
    expect(lines(document('me'))).toEqual([]);
    expect(lines(document('5'))).toEqual([]);
  });

  it('below different base paths are never confused', () => {
    const document = paths('GET /a/{x}', 'GET /a/{y}');
    const own: object = { ...document.paths['/a/{y}'], servers: [{ url: '/v2' }] };
    expect(lines({ ...document, paths: { ...document.paths, '/a/{y}': own as PathItem } })).toEqual([]);
  });

  it('and their parameters go together', () => {
    const parameters = [{ name: 'b', in: 'path', required: true, schema: {} }] as const;
    const document = contractOf({ '/x/{a}': { parameters, get: { responses: { 204: {} } } } });
    expect(lines(document)).toEqual([
      'warning path parameter #/paths/~1x~1{a}/get',
      'warning path parameter #/paths/~1x~1{a}/parameters/0',
    ]);
  });
});

describe('other findings', () => {
  it('are items that do not show their id', () => {
    const item = objectOf({ size: 'integer' });
    const byServer = sketch({
      'POST /boxes': { request: item, response: item, status: 201 },
      'GET /boxes/{id}': { response: item },
    });
    const byClient = sketch({
      'PUT /boxes/{id}': { request: item, response: item },
      'GET /boxes/{id}': { response: item },
    });
    expect(lines(byServer)).toEqual(['warning id #/paths/~1boxes~1{id}']);
    expect(lines(byClient)).toEqual(['info id #/paths/~1boxes~1{id}']);
  });

  it.each([
    { responses: undefined, expected: ['warning answer #/paths/~1x/get'] },
    { responses: { 404: {} }, expected: ['warning answer #/paths/~1x/get'] },
    { responses: { default: {} }, expected: ['info answer #/paths/~1x/get'] },
    { responses: { '2XX': {} }, expected: [] },
    { responses: { 302: {} }, expected: [] },
  ])('are operations without an answer to success: $responses', ({ responses, expected }) => {
    expect(lines(contractOf({ '/x': { get: { ...(responses && { responses }) } } }))).toEqual(expected);
  });

  it('are security schemes that nobody defines, each once', () => {
    const get = { responses: { 204: {} }, security: [{ key: [] }, { token: [] }] };
    const document = contractOf(
      { '/x': { get }, '/y': { get } },
      { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } },
    );
    expect(lines(document)).toEqual(['warning security #/paths/~1x/get']);
    expect(messages(document)).toContain("'key'");
  });

  it('are keywords that cannot be what they are', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'text', required: true }, type: { enum: [] } },
    };
    expect(lines(contractOf({}, { components: { schemas: { A: schema } } }))).toEqual([
      'info keyword #/components/schemas/A/properties/a/type',
      'info keyword #/components/schemas/A/properties/a/required',
      'info keyword #/components/schemas/A/properties/type/enum',
    ]);
  });

  it('are formats that nobody knows, each once', () => {
    const schemas = Object.fromEntries(
      ['sku', 'sku', 'uuid', 'int64', 'decimal', 'binary', 'password'].map((format, i) => [
        `S${i}`,
        { format },
      ]),
    );
    const document = contractOf({}, { components: { schemas } });
    expect(lines(document)).toEqual(['info format #/components/schemas/S0/format']);
    expect(messages(document)).toContain("'sku' (in 2 places)");
  });

  it('are the notes of the loading, with their place', () => {
    const note =
      'my api.yaml#/components/schemas/A/pattern is a pattern that JavaScript lacks, so it is not checked.';
    expect(lintDocument(contractOf({}), [note])).toEqual([
      {
        severity: 'info',
        kind: 'pattern',
        location: '#/components/schemas/A/pattern',
        message: 'This is a pattern that JavaScript lacks, so it is not checked.',
      },
    ]);
  });

  it('come with errors first', () => {
    const document = sketch(
      {
        'POST /x': { request: CatDog },
        'GET /y': { response: { type: 'string', example: 5, format: 'sku' } },
      },
      { Dog, Cat },
    );
    expect(lintDocument(document).map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
  });
});

describe('a contract without faults', () => {
  const folder = fileURLToPath(new URL('../contracts', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  it.each([
    ...files.map((name) => `${folder}/${name}`),
    fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url)),
  ])('%s', async (file) => {
    const { document, notes } = await loadDocument(file);
    expect(lintDocument(document, notes)).toEqual([]);
  });

  it('has the usual six operations', () => {
    const operations: Record<string, OperationSketch> = {
      'GET /pets': { response: arrayOf('Pet') },
      'POST /pets': { request: 'Pet', response: 'Pet', status: 201 },
      'GET /pets/{id}': { response: 'Pet' },
      'PUT /pets/{id}': { request: 'Pet', response: 'Pet' },
      'PATCH /pets/{id}': { request: 'Pet', response: 'Pet' },
      'DELETE /pets/{id}': {},
    };
    expect(lines(sketch(operations, { Pet: objectOf({ id: 'integer', name: 'string' }) }))).toEqual([]);
  });
});
