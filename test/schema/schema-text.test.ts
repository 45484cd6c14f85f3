import { expect, it } from 'vitest';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { schemaText } from '../../src/schema/schema-text.ts';

const discriminated = (value: string): JsonSchema => ({
  oneOf: [{ $ref: 'a' }],
  'x-discriminator': [{ propertyName: 'kind', values: new Map([['a', [value]]]) }],
});

it.each<[string, JsonSchema, JsonSchema, boolean]>([
  ['equal schemas', { type: ['string'], maxLength: 3 }, { type: ['string'], maxLength: 3 }, true],
  [
    'a property that is called like a keyword',
    { properties: { 'x-faker': true } },
    { properties: {} },
    false,
  ],
  ['another bound', { type: ['string'], maxLength: 3 }, { type: ['string'], maxLength: 4 }, false],
  ['a bound beyond all numbers', { maximum: Number.POSITIVE_INFINITY }, { maximum: 0 }, false],
  ['values of a discriminator', discriminated('cat'), discriminated('dog'), false],
])('%s', (_, first, second, isSame) => {
  expect(schemaText(first) === schemaText(second)).toBe(isSame);
});
