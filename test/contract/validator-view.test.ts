import { describe, expect, it } from 'vitest';
import { validatorView } from '../../src/contract/validator-view.ts';
import { contractOf } from '../support/contract.ts';

const viewOfSchema = (schema: Record<string, unknown>) =>
  validatorView(contractOf({}, { components: { schemas: { Thing: schema } } })).components?.schemas?.Thing;

describe('the view for the validator', () => {
  it.each([
    { what: 'example', schema: { type: 'string', example: 'x' }, view: { type: 'string' } },
    { what: 'examples', schema: { type: 'string', examples: ['x'] }, view: { type: 'string' } },
    { what: 'default', schema: { type: 'string', default: 'x' }, view: { type: 'string' } },
    {
      what: 'default deep down',
      schema: { allOf: [{ properties: { a: { items: { default: 1 } } } }] },
      view: { allOf: [{ properties: { a: { items: {} } } }] },
    },
  ])('leaves out $what', ({ schema, view }) => {
    expect(viewOfSchema(schema)).toEqual(view);
  });

  it.each([
    {
      what: 'a property named as a keyword',
      schema: { properties: { default: { type: 'string' }, example: {} } },
    },
    { what: 'values that look like schemas', schema: { enum: [{ example: 1, default: 2 }] } },
  ])('keeps $what', ({ schema }) => {
    expect(viewOfSchema(schema)).toEqual(schema);
  });

  it('keeps the answer called default', () => {
    const paths = { '/x': { get: { responses: { default: { description: 'a failure' } } } } };
    expect(validatorView(contractOf(paths)).paths).toEqual(paths);
  });

  it('leaves out servers and security', () => {
    const view = validatorView(contractOf({}, { servers: [{ url: '/v1' }], security: [{ key: [] }] }));
    expect(view).toEqual(contractOf({}));
  });

  it('allows reserved characters in query parameters, and only there', () => {
    const parameters = [
      { name: 'q', in: 'query' as const, schema: {} },
      { name: 'h', in: 'header' as const, schema: {} },
    ];
    expect(validatorView(contractOf({ '/x': { parameters } })).paths['/x']).toEqual({
      parameters: [{ ...parameters[0], allowReserved: true }, parameters[1]],
    });
  });

  it('inlines what its paths refer to, but for what refers to itself', () => {
    const schemas = {
      Name: { type: 'string', default: 'x' },
      Tree: {
        properties: {
          name: { $ref: '#/components/schemas/Name' },
          child: { $ref: '#/components/schemas/Tree' },
        },
      },
    };
    const tree = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } };
    const paths = { '/x': { post: { requestBody: tree } } };
    const body = { properties: { name: { type: 'string' }, child: { $ref: '#/components/schemas/Tree' } } };
    expect(validatorView(contractOf(paths, { components: { schemas } })).paths).toEqual({
      '/x': { post: { requestBody: { content: { 'application/json': { schema: body } } } } },
    });
  });

  it('leaves the contract itself as it is', () => {
    const contract = contractOf({}, { components: { schemas: { Thing: { default: 1, example: 2 } } } });
    const before = structuredClone(contract);
    validatorView(contract);
    expect(contract).toEqual(before);
  });
});
