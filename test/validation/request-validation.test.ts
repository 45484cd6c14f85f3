import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createRequestValidation } from '../../src/validation/request-validation.ts';
import { type LoosePaths, looseContract } from '../support/validating-app.ts';

const json = 'application/json';

/** As many operations as a large contract has, each with a body of its own: `a7` is required in that of `create7`. */
function largeContract(count: number) {
  let reads = 0;
  const paths = Array.from({ length: count }, (_, i): [string, LoosePaths[string]] => {
    const schema = { type: 'object', required: [`a${i}`] };
    const media = {
      get schema() {
        reads += i === count - 1 ? 1 : 0;
        return schema;
      },
    };
    const post = {
      operationId: `create${i}`,
      requestBody: { content: { [json]: media } },
      responses: { 204: { description: '' } },
    };
    return [`/things${i}`, { post }];
  });
  const document = looseContract(Object.fromEntries(paths));
  const operations = operationsOf(document);
  const validation = createRequestValidation(document, operations.values(), createValidators(document));
  const validate = (id: string, body: unknown, mediaType = json) => {
    const operation = operations.get(id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const schema = validation.requestSchemas.requestOf(operation, mediaType);
    return validation.requestValidator.validate(schema, { values: {}, body });
  };
  return { operations, validation, validate, readsOfLast: () => reads };
}

describe('the validation of requests', () => {
  it.each([0, 99, 100, 249])('to create%i of 250 operations is by their own schemas', async (i) => {
    const { validate } = largeContract(250);
    expect((await validate(`create${i}`, {})).issues).toEqual([`/a${i} is required`]);
    expect((await validate(`create${i}`, { [`a${i}`]: 1 })).issues).toEqual([]);
  });

  it('prepares an operation of a large contract with the first request to its group', async () => {
    const { validation, validate, readsOfLast } = largeContract(250);
    const before = readsOfLast();
    await validation.requestValidator.ready();
    await validate('create0', { a0: 1 });
    expect(readsOfLast()).toBe(before);
    await validate('create249', { a249: 1 });
    expect(readsOfLast()).toBeGreaterThan(before);
  });

  it('compiles no schema before there is a request for it', async () => {
    const schemas = {
      Crate: { type: 'object', required: ['lid'], properties: { lid: { $ref: '#/components/schemas/Lid' } } },
      Lid: {
        type: 'object',
        required: ['hinge'],
        properties: { of: { $ref: '#/components/schemas/Crate' } },
      },
    };
    const body = { content: { [json]: { schema: { $ref: '#/components/schemas/Crate' } } } };
    const document = looseContract(
      { '/crates': { post: { requestBody: body } } },
      { components: { schemas } },
    );
    const operations = operationsOf(document);
    const { requestSchemas, requestValidator } = createRequestValidation(
      document,
      operations.values(),
      createValidators(document),
    );
    const [operation] = operations.values();
    if (operation === undefined) throw new Error('no operation');
    const getSchema = vi.spyOn(Object.getPrototypeOf(Ajv2020.prototype), 'getSchema');
    await requestValidator.ready();
    // The others are the schema of schemas.
    const own = getSchema.mock.calls.filter(([key]) => `${key}`.startsWith('#/components/'));
    getSchema.mockRestore();
    expect(own).toEqual([]);
    const schema = requestSchemas.requestOf(operation, json);
    const { issues } = await requestValidator.validate(schema, { values: {}, body: { lid: {} } });
    expect(issues).toEqual(['/lid/hinge is required']);
  });

  it('compiles all on request', async () => {
    const { validation, readsOfLast } = largeContract(101);
    const before = readsOfLast();
    await validation.requestValidator.compileAll();
    expect(readsOfLast()).toBeGreaterThan(before);
  });

  it('knows no operation of another contract, and no media type that is not declared', () => {
    const { validation, validate } = largeContract(1);
    const [other] = largeContract(1).operations.values();
    if (other === undefined) throw new Error('no operation');
    expect(() => validation.requestSchemas.requestOf(other, json)).toThrow('create0 is not of this contract');
    expect(() => validate('create0', {}, 'text/plain')).toThrow('declares no body of type text/plain');
  });
});
