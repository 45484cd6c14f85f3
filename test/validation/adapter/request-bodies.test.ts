import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { bodyContract, createValidatingApp, looseContract } from '../../support/validating-app.ts';

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
      { type: 'string', pattern: '(?1)^a$' },
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
      'a pattern of another language',
      { type: 'string', pattern: '\\A[[:upper:]]+\\Z' },
      {},
      'b',
      'the body must match pattern "\\A[[:upper:]]+\\Z"',
    ],
    [
      'a pattern that backtracks for ever',
      { type: 'string', pattern: '^(a+)+$' },
      {},
      `${'a'.repeat(5_000)}!`,
      'the body must match pattern "^(a+)+$"',
    ],
    [
      'a pattern that the own example does not match',
      { type: 'string', pattern: '^\\d{3}$', example: 'a12' },
      {},
      'b',
      undefined,
    ],
    [
      'a pattern that none of the listed values matches',
      { type: 'string', pattern: '^[a-z]$', enum: ['A', 'B'] },
      {},
      'B',
      undefined,
    ],
    [
      'a UUID whose example is an identifier of another form',
      { type: 'string', format: 'uuid', example: '536e564f316c83104c000020' },
      {},
      '66e0800ad24ad5513b91014d',
      undefined,
    ],
    [
      'a UUID whose examples are no identifiers',
      { type: 'string', format: 'uuid', example: 'string' },
      {},
      '66e0800ad24ad5513b91014d',
      'the body must match format "uuid"',
    ],
    [
      'a UUID of which one example is one',
      { format: 'uuid', examples: ['contact-00017', '4fa1c2b0-7d1e-4c39-9a2f-5f0c3b1d2e4f'] },
      v31,
      'contact-00018',
      'the body must match format "uuid"',
    ],
    [
      'a pattern of names that is written for another language',
      { patternProperties: { '\\Ax-[[:lower:]]+\\z': { type: 'integer' } }, additionalProperties: false },
      v31,
      { 'x-a': 'b' },
      '/x-a must be integer',
    ],
    [
      'a pattern of names that JavaScript does not support',
      { patternProperties: { '(?1)a': {} } },
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
    ['int64', { type: 'integer', format: 'int64' }, {}, 9007199254740992, undefined],
    [
      'more than int64',
      { type: 'integer', format: 'int64' },
      {},
      9_300_000_000_000_000_000,
      'the body must match format "int64"',
    ],
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

  it.each<[declared: string, sent: string, status: number]>([
    ['application/vnd.api+json', 'application/json', 200],
    ['application/hal+json; version=2', 'application/json; charset=utf-8', 200],
    ['application/merge-patch+json', 'application/json', 415],
    ['application/json-patch+json', 'application/json', 415],
    ['application/vnd.api+json', 'text/plain', 415],
    ['application/json', 'application/merge-patch+json', 415],
  ])('of type %s, sent as %s, is %i', async (declared, sent, status) => {
    const document = looseContract({
      '/x': { post: { requestBody: { required: true, content: { [declared]: { schema: {} } } } } },
    });
    expect((await ask(document).post('/x').type(sent).send('{}')).status).toBe(status);
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
