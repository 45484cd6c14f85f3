import { describe, expect, it } from 'vitest';
import { createAjv } from '../../src/schema/ajv.ts';
import { maxErrorsPerList } from '../../src/schema/remember-validations.ts';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const $defs = { texts, row: { type: 'object', required: ['id'] } };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const members = (count: number) => Object.fromEntries(numbers(count).map((index) => [`x${index}`, index]));

/** How many errors a value has by a schema. */
function errorsOf(schema: object, value: unknown): number {
  const validate = createAjv().compile({ $defs, ...schema });
  return validate(value) ? 0 : (validate.errors ?? []).length;
}

describe('a list of a thousand errors reports a hundred', () => {
  it.each([
    ['items', texts, numbers(1_000)],
    ['items by $ref', { items: { $ref: '#/$defs/row' } }, numbers(1_000).map(() => ({}))],
    ['items behind a tuple', { prefixItems: [true], items: text }, numbers(1_000)],
    ['unevaluatedItems', { allOf: [{ prefixItems: [true] }], unevaluatedItems: text }, numbers(1_000)],
    ['additionalProperties', { additionalProperties: text }, members(1_000)],
    ['patternProperties', { patternProperties: { '^x': text } }, members(1_000)],
    ['unevaluatedProperties', { properties: { a: true }, unevaluatedProperties: false }, members(1_000)],
    ['propertyNames', { propertyNames: { maxLength: 1 } }, members(1_000)],
    ['lists in a list', { items: texts }, numbers(50).map(() => numbers(1_000))],
    ['lists in a list by $ref', { items: { $ref: '#/$defs/texts' } }, numbers(50).map(() => numbers(1_000))],
  ])('%s', (_, schema, value) => {
    const count = errorsOf(schema, value);
    expect(count).toBeGreaterThanOrEqual(maxErrorsPerList);
    expect(count).toBeLessThanOrEqual(2 * maxErrorsPerList + 1);
  });
});

describe('what is valid stays so, and what is not as well', () => {
  const contains = { contains: { const: 999 } };
  const list = { type: 'array', items: { type: 'number' } };
  it.each([
    ['an element behind a thousand that do not match', contains, numbers(1_000), true],
    ['none that matches', contains, numbers(998), false],
    ['the same, counted', { ...contains, minContains: 2 }, [...numbers(1_000), 999], true],
    ['too few', { ...contains, minContains: 2 }, numbers(1_000), false],
    ['none in a list of lists', { items: contains }, [numbers(1_000), numbers(500)], false],
    ['the second branch', { anyOf: [texts, list] }, numbers(1_000), true],
    ['no branch', { anyOf: [texts, { type: 'array', items: { type: 'boolean' } }] }, numbers(1_000), false],
    ['one branch of two', { oneOf: [texts, list] }, numbers(1_000), true],
    ['not a list of texts', { not: texts }, numbers(1_000), true],
    ['a condition that does not hold', { if: texts, else: list }, numbers(1_000), true],
    ['a branch in each element', { items: { anyOf: [texts, list] } }, [numbers(500), numbers(500)], true],
    ['the last of a thousand', texts, [...numbers(1_000).map(String), 1], false],
  ])('%s', (_, schema, value, isValid) => {
    expect(errorsOf(schema, value) === 0).toBe(isValid);
  });
});
