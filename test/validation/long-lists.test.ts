import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { atOnce } from '../../src/turns.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { longListInSteps } from '../../src/validation/long-lists.ts';
import { longRequestInTurns } from '../../src/validation/long-requests.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { createRequestValidation } from '../../src/validation/request-validation.ts';
import { turnsDuring } from '../support/turns-during.ts';
import { bodyContract, looseContract } from '../support/validating-app.ts';

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

/** Validates a body in turns, and in one go, which has to come to the same where it is done in turns. */
async function asRequest(schema: Schema, body: unknown, mediaType = 'application/json') {
  const paths = { '/x': { post: { requestBody: { content: { [mediaType]: { schema } } } } } };
  const declared = { ...looseContract(paths, { components: { schemas } }), openapi: '3.1.0' };
  const [operation] = operationsOf(declared).values();
  if (operation === undefined) throw new Error('no operation');
  const own = createValidators(declared);
  const requestSchemas = createRequestSchemas(declared, [operation], own);
  const validator = createExpressOpenApiValidator(requestSchemas);
  const request = requestSchemas.requestOf(operation, mediaType);
  const input = { values: {}, body: structuredClone(body) };
  const run = () => longRequestInTurns(own, validator, request, input);
  const whole = await validator.validate(request, { values: {}, body: structuredClone(body) });
  const validation = createRequestValidation(declared, [operation], own);
  const served = await validation.requestValidator.validate(
    validation.requestSchemas.requestOf(operation, mediaType),
    { values: {}, body: structuredClone(body) },
  );
  expect(served.issues.slice(0, 100)).toEqual(whole.issues.slice(0, 100));
  return { run, whole };
}

describe('a request whose body is a long list is validated a few elements at a time', () => {
  const texts = Array.from({ length: 2_000 }, (_, id) => ({ id: `${id}`, light: `${id}` }));

  it.each<[what: string, schema: Schema, body: unknown, mediaType?: string]>([
    ['a list', listOf(ref('Buoy')), buoys(valid)],
    ['a list in an object', object({ buoys: listOf(ref('Buoy')) }), { buoys: buoys(valid) }],
    ['texts that are converted', listOf(ref('Buoy')), texts, 'text/csv'],
    ['texts in an object', object({ buoys: listOf(ref('Buoy')) }), { buoys: texts }, 'application/xml'],
  ])('%s', async (_, schema, body, mediaType) => {
    const { run, whole } = await asRequest(schema, body, mediaType);
    expect(whole.issues).toEqual([]);
    expect(await run()).toEqual(whole);
  });

  const rows = object({ rows: listOf(listOf(ref('Buoy'))) });
  it.each<[what: string, schema: Schema, body: unknown, mediaType?: string]>([
    ['a list beside others', page(), { total: 1, data: buoys(valid) }],
    [
      'two lists',
      object({ a: listOf(ref('Buoy')), b: listOf({}) }),
      { a: buoys(valid), b: buoys(valid), c: 1 },
    ],
    ['a list in an element', listOf(page()), [{ total: 1, data: buoys(valid) }, { total: 2 }]],
    ['a list in a list', rows, { rows: [[], buoys(valid)] }],
    ['a number of elements', listOf(ref('Buoy'), { minItems: 299, maxItems: 301 }), buoys(valid)],
    ['names that need an escape', object({ 'a/b~': listOf(ref('Buoy')) }), { 'a/b~': buoys(valid) }],
    ['a name that every object has', object({}, { additionalProperties: listOf(ref('Buoy')) }), proto(valid)],
  ])('and so is %s', async (_, schema, body, mediaType) => {
    const { run, whole } = await asRequest(schema, body, mediaType);
    expect(whole.issues).toEqual([]);
    expect(await run()).toEqual(whole);
  });

  it.each<[what: string, schema: Schema, body: unknown, mediaType?: string]>([
    ['a wrong element', listOf(ref('Buoy')), buoys(wrong)],
    ['a wrong text', listOf(ref('Buoy')), [...texts, wrong], 'text/csv'],
    ['a list beside what is wrong', page(), { total: 'x', data: buoys(valid) }],
    ['a wrong element beside what is wrong', page(), { total: 'x', data: buoys(wrong) }],
    ['a wrong element of an element', listOf(page()), [{ total: 2 }, { total: 1, data: buoys(wrong) }]],
    ['a wrong element of a list in a list', rows, { rows: [[], buoys(wrong)] }],
    ['too many', listOf(ref('Buoy'), { maxItems: 300 }), buoys(valid)],
    ['wrong ones of as many as there must be', listOf(ref('Buoy'), { minItems: 99 }), buoys(wrong)],
    ['a name that needs an escape', object({ 'a/b~': listOf(ref('Buoy')) }), { 'a/b~': buoys(wrong) }],
    ['a name that every object has', object({}, { additionalProperties: listOf(ref('Buoy')) }), proto(wrong)],
  ])('with the same issues for %s', async (_, schema, body, mediaType) => {
    const { run, whole } = await asRequest(schema, body, mediaType);
    expect(whole.issues).not.toEqual([]);
    expect((await run())?.issues).toEqual(whole.issues);
  });

  it.each<[what: string, schema: Schema, body: unknown, mediaType?: string]>([
    ['elements that must be different', listOf(ref('Buoy'), { uniqueItems: true }), buoys(valid)],
    ['too few', listOf(ref('Buoy'), { minItems: 302 }), buoys(valid)],
    ['a short list', listOf(ref('Buoy')), [valid]],
    ['an item', ref('Buoy'), valid],
    ['nothing', ref('Buoy'), undefined],
  ])('but not %s', async (_, schema, body, mediaType) => {
    expect(await (await asRequest(schema, body, mediaType)).run()).toBeUndefined();
  });

  it('no further than somebody reads', async () => {
    const issues = (await (await asRequest(page(), { total: 1, data: Array(5_000).fill(wrong) })).run())
      ?.issues;
    expect(issues?.length).toBeLessThan(140);
    expect(issues?.[99]).toBe('/data/99/id must be integer');
  });

  it('so that others have their turns', async () => {
    const many = Array.from({ length: 20_000 }, (_, id) => ({ id: `${id}` }));
    const { run } = await asRequest(listOf(ref('Buoy')), many, 'text/csv');
    expect((await turnsDuring(run(), () => true)).length).toBeGreaterThan(2);
  });

  function proto(last: object): unknown {
    return JSON.parse(`{"__proto__": ${JSON.stringify(buoys(last))}}`);
  }

  function page(): Schema {
    return object({ total: { type: 'integer' }, data: listOf(ref('Buoy')) });
  }
});
