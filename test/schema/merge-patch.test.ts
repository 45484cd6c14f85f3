import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { mergePatch } from '../../src/schema/merge-patch.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));

describe('a JSON Merge Patch', () => {
  // The cases of RFC 7396, appendix A, that have an object on both sides.
  it.each<[object, object, object]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j by %j', (target, patch, expected) => {
    expect(mergePatch(mergeSchema, {}, { ...target }, { ...patch })).toEqual(expected);
  });

  it('keeps null where the contract allows it', () => {
    const note: Schema = { type: 'string', nullable: true };
    const schema = { properties: { note, deep: { properties: { note } } } };
    const patch = { note: null, deep: { note: null, other: null } };
    expect(mergePatch(mergeSchema, schema, { note: 'x' }, patch)).toEqual({
      note: null,
      deep: { note: null },
    });
  });

  it.each<[string, Schema]>([
    ['a variant', { oneOf: [{ type: 'string', nullable: true }, { type: 'integer' }] }],
    [
      'a variant of a variant',
      { anyOf: [{ oneOf: [{ type: 'string' }, { type: 'null' }] }, { type: 'array' }] },
    ],
    ['one of a list of types', { anyOf: [{ type: ['object', 'null'] }, { type: 'string' }] } as Schema],
  ])('keeps null where it is allowed by %s', (_, note) => {
    const patched = mergePatch(mergeSchema, { properties: { note } }, { note: 'x' }, { note: null });
    expect(patched).toEqual({ note: null });
  });

  it('sets a property named __proto__ like any other', () => {
    const patch = JSON.parse('{"__proto__": {"x": 1}}');
    expect(Object.keys(mergePatch(mergeSchema, {}, {}, patch))).toEqual(['__proto__']);
  });
});
