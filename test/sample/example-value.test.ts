import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createIndependentValidator } from '../support/independent-validator.ts';
import { sample, schemaDocument } from '../support/sampling.ts';

describe('the value that a schema provides', () => {
  it.each<[what: string, schema: Schema, expected: unknown]>([
    ['an example', { type: 'string', example: 'Rex' }, 'Rex'],
    ['the first of the examples', { type: 'string', examples: ['Rex', 'Tom'] }, 'Rex'],
    ['an example before a default', { type: 'integer', example: 7, default: 8 }, 7],
    ['a default', { type: 'integer', default: 8 }, 8],
    ['null as an example', { type: ['string', 'null'], example: null }, null],
    ['null as a default', { type: ['string', 'null'], default: null }, null],
    ['an empty text as a default', { type: 'string', default: '' }, ''],
    ['an empty array as a default', { type: 'array', items: { type: 'string' }, default: [] }, []],
    ['no invalid example', { type: 'integer', example: 'seven', default: 8 }, 8],
    ['an example before an enum', { enum: ['a', 'b', 'c'], example: 'c' }, 'c'],
    ['an example of an object', { type: 'object', example: { a: 1 } }, { a: 1 }],
    [
      'x-faker before an example',
      { type: 'string', 'x-faker': 'color.human', example: 1 },
      expect.any(String),
    ],
  ])('is used: %s', (_what, schema, expected) => {
    expect(sample(schema)).toEqual(expected);
  });

  it.each<[what: string, schema: Schema]>([
    ['null where null is not allowed', { type: 'string', example: null }],
    [
      'a default without the rows that a list is for',
      { type: 'array', items: { type: 'object' }, default: [] },
    ],
    ['an example too long', { type: 'string', example: 'too long', maxLength: 3 }],
  ])('is not used: %s', (_what, schema) => {
    const made = sample(schema);
    expect(made).not.toEqual(schema.example ?? schema.default);
    expect(createIndependentValidator(schemaDocument('3.1.0'))(schema, made)).toEqual([]);
  });

  it.each<[what: string, schema: Schema]>([
    ['null where other types are allowed', { type: ['string', 'null'], example: null }],
    ['an empty default', { type: 'string', default: '' }],
    ['a default of an empty array', { type: 'array', items: { type: 'string' }, default: [] }],
  ])('is not sent: %s', (_what, schema) => {
    const made = sample(schema, { direction: 'request' });
    expect(made).not.toEqual(schema.example ?? schema.default ?? null);
  });

  it('is used where it is valid: one invalid example does not discard the others', () => {
    const schema = {
      required: ['good', 'bad'],
      properties: {
        good: { type: 'object', example: { a: 1 } },
        bad: {
          type: 'object',
          required: ['x'],
          properties: { x: { type: 'integer' } },
          example: { x: 'no' },
        },
      },
    };
    expect(sample(schema)).toEqual({ good: { a: 1 }, bad: { x: expect.any(Number) } });
  });

  it('is copied, so that the example is not changed', () => {
    const schema = { type: 'object', example: { list: [1] } };
    const made = sample(schema) as { list: number[] };
    made.list.push(2);
    expect(schema.example).toEqual({ list: [1] });
  });

  it('varies the ids of an array in the form of the example', () => {
    const items = { required: ['id'], properties: { id: { type: 'string', example: 'ord_1MqLi' } } };
    const made = sample({ type: 'array', items, minItems: 3, maxItems: 3 }) as { id: string }[];
    expect(made[0]?.id).toBe('ord_1MqLi');
    expect(made.map(({ id }) => id)).toEqual(
      Array(3).fill(expect.stringMatching(/^ord_\d[A-Z][a-z][A-Z][a-z]$/)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });
});
