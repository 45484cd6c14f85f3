import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createSampler } from '../../src/sample/sampler.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { contractOf } from '../support/contract.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = (name: string, rest: object = {}) => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'string' } },
  ...rest,
});

describe('a recursive schema', () => {
  const animal = { discriminator: { propertyName: 'kind' }, oneOf: [ref('Cat'), ref('Dog')] };
  const discriminated = {
    Pet: { ...text('kind'), ...animal },
    Cat: { allOf: [ref('Pet'), text('purr')] },
    Dog: { allOf: [ref('Pet'), text('bark')] },
  };
  const cat = { kind: 'Cat', purr: 'rrr' };

  it.each<[string, Record<string, Schema>, string, unknown, boolean]>([
    ['a choice of schemas that include it', discriminated, 'Pet', cat, true],
    ['a choice, of which nothing matches', discriminated, 'Pet', { kind: 'Cat' }, false],
    ['a schema that includes a choice', discriminated, 'Cat', cat, true],
    ['a schema that includes a choice, and does not match', discriminated, 'Cat', { purr: 'rrr' }, false],
    [
      'a choice of schemas that include it through another',
      { ...discriminated, Cat: { allOf: [ref('Feline'), text('purr')] }, Feline: { allOf: [ref('Pet')] } },
      'Pet',
      cat,
      true,
    ],
    ['a schema that includes itself', { A: { allOf: [ref('A'), text('x')] } }, 'A', { x: '' }, true],
    [
      'a schema that includes itself, and does not match',
      { A: { allOf: [ref('A'), text('x')] } },
      'A',
      {},
      false,
    ],
    ['a choice of itself', { A: { anyOf: [ref('A'), { type: 'string' }] } }, 'A', 'x', true],
    [
      'a choice of itself, and does not match',
      { A: { anyOf: [ref('A'), { type: 'string' }] } },
      'A',
      1,
      false,
    ],
    [
      'a schema that is included in its property',
      { A: text('x', { properties: { x: { type: 'string' }, friend: { allOf: [ref('A')] } } }) },
      'A',
      { x: '', friend: { x: 1 } },
      false,
    ],
    [
      'a schema that is a choice in its list',
      { A: text('x', { properties: { list: { type: 'array', items: { oneOf: [ref('A')] } } } }) },
      'A',
      { x: '', list: [{}] },
      false,
    ],
  ])('%s', (_, schemas, name, value, fits) => {
    for (const openapi of ['3.0.3', '3.1.0']) {
      const document = { ...contractOf({}, { components: { schemas } }), openapi };
      for (const direction of ['request', 'response'] as const) {
        const validators = createValidators(document);
        expect(validators.of(ref(name), direction)(value).length === 0).toBe(fits);
        const sample = createSampler(document, { seed: 1 }).sample(ref(name), { key: 'x', direction });
        expect(validators.of(ref(name), direction)(sample)).toEqual([]);
      }
    }
  });
});

describe('a choice of integers and all numbers', () => {
  const integer = { type: 'integer' };
  const number = { type: 'number', format: 'double' };
  it.each<[string, Schema, unknown, boolean]>([
    ['allows integers, which are both', { oneOf: [{ type: 'string' }, integer, number] }, 3, true],
    ['allows other numbers', { oneOf: [integer, number] }, 3.5, true],
    ['allows nothing else', { oneOf: [integer, number] }, 'x', false],
    [
      'is none where only some numbers are allowed',
      { oneOf: [integer, { ...number, minimum: 2 }] },
      3,
      false,
    ],
    ['is none of integers alone', { oneOf: [integer, { type: 'boolean' }] }, 3.5, false],
  ])('%s', (_, schema, value, fits) => {
    for (const openapi of ['3.0.3', '3.1.0']) {
      const validators = createValidators({ ...contractOf({}), openapi });
      expect(validators.of(schema, 'request')(value).length === 0).toBe(fits);
    }
  });
});
