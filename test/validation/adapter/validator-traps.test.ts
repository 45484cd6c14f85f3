import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import {
  bodyContract,
  createValidatingApp,
  looseContract,
  queryContract,
} from '../../support/validating-app.ts';

const ask = (document: OpenApiDocument) => supertest(createValidatingApp(document).app);
const v31 = { openapi: '3.1.0' };
const schemas = (named: object) => ({ components: { schemas: named } });

async function post(document: OpenApiDocument, body: unknown) {
  return ask(document).post('/x').type('json').send(JSON.stringify(body));
}

/** Whatever a contract says, nothing is written to the console. */
let written: ReturnType<typeof vi.spyOn>[] = [];
beforeEach(() => {
  written = (['log', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
});
afterEach(() => {
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

const nullableCat = schemas({ Cat: { nullable: true, properties: { name: { type: 'string' } } } });
const pet = {
  oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Bird' }],
  discriminator: { propertyName: 'kind', mapping: { bird: '#/components/schemas/Bird' } },
};
const dogOrBird = schemas({
  Dog: { type: 'object', properties: { kind: {}, bark: { type: 'string' } } },
  Bird: { type: 'object', required: ['wings'], properties: { kind: {}, wings: { type: 'integer' } } },
});

describe('a body is validated as the contract says', () => {
  it.each<[what: string, schema: object, rest: object, body: unknown, message: string | undefined]>([
    ['equal ids in examples', { example: { id: 'a' }, examples: [{ id: 'a' }] }, {}, 1, undefined],
    ['equal ids in parts', { allOf: [{ example: { id: 'a' } }, { example: { id: 'a' } }] }, {}, 1, undefined],
    ['nullable without type: null', { $ref: '#/components/schemas/Cat' }, nullableCat, null, undefined],
    [
      'nullable without type',
      { $ref: '#/components/schemas/Cat' },
      nullableCat,
      { name: 1 },
      '/name must be string',
    ],
    ['nullable with type', { type: 'string', nullable: true }, {}, null, undefined],
    ['prefixItems', { prefixItems: [{ type: 'integer' }] }, v31, [1, 'x'], undefined],
    ['prefixItems, first', { prefixItems: [{ type: 'integer' }, {}] }, v31, ['x'], '/0 must be integer'],
    [
      'prefixItems, second',
      { prefixItems: [{}, { type: 'integer' }] },
      v31,
      ['x', 'y'],
      '/1 must be integer',
    ],
    [
      'prefixItems, closed',
      { prefixItems: [{}], items: false },
      v31,
      [1, 2],
      'the body must NOT have more than 1 items',
    ],
    [
      'a pattern that JavaScript does not support',
      { type: 'string', pattern: '(?i)^a$' },
      {},
      'b',
      undefined,
    ],
    ['a pattern with needless escapes', { type: 'string', pattern: '^[\\w-.]\\-$' }, {}, '.-', undefined],
    [
      'one that does not match',
      { type: 'string', pattern: '^\\-$' },
      {},
      'x',
      'the body must match pattern "^\\-$"',
    ],
    [
      'a pattern of names that JavaScript does not support',
      { patternProperties: { '(?i)a': {} } },
      v31,
      { A: 1 },
      undefined,
    ],
    ['unknown keywords', { type: 'string', sparkling: true, required: true }, {}, 'x', undefined],
    ['a type that nobody knows', { type: 'any', enum: [], minLength: 'x' }, {}, 'x', undefined],
    ['multipleOf', { type: 'number', multipleOf: 0.01 }, {}, 19.99, undefined],
    [
      'multipleOf of too many digits',
      { type: 'number', multipleOf: 0.01 },
      {},
      19.999,
      'the body must be multiple of 0.01',
    ],
    ['multipleOf with a format', { format: 'double', multipleOf: 0.1 }, {}, 0.3, undefined],
    ['exclusive bounds of 3.0', { minimum: 1, exclusiveMinimum: true }, {}, 1, 'the body must be > 1'],
    ['exclusive bounds of 3.1', { exclusiveMinimum: 1 }, v31, 1, 'the body must be > 1'],
    ['a boolean as a schema', { properties: { a: true, b: false } }, v31, { a: 1 }, undefined],
    ['discriminator: one that fits', pet, dogOrBird, { kind: 'Dog', bark: 'wuff' }, undefined],
    ['discriminator: by mapping', pet, dogOrBird, { kind: 'bird', wings: 2 }, undefined],
    ['discriminator: what is wrong', pet, dogOrBird, { kind: 'bird' }, '/wings is required'],
    ['discriminator: no property', pet, dogOrBird, {}, '/kind is required'],
    [
      'discriminator: another value',
      pet,
      dogOrBird,
      { kind: 'fish' },
      '/kind must be equal to one of the allowed values: Dog, bird',
    ],
    ['discriminator: null', pet, dogOrBird, null, 'the body must be object'],
    ['a schema that contains itself', { $ref: '#/components/schemas/Node' }, nodes(), nested(20), undefined],
  ])('%s', async (_, schema, rest, body, message) => {
    const response = await post(bodyContract(schema, rest), body);
    expect(response.body).toEqual(
      message === undefined
        ? expect.objectContaining({ body })
        : { message: expect.stringContaining(message) },
    );
    expect(response.status).toBe(message === undefined ? 200 : 400);
  });

  it.each([
    ['uuid', 'nope', 400],
    ['uuid', '123e4567-e89b-12d3-a456-426614174000', 200],
    ['email', 'nope', 400],
    ['email', 'a@example.com', 200],
    ['date-time', '2026-02-30T00:00:00Z', 400],
    ['int32', 2 ** 31, 400],
    ['int32', 1, 200],
    ['int64', 2 ** 53, 200],
    ['decimal', '19.99', 200],
    ['iban', 'x', 200],
    ['a format of (its) own', 'x', 200],
  ])('format %s of %j', async (format, body, status) => {
    expect((await post(bodyContract({ format }), body)).status).toBe(status);
  });

  it('with all its issues at once', async () => {
    const schema = { required: ['a', 'b'], properties: { c: { type: 'integer' } } };
    const { body } = await post(bodyContract(schema), { c: 'x' });
    expect(body.message).toBe('/a is required; /b is required; /c must be integer');
  });
});

describe('a request reaches the handler unchanged', () => {
  it('without defaults: a PATCH of one property leaves others alone', async () => {
    const properties = { a: { type: 'integer', default: 1 }, b: { type: 'integer', default: 2 } };
    const content = { 'application/json': { schema: { type: 'object', properties } } };
    const document = looseContract({ '/x': { patch: { requestBody: { content } } } });
    expect((await ask(document).patch('/x').send({ b: 3 })).body.body).toEqual({ b: 3 });
  });

  it('with readOnly properties, which are not validated and may be absent, and writeOnly ones', async () => {
    const properties = {
      id: { type: 'integer', readOnly: true },
      at: { allOf: [{ type: 'string', readOnly: true }] },
      secret: { type: 'string', writeOnly: true },
    };
    const schema = { type: 'object', properties, required: ['id', 'secret'], additionalProperties: false };
    expect((await post(bodyContract(schema), { secret: 's' })).status).toBe(200);
    expect((await post(bodyContract(schema), { id: 'x', at: 1, secret: 's' })).body.body.id).toBe('x');
    expect((await post(bodyContract(schema), { id: 1 })).body.message).toBe('/secret is required');
  });
});

describe('a body', () => {
  const content = { 'application/json': { schema: { type: 'object' } } };

  it('that is required and missing is refused', async () => {
    const { status, body } = await ask(bodyContract({})).post('/x');
    expect({ status, ...body }).toEqual({
      status: 400,
      message: 'the body is missing: send application/json',
    });
  });

  it('that is not required may be missing', async () => {
    const document = looseContract({ '/x': { post: { requestBody: { content } } } });
    expect((await ask(document).post('/x')).status).toBe(200);
  });

  it('of an undeclared media type is refused before anything is compiled for it', async () => {
    const { app, validator } = createValidatingApp(bodyContract({ type: 'object' }));
    await validator.ready();
    const before = performance.now();
    for (let n = 0; n < 200; n++) {
      const response = await supertest(app).post('/x').type(`application/x-${n}`).send('{}');
      expect(response.status).toBe(415);
    }
    // The validator on its own takes 0.3 s and 12 MB for each.
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON;x=y'])(
    'may be of type %s',
    async (type) => {
      expect((await ask(bodyContract({})).post('/x').type(type).send('{}')).status).toBe(200);
    },
  );

  it('that is a form has its fields converted', async () => {
    const properties = { n: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } };
    const form = { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties } } };
    const document = looseContract({ '/x': { post: { requestBody: { content: form } } } });
    const send = (text: string) => ask(document).post('/x').type('form').send(text);
    expect((await send('n=7&tags=a')).body.body).toEqual({ n: 7, tags: ['a'] });
    expect((await send('n=seven')).body.message).toBe('/n must be integer');
  });
});

describe('a query parameter', () => {
  const list = { type: 'array', items: { type: 'string' } };
  const numbers = { type: 'array', items: { type: 'integer' } };
  const colour = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } };
  const either = { oneOf: [{ type: 'integer' }, { type: 'string' }] };
  const json = { 'application/json': { schema: colour } };

  it.each<
    [what: string, parameter: { name: string; [field: string]: unknown }, query: string, value: unknown]
  >([
    ['with an unencoded @', { name: 'q', schema: { type: 'string' } }, 'q=a@b.c', 'a@b.c'],
    ['with an unencoded +', { name: 'q', schema: { type: 'string' } }, 'q=a+b', 'a b'],
    ['with an encoded +', { name: 'q', schema: { type: 'string' } }, 'q=%2B49', '+49'],
    [
      'with reserved characters',
      { name: 'q', schema: { type: 'string' } },
      "q=a:b/c?d!$'()*,;=e",
      "a:b/c?d!$'()*,;=e",
    ],
    ['that looks like JSON', { name: 'q', schema: { allOf: [{ type: 'string' }] } }, 'q=0123', '0123'],
    ['of either type', { name: 'q', schema: either }, 'q=5', '5'],
    ['with a default', { name: 'q', schema: { type: 'integer', default: 5 } }, '', undefined],
    ['repeated', { name: 'tags', schema: list }, 'tags=x&tags=y', ['x', 'y']],
    ['once', { name: 'tags', schema: list }, 'tags=x,y', ['x,y']],
    ['with []', { name: 'tags', schema: list }, 'tags[]=x&tags[]=y', ['x', 'y']],
    ['with [] encoded', { name: 'tags', schema: list }, 'tags%5B%5D=x', ['x']],
    ['named with []', { name: 'tags[]', schema: list }, 'tags[]=x&tags[]=y', ['x', 'y']],
    ['named with brackets', { name: 'filter[a]', schema: { type: 'integer' } }, 'filter[a]=1', 1],
    ['with [0]', { name: 'n', schema: numbers }, 'n[0]=1&n[1]=2', [1, 2]],
    ['form, not exploded', { name: 'n', explode: false, schema: numbers }, 'n=1,2', [1, 2]],
    ['form, an encoded comma', { name: 't', explode: false, schema: list }, 't=a%2Cb,c', ['a,b', 'c']],
    [
      'spaceDelimited',
      { name: 'n', style: 'spaceDelimited', explode: false, schema: numbers },
      'n=1%202',
      [1, 2],
    ],
    [
      'pipeDelimited',
      { name: 'n', style: 'pipeDelimited', explode: false, schema: numbers },
      'n=1|2',
      [1, 2],
    ],
    [
      'pipeDelimited, encoded',
      { name: 'n', style: 'pipeDelimited', explode: false, schema: numbers },
      'n=1%7C2',
      [1, 2],
    ],
    ['deepObject', { name: 'c', style: 'deepObject', schema: colour }, 'c[R]=1&c[G]=2', { R: 1, G: 2 }],
    ['form, an object', { name: 'c', explode: false, schema: colour }, 'c=R,1,G,2', { R: 1, G: 2 }],
    ['form, an exploded object', { name: 'c', schema: colour }, 'R=1&G=2', { R: 1, G: 2 }],
    ['of content', { name: 'c', content: json }, 'c={"R":1}', { R: 1 }],
  ])('%s', async (_, parameter, query, value) => {
    const response = await ask(queryContract(parameter)).get(`/x?${query}`);
    expect(response.body.query).toEqual(value === undefined ? {} : { [parameter.name]: value });
  });

  it.each<[what: string, parameter: object, query: string, message: string]>([
    [
      'of a wrong type',
      { name: 'n', schema: { type: 'integer' } },
      'n=x',
      'query parameter n must be integer',
    ],
    [
      'in hexadecimal',
      { name: 'n', schema: { type: 'integer' } },
      'n=0x10',
      'query parameter n must be integer',
    ],
    ['without end', { name: 'n', schema: { type: 'number' } }, 'n=1e999', 'query parameter n must be number'],
    ['an item', { name: 'n', schema: numbers }, 'n=1&n=x', 'query parameter n/1 must be integer'],
    ['missing', { name: 'n', required: true, schema: {} }, '', 'query parameter n is required'],
    ['not JSON', { name: 'c', content: json }, 'c={', 'query parameter c must be object'],
    ['unknown', { name: 'n', schema: {} }, 'm=1', 'query parameter m is not declared by GET /x'],
  ])('%s is refused', async (_, parameter, query, message) => {
    const { status, body } = await ask(queryContract(parameter)).get(`/x?${query}`);
    expect({ status, ...body }).toEqual({ status: 400, message });
  });

  it('that a security scheme requires is allowed', async () => {
    const components = { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } };
    const document = looseContract({ '/x': { get: { security: [{ key: [] }] } } }, { components });
    expect((await ask(document).get('/x?api_key=1')).status).toBe(200);
  });
});

describe('a path parameter', () => {
  it.each<[template: string, path: string, params: object]>([
    ['/c/{customer-id}', '/c/7', { 'customer-id': 7 }],
    ['/c/{id}.json', '/c/7.json', { id: 7 }],
    ['/c/{id}:cancel', '/c/7:cancel', { id: 7 }],
    ['/c/{id}/{some.id}', '/c/7/a.b', { id: 7, 'some.id': 'a.b' }],
    ['/c/{from}-{to}', '/c/1-2', { from: '1', to: '2' }],
    ['/c/{name}', '/c/a;b=1.c', { name: 'a;b=1.c' }],
    ['/c/{name}', '/c/%2F%20', { name: '/ ' }],
  ])('%s takes %s', async (template, path, params) => {
    const parameters = Object.keys(params).map((name) => {
      return {
        name,
        in: 'path',
        required: true,
        schema: { type: /id$/.test(name) && name !== 'some.id' ? 'integer' : 'string' },
      };
    });
    const response = await ask(looseContract({ [template]: { get: { parameters } } })).get(path);
    expect(response.body.params).toEqual(params);
  });

  it.each([
    ['simple', '/c/1,2'],
    ['label', '/c/.1,2'],
    ['matrix', '/c/;n=1,2'],
  ])('of style %s', async (style, path) => {
    const schema = { type: 'array', items: { type: 'integer' } };
    const parameters = [{ name: 'n', in: 'path', required: true, style, schema }];
    const response = await ask(looseContract({ '/c/{n}': { get: { parameters } } })).get(path);
    expect(response.body.params).toEqual({ n: [1, 2] });
  });
});

describe('a header and a cookie', () => {
  const parameters = [
    { name: 'X-Count', in: 'header', required: true, schema: { type: 'integer' } },
    { name: 'Accept', in: 'header', required: true, schema: { type: 'integer' } },
    { name: 'session', in: 'cookie', required: true, schema: { type: 'string', minLength: 3 } },
  ];
  const document = looseContract({ '/x': { get: { parameters } } });

  it('are validated, except those that other parts of the contract describe', async () => {
    const ok = await ask(document).get('/x').set({ 'X-Count': '1', Cookie: 'a=b; session=abc' });
    expect(ok.status).toBe(200);
    const bad = await ask(document).get('/x').set({ 'X-Count': 'x', Cookie: 'session=a' });
    expect(bad.body.message).toBe(
      'header x-count must be integer; cookie session must NOT have fewer than 3 characters',
    );
    expect((await ask(document).get('/x')).body.message).toBe(
      'header x-count is required; cookie session is required',
    );
  });
});

describe('apart from the validator', () => {
  it('HEAD is handled as GET', async () => {
    expect((await ask(looseContract({ '/x': { get: {} } })).head('/x')).status).toBe(200);
  });

  it('a security scheme needs no handler', async () => {
    const components = { securitySchemes: { odd: { type: 'oauth2', flows: {} } } };
    const document = looseContract({ '/x': { get: {} } }, { components, security: [{ odd: [] }] });
    expect((await ask(document).get('/x')).status).toBe(200);
  });

  it('paths are found below every base path, and nowhere else', async () => {
    const servers = [
      { url: 'https://a.example/v1' },
      { url: '/{env}', variables: { env: { default: 'test' } } },
    ];
    const document = looseContract({ '/x': { get: {} } }, { servers });
    expect((await ask(document).get('/v1/x')).body.basePath).toBe('/v1');
    expect((await ask(document).get('/test/x')).body.basePath).toBe('/test');
    const outside = await ask(document).get('/x');
    expect(outside.status).toBe(404);
    expect(outside.body.message).toContain('its paths begin with /v1 or /test');
  });
});

describe('a contract of 800 paths', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 800 }, (_, n) => [`/things${n}/{id}`, { put: putThing(n) }]),
  );
  const document = looseContract(
    paths,
    schemas({ Thing: { type: 'object', properties: { child: { $ref: '#/components/schemas/Thing' } } } }),
  );

  it('is prepared fast, and its last operation is as fast as its first', { timeout: 60_000 }, async () => {
    const start = performance.now();
    const { app, validator } = createValidatingApp(document);
    await validator.ready();
    expect(performance.now() - start).toBeLessThan(3_000);
    const client = supertest(app);
    const timeOf = async (n: number) => {
      const before = performance.now();
      const response = await client.put(`/things${n}/1`).send({ n, child: { child: {} } });
      expect(response.status).toBe(200);
      return performance.now() - before;
    };
    await timeOf(0);
    const first = await timeOf(1);
    for (let n = 2; n < 100; n++) await timeOf(n);
    expect(await timeOf(799)).toBeLessThan(first + 100);
  });

  it('takes little memory for each operation that is compiled', { timeout: 60_000 }, async () => {
    const { validator } = createValidatingApp(document);
    await validator.ready();
    const before = process.memoryUsage().heapUsed;
    await validator.compileAll();
    expect((process.memoryUsage().heapUsed - before) / 1600).toBeLessThan(200_000);
  });
});

function putThing(n: number) {
  const properties = { n: { const: n }, child: { $ref: '#/components/schemas/Thing' } };
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    requestBody: { content: { 'application/json': { schema: { type: 'object', properties } } } },
  };
}

function nodes() {
  const properties = { next: { $ref: '#/components/schemas/Node' } };
  return schemas({ Node: { type: 'object', properties, additionalProperties: false } });
}

function nested(depth: number): unknown {
  return depth === 0 ? {} : { next: nested(depth - 1) };
}

describe('values that a schema compares', () => {
  const object = { type: 'object' };
  const distinct = { type: 'array', uniqueItems: true, items: object };
  // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
  const conditional = { if: { const: { a: 1 } }, then: { required: ['b'] } };

  it.each<[string, object, unknown, boolean]>([
    ['items that differ', distinct, [{ a: 1 }, { a: 2 }], true],
    [
      'items that are equal',
      distinct,
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    ['items with a property toString', distinct, [{ toString: 1 }, { toString: 2 }], true],
    ['equal items with a property valueOf', distinct, [{ valueOf: 1 }, { valueOf: 1 }], false],
    ['items of any type', { type: 'array', uniqueItems: true }, [1, '1', [1], { a: 1 }, null], true],
    ['lists that are equal', { type: 'array', uniqueItems: true }, [[1], [1]], false],
    [
      'scalars that are equal',
      { type: 'array', uniqueItems: true, items: { type: 'string' } },
      ['a', 'a'],
      false,
    ],
    ['one of the objects that are listed', { enum: [{ a: 1 }, { b: 1 }] }, { b: 1 }, true],
    ['none of the objects that are listed', { enum: [{ a: 1 }] }, { toString: 1 }, false],
    ['one of the values that are listed beside objects', { enum: [{ a: 1 }, 'x'] }, 'x', true],
    [
      'behind a reference and in a property',
      { properties: { p: { allOf: [distinct] } } },
      { p: [{}, {}] },
      false,
    ],
    ['not what is refused', { not: { enum: [{ a: 1 }] } }, { b: 1 }, true],
    ['what is refused', { not: { enum: [{ a: 1 }] } }, { a: 1 }, false],
    ['one of two choices', { oneOf: [{ const: { a: 1 } }, { const: { a: 2 } }] }, { a: 2 }, true],
    ['both of two choices', { oneOf: [{ const: { a: 1 } }, { enum: [{ a: 1 }] }] }, { a: 1 }, false],
    ['a condition that does not hold', conditional, { a: 2 }, true],
    ['a condition that holds', conditional, { a: 1 }, false],
    [
      'values that look like schemas',
      { enum: [{ example: 1, default: 2 }] },
      { example: 1, default: 2 },
      true,
    ],
    [
      'not quite values that look like schemas',
      { enum: [{ example: 1, default: 2 }] },
      { default: 2 },
      false,
    ],
    ['an item that must be there', { contains: { const: { a: 1 } } }, [{}, { a: 1 }], true],
    ['an item that is not there', { contains: { const: { a: 1 } } }, [{}], false],
    ['ten thousand items that differ', distinct, Array.from({ length: 10_000 }, (_, a) => ({ a })), true],
  ])('%s', async (_, schema, body, fits) => {
    const { status } = await post(bodyContract(schema, v31), body);
    expect(status).toBe(fits ? 200 : 400);
  });
});
