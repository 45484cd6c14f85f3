import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createValidators } from '../../src/schema/schema-validators.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { createAjvRequestValidator } from '../../src/validation/ajv-request-validator.ts';
import { createRequestSchemas } from '../../src/validation/request-schemas.ts';
import { bodyContract } from '../support/validating-app.ts';

const rule = { $ref: '#/components/schemas/Rule' };

/** What requests and responses say of a value: undefined where it is valid. */
async function firstIssues(Rule: object, value: unknown) {
  const document = { ...bodyContract(rule, { components: { schemas: { Rule } } }), openapi: '3.1.0' };
  const validators = createValidators(document);
  const schemas = createRequestSchemas(document, operationsOf(document).values(), validators);
  const request = schemas.requests.find(({ body }) => body !== undefined);
  if (request === undefined) throw new Error('there is no request with a body');
  const validates = [createExpressOpenApiValidator(schemas), createAjvRequestValidator(schemas)];
  const input = { values: {}, body: value };
  const results = await Promise.all(validates.map((each) => each.validate(request, input)));
  return [...results.map(({ issues }) => issues), validators.of(rule, 'response')(value)].map(
    ([first]) => first,
  );
}

/** A value that holds another one, so often. */
function nested(levels: number, hold: (inner: object) => object, innermost: object): object {
  return levels === 0 ? innermost : hold(nested(levels - 1, hold, innermost));
}

const levels = 50;
const valid = [undefined, undefined, undefined];
const some = expect.any(String);
const object = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest });

describe('a value that two branches validate by the same schema, at each of 50 levels', () => {
  const either = {
    anyOf: [
      object({ not: rule, field: { type: 'string' } }),
      object({ not: rule }, { required: ['not', 'why'] }),
    ],
  };
  const both = { allOf: [object({ not: rule }), object({ not: rule, field: { type: 'string' } })] };
  const oneOf = {
    oneOf: [
      object({ and: { type: 'array', items: rule } }, { required: ['and'] }),
      object(
        { or: { type: 'array', items: rule }, and: { type: 'array', items: rule } },
        { required: ['or'] },
      ),
      object({ field: { type: 'string' } }, { required: ['field'] }),
    ],
  };
  const closed = {
    anyOf: [object({ not: rule, field: { type: 'string' } }), object({ not: rule, why: { type: 'string' } })],
    unevaluatedProperties: false,
  };
  const condition = {
    if: object({ not: rule }),
    else: object({ not: rule }),
    properties: { field: { type: 'string' } },
  };
  const not = (inner: object) => ({ not: inner });
  const and = (inner: object) => ({ and: [inner] });

  it.each<[what: string, schema: object, value: object, issues: unknown[]]>([
    ['anyOf, valid', either, nested(levels, not, { field: 'a' }), valid],
    ['anyOf, refused', either, nested(levels, not, { field: 1 }), [some, some, some]],
    ['allOf, valid', both, nested(levels, not, { field: 'a' }), valid],
    ['allOf, refused', both, nested(levels, not, { field: 1 }), [some, some, some]],
    ['oneOf, valid', oneOf, nested(levels / 2, and, { field: 'a' }), valid],
    [
      'oneOf, refused',
      oneOf,
      nested(levels / 2, (inner) => ({ ...and(inner), or: [inner] }), { field: 1 }),
      [some, some, some],
    ],
    ['nothing else, valid', closed, nested(levels, not, { field: 'a', why: 'b' }), valid],
    ['nothing else, refused', closed, nested(levels, not, { field: 'a', who: 'b' }), [some, some, some]],
    ['a condition, valid', condition, nested(levels, not, { field: 'a' }), valid],
    ['a condition, refused', condition, nested(levels, not, { field: 1 }), [some, some, some]],
  ])('%s', async (_, schema, value, issues) => {
    expect(await firstIssues(schema, value)).toEqual(issues);
  });
});

describe('what one validation remembers', () => {
  it('says nothing of the next, though the value is the same object', async () => {
    const schema = {
      anyOf: [object({ not: rule }), object({ not: rule }, { required: ['why'] })],
      required: ['field'],
    };
    const document = {
      ...bodyContract(rule, { components: { schemas: { Rule: schema } } }),
      openapi: '3.1.0',
    };
    const validate = createValidators(document).of(rule, 'response');
    const innermost: Record<string, unknown> = {};
    const value = nested(levels, (inner) => ({ not: inner, field: 'a' }), innermost);
    expect(validate(value)).not.toEqual([]);
    innermost.field = 'b';
    expect(validate(value)).toEqual([]);
  });
});
