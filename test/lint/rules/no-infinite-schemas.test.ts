import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { lintLines, lintMessages } from '../../support/lint-document.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const Open = objectOf({ 'name!': 'string' });

describe('no-infinite-schemas', () => {
  it('finds a schema that refers back to itself, which is cut there and still validates values', () => {
    const Pet = { oneOf: [refTo('Cat'), refTo('Dog')] };
    const child = { allOf: [refTo('Pet'), { type: 'object', example: 5 }] };
    const document = sketch({ 'GET /x': { response: 'Pet' } }, { Pet, Cat: child, Dog: Open });
    expect(lintLines(document)).toEqual([
      'warning no-invalid-schema-examples #/components/schemas/Cat/allOf/1/example',
      'info no-infinite-schemas #/components/schemas/Pet',
    ]);
    expect(lintMessages(document)).toContain('(Pet → Cat → Pet)');
  });

  it('allows a schema that refers to itself in a property or a list', () => {
    const Tree: Schema = {
      allOf: [objectOf({ up: refTo('Tree'), down: { type: 'array', items: refTo('Tree') } })],
    };
    expect(lintLines(sketch({ 'GET /x': { response: 'Tree' } }, { Tree }))).toEqual([]);
  });

  it('allows a schema that is used twice', () => {
    const Both = { allOf: [refTo('Open'), { anyOf: [refTo('Open'), refTo('Also')] }] };
    const document = sketch(
      { 'GET /x': { response: 'Both' } },
      { Both, Open, Also: { allOf: [refTo('Open')] } },
    );
    expect(lintLines(document)).toEqual([]);
  });
});
