import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { atOnce } from '../../src/turns.ts';
import { longListInSteps } from '../../src/validation/long-lists.ts';
import { bodyContract } from '../support/validating-app.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: Schema, rest: Schema = {}): Schema => ({ type: 'array', items, ...rest });
const object = (properties: Readonly<Record<string, Schema>>, rest: Schema = {}): Schema => ({
  type: 'object',
  properties,
  ...rest,
});

const schemas = {
  Buoy: object({ id: { type: 'integer' }, light: { type: 'string' } }, { required: ['id'] }),
  Page: object({ total: { type: 'integer' } }, { required: ['total'] }),
};
const document = { ...bodyContract({}, { components: { schemas } }), openapi: '3.1.0' };
const validators = createValidators(document);

const buoys = (last: object) => [...Array.from({ length: 300 }, (_, id) => ({ id })), last];
const valid = { id: 301, light: 'red' };
const wrong = { id: 'x' };

/** Whether the whole is valid, as by the validator; undefined where it has to be seen whole. */
function inSteps(schema: Schema, body: unknown) {
  const steps = longListInSteps(validators, validators.normalizer.normalize(schema, 'response'), body);
  const isValid = steps && atOnce(steps);
  if (isValid !== undefined)
    expect(isValid).toBe(validators.byDiscriminator(schema, 'response')(body).length === 0);
  return isValid;
}

describe('a body with a long list is validated row by row', () => {
  const page: Schema = { allOf: [ref('Page'), object({ data: listOf(ref('Buoy')) })] };
  const nested = object({ data: object({ rows: listOf(ref('Buoy')) }) });
  const byName: Schema = { type: 'object', additionalProperties: listOf(ref('Buoy')) };
  const twice: Schema = {
    allOf: [
      object({ data: listOf(ref('Buoy')) }),
      object({ data: listOf(object({ id: { maximum: 300 } })) }, { required: ['data'] }),
    ],
  };

  it.each<[what: string, schema: Schema, body: unknown, isValid: boolean]>([
    ['a list', listOf(ref('Buoy')), buoys(valid), true],
    ['a list with a wrong row', listOf(ref('Buoy')), buoys(wrong), false],
    ['a page', page, { total: 1, data: buoys(valid) }, true],
    ['a page with a wrong row', page, { total: 1, data: buoys(wrong) }, false],
    ['a page with a wrong total', page, { total: 'x', data: buoys(valid) }, false],
    ['a page in an envelope', nested, { data: { rows: buoys(valid) } }, true],
    ['an envelope with a wrong row', nested, { data: { rows: buoys(wrong) } }, false],
    ['lists by name', byName, { north: buoys(valid), south: [] }, true],
    ['lists by name with a wrong row', byName, { north: buoys(wrong) }, false],
    ['rows that two parts describe', twice, { data: buoys({ id: 300 }) }, true],
    ['rows of which one part has something to say', twice, { data: buoys(valid) }, false],
    ['a list where no list may be', { type: 'string' }, buoys(valid), false],
  ])('%s', (_, schema, body, isValid) => {
    expect(inSteps(schema, body)).toBe(isValid);
  });

  it('also where a second list is long', () => {
    expect(inSteps(byName, { north: buoys(valid), south: buoys(wrong) })).toBe(false);
  });

  it.each<[what: string, schema: Schema, body: unknown]>([
    ['elements that must be different', listOf(ref('Buoy'), { uniqueItems: true }), buoys(valid)],
    ['a number of elements', listOf(ref('Buoy'), { minItems: 299 }), buoys(valid)],
    ['a choice of lists', { oneOf: [listOf(ref('Buoy')), { type: 'string' }] }, buoys(valid)],
    ['places of elements', { type: 'array', prefixItems: [ref('Page')], items: ref('Buoy') }, buoys(valid)],
    ['a short list', listOf(ref('Buoy')), [valid]],
    ['no list', ref('Buoy'), valid],
  ])('but not %s', (_, schema, body) => {
    expect(inSteps(schema, body)).toBeUndefined();
  });
});
