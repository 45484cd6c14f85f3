import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { createAjvRequestValidator } from '../../src/validation/ajv-request-validator.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import type { ValidationResult } from '../../src/validation/request-validator.ts';
import { bodyContract, looseContract, queryContract } from '../support/validating-app.ts';

const implementations = [
  { name: 'express-openapi-validator', createValidator: createExpressOpenApiValidator },
  { name: 'the own Ajv', createValidator: createAjvRequestValidator },
];

const text = { type: 'string' };
/** What FastAPI writes for an optional parameter. */
const optional = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe.each(implementations)('a request validator with $name', ({ createValidator }) => {
  /** Validates a request to the only operation of a contract. */
  async function validate(
    document: OpenApiDocument,
    mediaType: string | undefined,
    input: { readonly values?: Readonly<Record<string, unknown>>; readonly body?: unknown },
  ): Promise<ValidationResult> {
    const operations = operationsOf(document);
    const schemas = createRequestSchemas(document, operations.values());
    const validator = createValidator(schemas);
    await validator.ready();
    const [operation] = operations.values();
    if (operation === undefined) throw new Error('the contract has no operation');
    const { values = {}, body } = input;
    return validator.validate(schemas.requestOf(operation, mediaType), { values, body });
  }

  const validateQuery = (schema: object, value: unknown, rest: object = {}) =>
    validate(queryContract({ name: 'q', schema, ...rest }), undefined, { values: { 'query q': value } });

  const validateBody = (schema: object, body: unknown, rest: object = {}) =>
    validate(bodyContract(schema, rest), 'application/json', { body });

  const form = 'application/x-www-form-urlencoded';
  const validateForm = (schema: object, body: unknown) =>
    validate(looseContract({ '/x': { post: { requestBody: { content: { [form]: { schema } } } } } }), form, {
      body,
    });

  it.each<[what: string, schema: object, sent: unknown, value: unknown]>([
    ['an integer', { type: 'integer' }, '5', 5],
    ['a negative number', { type: 'number' }, '-0.5', -0.5],
    ['a number with an exponent', { type: 'number' }, '1e3', 1000],
    ['a boolean', { type: 'boolean' }, 'true', true],
    ['a text of digits', text, '007', '007'],
    ['an unsigned number', { type: 'integer', format: 'uint8' }, '255', 255],
    ['the largest of its bits', { type: 'integer', format: 'uint32' }, '4294967295', 4294967295],
    ['a text with the format of a number', { type: 'string', format: 'uint64' }, 'x', 'x'],
    ['a text or a number', { type: ['string', 'integer'] }, '5', '5'],
    ['one of a choice', { oneOf: [{ type: 'integer' }, { type: 'boolean' }] }, 'false', false],
    ['the empty text of a nullable number', { type: 'integer', nullable: true }, '', null],
    ['a flag that may be null', optional('boolean'), 'false', false],
    ['a number that may be null', optional('integer'), '0', 0],
    ['the empty text of what may be null', optional('integer'), '', null],
    ['a listed flag that may be null', { enum: [true, false, null] }, 'false', false],
    ['a list', { type: 'array', items: { type: 'integer' } }, ['1', '2'], [1, 2]],
    [
      'an object',
      { type: 'object', properties: { a: { type: 'boolean' }, b: text } },
      { a: 'true', b: '1' },
      { a: true, b: '1' },
    ],
    ['a schema of any type', {}, '1', '1'],
    ['one of listed numbers', { enum: [1, 2.5] }, '2.5', 2.5],
    ['a constant number', { const: 1 }, '1', 1],
    ['a constant flag', { const: true }, 'true', true],
    ['a number among listed texts', { enum: [10, 'all'] }, '10', 10],
    ['a text among listed numbers', { enum: [10, 'all'] }, 'all', 'all'],
    ['a listed flag or text', { type: ['boolean', 'string'], enum: [true, false, 'auto'] }, 'false', false],
    ['listed items', { type: 'array', items: { enum: [1, 2] } }, ['2', '1'], [2, 1]],
    ['one of a choice of constants', { oneOf: [{ const: 1 }, { const: 'x' }] }, '1', 1],
  ])('converts a parameter to %s', async (_, schema, sent, value) => {
    const result = await validateQuery(schema, sent);
    expect(result.issues).toEqual([]);
    expect(result.values).toEqual({ 'query q': value });
  });

  it.each<[what: string, schema: object, sent: unknown, issue: string]>([
    [
      'below an unsigned one',
      { type: 'integer', format: 'uint32' },
      '-1',
      'query parameter q must match format "uint32"',
    ],
    [
      'above its bits',
      { type: 'integer', format: 'uint8' },
      '256',
      'query parameter q must match format "uint8"',
    ],
    [
      'below its bits',
      { type: 'integer', format: 'int16' },
      '-32769',
      'query parameter q must match format "int16"',
    ],
    ['in hexadecimal', { type: 'integer' }, '0x10', 'query parameter q must be integer'],
    ['with a space', { type: 'integer' }, ' 5', 'query parameter q must be integer'],
    [
      'without end',
      { type: 'number' },
      '1e999',
      'query parameter q must be a number that can be stored exactly',
    ],
    ['that is empty', { type: 'integer' }, '', 'query parameter q must be integer'],
    ['with a fraction', { type: 'integer' }, '1.5', 'query parameter q must be integer'],
    ['that is no flag', optional('boolean'), 'x', 'query parameter q must be boolean'],
    ['above the maximum', { type: 'integer', maximum: 4 }, '5', 'query parameter q must be <= 4'],
    [
      'in a list',
      { items: { type: 'integer' }, type: 'array' },
      ['1', 'x'],
      'query parameter q/1 must be integer',
    ],
  ])('refuses a number %s', async (_, schema, sent, issue) => {
    const { issues } = await validateQuery(schema, sent);
    expect(issues).toContainEqual(issue);
  });

  it('requires what is required, and takes an empty text where that is allowed', async () => {
    const required = queryContract({ name: 'q', required: true, schema: text });
    expect((await validate(required, undefined, {})).issues).toEqual(['query parameter q is required']);
    const optional = queryContract({ name: 'q', schema: text });
    expect((await validate(optional, undefined, {})).issues).toEqual([]);
    const empty = await validateQuery({ type: 'integer' }, '', { allowEmptyValue: true });
    expect(empty).toMatchObject({ values: { 'query q': '' }, issues: [] });
  });

  it('names a parameter with its location', async () => {
    const parameters = ['path', 'header', 'cookie'].map((location) => ({
      name: 'p',
      in: location,
      required: true,
      schema: { type: 'integer' },
    }));
    const document = looseContract({ '/x/{p}': { get: { parameters } } });
    const { issues } = await validate(document, undefined, { values: { 'path p': 'a' } });
    expect([...issues].sort()).toEqual([
      'cookie p is required',
      'header p is required',
      'path parameter p must be integer',
    ]);
  });

  it('ignores a read-only property, whatever it is', async () => {
    const schema = { properties: { id: { readOnly: true, type: 'integer' } } };
    expect((await validateBody(schema, { id: 'x' })).issues).toEqual([]);
  });

  const pet = {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      id: { readOnly: true, type: 'integer' },
      name: text,
      tags: { type: 'array', uniqueItems: true },
    },
  };

  it.each<[what: string, body: unknown, issues: readonly string[]]>([
    ['that matches', { name: 'Rex', tags: [{ a: 1 }, { a: 2 }] }, []],
    ['without a required property', {}, ['/name is required']],
    ['with an unknown property', { name: 'Rex', 'a/b': 1 }, ['/a~1b is not allowed by the contract']],
    ['with a number for a text', { name: 1 }, ['/name must be string']],
    [
      'with equal items',
      { name: 'Rex', tags: [{ a: 1 }, { a: 1 }] },
      ['/tags must NOT have duplicate items'],
    ],
    ['that is no object', [], ['the body must be object']],
    [
      'with several issues',
      { nmae: 'Rex', tags: 1 },
      ['/name is required', '/nmae is not allowed by the contract', '/tags must be array'],
    ],
  ])('validates a body %s', async (_, body, issues) => {
    const result = await validateBody(pet, body);
    expect([...result.issues].sort()).toEqual(issues);
    expect(result.body).toEqual(body);
  });

  it.each([
    ['the named branch', { kind: 'Cat', lives: 9 }, true],
    ['another branch than the named one', { kind: 'Cat', bark: 'wuff' }, false],
    ['an unknown name', { kind: 'Cow' }, false],
    ['no name', {}, false],
    ['null', null, false],
  ])('lets a discriminator choose: %s', async (_, body, isValid) => {
    const branch = (property: string) => ({
      type: 'object',
      required: [property],
      properties: { kind: text },
    });
    const schemas = { Cat: branch('lives'), Dog: branch('bark') };
    const choice = { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } };
    const { issues } = await validateBody(choice, body, { components: { schemas } });
    expect(issues.length === 0).toBe(isValid);
  });

  it('validates recursive schemas', async () => {
    const schemas = { Node: { type: 'object', properties: { next: ref('Node'), n: { type: 'integer' } } } };
    const body = (n: unknown) => ({ next: { next: { n } } });
    expect((await validateBody(ref('Node'), body(1), { components: { schemas } })).issues).toEqual([]);
    const { issues } = await validateBody(ref('Node'), body('1'), { components: { schemas } });
    expect(issues).toEqual(['/next/next/n must be integer']);
  });

  it('converts the fields of a form, and validates them', async () => {
    const schema = {
      type: 'object',
      required: ['name'],
      properties: { age: { type: 'integer' }, name: text },
    };
    expect(await validateForm(schema, { age: '3', name: '3' })).toEqual({
      values: {},
      body: { age: 3, name: '3' },
      issues: [],
    });
    expect((await validateForm(schema, { age: 'old' })).issues).toEqual(
      expect.arrayContaining(['/name is required', '/age must be integer']),
    );
  });

  it('compiles every request schema', async () => {
    const document = bodyContract(
      { $ref: '#/components/schemas/A' },
      { components: { schemas: { A: pet } } },
    );
    const validator = createValidator(createRequestSchemas(document, operationsOf(document).values()));
    await expect(validator.compileAll()).resolves.toBeUndefined();
  });
});
