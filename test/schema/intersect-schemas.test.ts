import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { intersectSchemas } from '../../src/schema/intersect-schemas.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const pet = { $ref: '#/components/schemas/Pet' };
const named = { properties: { name: { type: 'string' } } };

describe('the intersection of schemas', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['of none is nothing', [undefined, true, []], undefined],
    ['of one is that one', [named, undefined], named],
    ['leaves out a general object beside a reference', [{ type: 'object' }, pet], pet],
    ['leaves out an object without properties', [{ type: 'object', properties: {} }, pet], pet],
    ['leaves out what allows everything', [{ additionalProperties: true, description: 'any' }, named], named],
    ['counts equal references once', [pet, { ...pet }], pet],
    [
      'keeps the type where nothing else says it',
      [{ type: 'object' }, { nullable: true }],
      {
        allOf: [{ type: 'object' }, { nullable: true }],
      },
    ],
    ['is both where both say something', [named, pet], { allOf: [named, pet] }],
  ])('%s', (_, schemas, expected) => {
    expect(intersectSchemas(schemas)).toEqual(expected);
  });
});

describe('the parts of an envelope', () => {
  const Pet = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
  const mergeSchema = createSchemaMerger(contractOf({}, { components: { schemas: { Pet } } }));
  const pageOf = (items: object) => ({ properties: { data: { type: 'array', items } } });
  const nested = (items: object) => ({ properties: { page: pageOf(items) } });

  it.each<[string, Schema, readonly string[]]>([
    ['their rows', { allOf: [pageOf({ type: 'object' }), pageOf(pet)] }, ['data']],
    [
      'their rows, of which the envelope knows nothing',
      { allOf: [pageOf({ type: 'object', properties: {} }), pageOf(pet)] },
      ['data'],
    ],
    ['their rows, the refinement first', { allOf: [pageOf(pet), pageOf({ type: 'object' })] }, ['data']],
    ['the rows of an object in them', { allOf: [nested({}), nested(pet)] }, ['page', 'data']],
  ])('intersect %s', (_, schema, path) => {
    const rows = path.reduce<Schema>((outer, name) => mergeSchema(outer).properties.get(name) ?? {}, schema);
    const { items = {} } = mergeSchema(rows);
    expect([...mergeSchema(items).properties.keys()]).toEqual(['id']);
    expect(items).toEqual(pet);
  });

  it('intersect the schemas of their undeclared properties', () => {
    const open = (type: string) => ({ type: 'object', additionalProperties: { type } });
    expect(mergeSchema({ allOf: [open('string'), open('string')] }).additional).toEqual({
      allOf: [{ type: 'string' }, { type: 'string' }],
    });
  });
});
