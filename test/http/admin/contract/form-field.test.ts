import { describe, expect, it } from 'vitest';
import { toFormField } from '../../../../src/http/admin/contract/form-field.ts';
import { createSchemaMerger } from '../../../../src/schema/schema-merger.ts';
import { contractOf } from '../../../support/contract.ts';

const schemas = {
  Size: { type: 'string', enum: ['s', 'l'] },
  Tree: {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
};
const fieldOf = (schema: unknown) =>
  toFormField(createSchemaMerger(contractOf({}, { components: { schemas } })), schema);

describe('the field of a form', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a text',
      { type: 'string', maxLength: 9, format: 'date' },
      { kind: 'string', maxLength: 9, format: 'date' },
    ],
    ['a number', { type: 'number', minimum: 0 }, { kind: 'number', minimum: 0 }],
    ['a choice', { $ref: '#/components/schemas/Size' }, { kind: 'string', values: ['s', 'l'] }],
    [
      'a choice with null',
      { type: ['string', 'null'], enum: ['s', null] },
      { kind: 'string', values: ['s'], isNullable: true },
    ],
    ['a constant', { const: 3 }, { kind: 'number', values: [3] }],
    ['a default', { type: 'boolean', default: false }, { kind: 'boolean', default: false }],
    [
      'null or a text',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { kind: 'string', isNullable: true },
    ],
    ['a list', { type: 'array', items: { type: 'integer' } }, { kind: 'array', items: { kind: 'integer' } }],
    ['bytes', { type: 'string', format: 'binary' }, { kind: 'file', format: 'binary' }],
    ['two shapes', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, { kind: 'json' }],
    ['two types', { type: ['string', 'integer'] }, { kind: 'json' }],
    ['any object', { type: 'object' }, { kind: 'json' }],
    ['anything', true, { kind: 'json' }],
  ])('for %s', (_, schema, field) => {
    expect(fieldOf(schema)).toEqual(field);
  });

  it('has the properties of an object in their order, and not those that only responses have', () => {
    const schema = {
      type: 'object',
      required: ['name'],
      properties: {
        id: { type: 'integer', readOnly: true },
        name: { type: 'string' },
        at: { type: 'string' },
      },
    };
    const string = { kind: 'string' };
    expect(fieldOf(schema)).toEqual({
      kind: 'object',
      properties: [
        { name: 'name', required: true, field: string },
        { name: 'at', required: false, field: string },
      ],
    });
  });

  it('ends where a schema contains itself', () => {
    const text = JSON.stringify(fieldOf({ $ref: '#/components/schemas/Tree' }));
    expect(text).toContain('"kind":"json"');
    expect(text.length).toBeLessThan(1000);
  });

  it('ends for an object of thousands of properties', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [
        `p${at}`,
        { type: 'object', properties: { x: { type: 'string' } } },
      ]),
    );
    const { properties = [] } = fieldOf({ type: 'object', properties: many });
    expect(properties).toHaveLength(5000);
    expect(properties.filter(({ field }) => field.kind === 'object').length).toBeLessThan(200);
  });
});
