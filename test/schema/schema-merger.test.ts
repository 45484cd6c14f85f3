import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const Animal: Schema = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } };
const Cat: Schema = {
  allOf: [
    { $ref: '#/components/schemas/Animal' },
    { properties: { kind: { enum: ['cat'] }, lives: { type: 'integer' } } },
  ],
};
const Dog: Schema = {
  properties: { kind: { enum: ['dog'] }, barks: { type: 'boolean' } },
  additionalProperties: false,
};
const Loop: Schema = {
  properties: { next: { $ref: '#/components/schemas/Loop' } },
  allOf: [{ $ref: '#/components/schemas/Loop' }],
};
const Round: Schema = { anyOf: [{ $ref: '#/components/schemas/Round' }, { type: 'null' }] };
const mergeSchema = createSchemaMerger(
  contractOf({}, { components: { schemas: { Animal, Cat, Dog, Loop, Round } } }),
);
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const names = (schema: Schema, value?: unknown) => [...mergeSchema(schema, value).properties.keys()];

describe('references to one component', () => {
  const schemas: Record<string, Schema> = {
    Leaf: { properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } } },
    // Two shapes that are each other's alternatives.
    Branch: { oneOf: [{ $ref: '#/components/schemas/Tree' }, { properties: { left: {} } }] },
    Tree: { oneOf: [{ $ref: '#/components/schemas/Branch' }, { properties: { root: {} } }] },
  };
  const fresh = () => createSchemaMerger(contractOf({}, { components: { schemas } }));

  it('share what it is merged to', () => {
    const merge = fresh();
    expect(merge(ref('Leaf'))).toBe(merge(ref('Leaf')));
    expect(merge({ ...ref('Leaf'), title: 'a leaf' })).not.toBe(merge(ref('Leaf')));
  });

  it.each([
    ['Tree', 'Branch'],
    ['Branch', 'Tree'],
  ])('are whole within circles, whichever comes first: %s', (first, second) => {
    const merge = fresh();
    for (const name of [first, second, first]) {
      expect(new Set(merge(ref(name)).properties.keys()), name).toEqual(new Set(['left', 'root']));
    }
  });
});

describe('a merged schema', () => {
  it('merges references and allOf', () => {
    expect(names(ref('Cat'))).toEqual(['kind', 'lives']);
    expect(mergeSchema(ref('Cat')).required).toEqual(new Set(['kind']));
    expect(mergeSchema(mergeSchema(ref('Cat')).properties.get('kind') ?? {})).toMatchObject({
      keywords: { enum: ['cat'] },
    });
  });

  it.each<[Schema, boolean]>([
    [{ type: 'string' }, false],
    [{ type: 'string', nullable: true }, true],
    [{ type: ['string', 'null'] }, true],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, true],
    [{ allOf: [{ type: 'string', nullable: true }, { nullable: false }] }, false],
    [{ allOf: [{ type: 'string', nullable: false }], nullable: true }, true],
    [{ oneOf: [ref('Animal'), { type: 'null' }], description: 'x' }, true],
  ])('%j allows null: %j', (schema, isNullable) => {
    expect(mergeSchema(schema).isNullable).toBe(isNullable);
    expect(mergeSchema(schema).types.has('null')).toBe(false);
  });

  it.each<[string, Schema, readonly string[], boolean]>([
    ['an object', { type: 'object', items: ref('Animal') }, ['kind'], false],
    ['an object, written out', { type: 'object', items: { properties: { lives: {} } } }, ['lives'], false],
    [
      'an object with properties',
      { type: 'object', items: ref('Animal'), properties: { a: {} } },
      ['a'],
      false,
    ],
    ['an object with texts', { type: 'object', items: { type: 'string' } }, [], false],
    ['a list', { type: 'array', items: ref('Animal') }, [], true],
    ['either', { items: ref('Animal') }, [], true],
  ])('reads items of %s', (_, schema, expected, isList) => {
    expect(names(schema)).toEqual(expected);
    expect(mergeSchema(schema).items !== undefined).toBe(isList);
  });

  it('has the properties of all variants, or with a value of its own variant', () => {
    const pet = { oneOf: [ref('Cat'), ref('Dog')] };
    expect(names(pet)).toEqual(['kind', 'lives', 'barks']);
    expect(names(pet, { kind: 'dog' })).toEqual(['kind', 'barks']);
    expect(names(pet, { kind: 'cat', lives: 9 })).toEqual(['kind', 'lives']);
    expect(mergeSchema(pet, { kind: 'dog' }).allows('lives')).toBe(false);
  });

  const email = { properties: { email: { type: 'string' } }, required: ['email'] };
  const phone = { properties: { phone: { type: 'integer' } }, required: ['phone'] };
  const closed = { properties: { phone: { type: 'integer' } }, additionalProperties: false };

  it.each<[string, Schema, object, readonly string[]]>([
    ['all that an object is one of', { anyOf: [email, phone] }, { email: 'a', phone: 1 }, ['email', 'phone']],
    ['those that its values are of', { anyOf: [email, phone] }, { email: 'a', phone: 'x' }, ['email']],
    ['those that allow all that it has', { anyOf: [email, closed] }, { email: 'a', phone: 1 }, ['email']],
    ['one, where only one counts', { oneOf: [email, phone] }, { email: 'a', phone: 1 }, ['email']],
  ])('has the properties of several variants: %s', (_, schema, value, expected) => {
    expect(names(schema, value)).toEqual(expected);
  });

  it('follows a discriminator', () => {
    const discriminator = { propertyName: 'is', mapping: { meow: '#/components/schemas/Cat' } };
    const pet = { oneOf: [ref('Dog'), ref('Cat')], discriminator };
    expect(names(pet, { is: 'meow' })).toEqual(['kind', 'lives']);
    expect(names(pet, { is: 'Dog' })).toEqual(['kind', 'barks']);
  });

  it.each<[string, Schema, boolean, boolean]>([
    ['open', { properties: { a: {} } }, true, true],
    ['closed', { properties: { a: {} }, additionalProperties: false }, true, false],
    [
      'closed in one part',
      { allOf: [{ properties: { b: {} } }, { properties: { a: {} }, additionalProperties: false }] },
      true,
      true,
    ],
    [
      'closed as a whole',
      { allOf: [{ properties: { b: {} } }, { properties: { a: {} } }], unevaluatedProperties: false },
      true,
      true,
    ],
  ])('%s', (_, schema, a, b) => {
    expect([mergeSchema(schema).allows('a'), mergeSchema(schema).allows('b')]).toEqual([a, b]);
  });

  it.each<[string, Schema, readonly string[]]>([
    ['open', { properties: { a: {} }, required: ['a', 'b'] }, ['a', 'b']],
    ['closed', { properties: { a: {} }, required: ['b'], additionalProperties: false }, ['a']],
    ['without properties', { type: 'object', required: ['b'] }, []],
    ['declared beside it', { allOf: [{ required: ['b'] }, { properties: { b: {} } }] }, ['b']],
  ])('has what an object requires and does not declare: %s', (_, schema, expected) => {
    expect(names(schema)).toEqual(expected);
  });

  it('ends for recursive schemas', () => {
    expect(names(ref('Loop'))).toEqual(['next']);
    expect(mergeSchema(ref('Round')).isNullable).toBe(true);
    expect(mergeSchema(ref('Round'), { a: 1 }).properties.size).toBe(0);
  });
});
