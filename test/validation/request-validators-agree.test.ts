import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/json.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type Operation, operationsOf } from '../../src/openapi/operations.ts';
import { createSampler, type Sampler } from '../../src/sample/sampler.ts';
import { createExpressOpenApiValidator } from '../../src/validation/adapter/express-openapi-validator.ts';
import { createAjvRequestValidator } from '../../src/validation/ajv-request-validator.ts';
import type { DeclaredParameter } from '../../src/validation/parameter-form.ts';
import { createRequestSchemas, type RequestSchema } from '../../src/validation/request-schemas.ts';
import type { RequestInput, RequestValidator } from '../../src/validation/request-validator.ts';
import { runs } from '../support/property-tests.ts';
import { bodyContract } from '../support/validating-app.ts';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const contracts = ['test/contracts', 'openapi'].flatMap((folder) =>
  readdirSync(file(folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

/** What both validators of a contract make of a request; the values only of a valid one. */
async function outcomes(validators: readonly RequestValidator[], schema: RequestSchema, input: RequestInput) {
  return Promise.all(
    validators.map(async (validator) => {
      const { issues, values, body } = await validator.validate(schema, structuredClone(input));
      return issues.length > 0 ? { isValid: false } : { isValid: true, values, body };
    }),
  );
}

function bothValidators(document: OpenApiDocument) {
  const operations = [...operationsOf(document).values()];
  const schemas = createRequestSchemas(document, operations);
  return {
    operations,
    schemas,
    validators: [createExpressOpenApiValidator(schemas), createAjvRequestValidator(schemas)],
  };
}

/** Texts that are close to being of some type, or of several. */
const oddTexts = [
  '',
  '0',
  '-1',
  '05',
  '1.0',
  '1e3',
  '1e999',
  '0x10',
  ' 5',
  'true',
  'null',
  'x',
  '2024-02-30',
  '[]',
];

/** Values that match few schemas. */
const oddValues = [null, true, 0, -1, 1.5, 1e21, '', 'x', [], [{}], {}, { a: 1 }];

/** A change to a sampled request: a value somewhere in its parameters or its body is replaced, removed or added. */
const change = fc.record({
  isInBody: fc.boolean(),
  place: fc.nat(1_000),
  action: fc.constantFrom('replace', 'remove', 'add'),
  text: fc.oneof(fc.constantFrom(...oddTexts), fc.string({ maxLength: 5 })),
  value: fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue({ maxDepth: 1 })),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function sampleOrUndefined(sampler: Sampler, schema: object, key: string): unknown {
  try {
    return sampler.sample(schema, { name: key, key, direction: 'request' });
  } catch {
    return undefined;
  }
}

/** A value with the leaves as texts, as the parameters and forms of a request have them. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (!isObject(value)) return value === null ? '' : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asTexts(part)]));
}

/** How many values a value consists of, itself included. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + countValues(part), 1);
}

/** A copy of a value with one change; places are counted depth first, and again from the start. */
function changed(value: unknown, { place, action, ...odd }: Change, replacement: unknown): unknown {
  let left = place % countValues(value);
  const visit = (node: unknown): unknown => {
    left -= 1;
    if (left === -1 && action === 'replace') return replacement;
    if (left === -1 && action === 'add' && isObject(node)) return { ...node, [odd.text]: replacement };
    if (left === -1 && action === 'remove') return undefined;
    if (Array.isArray(node)) return node.map(visit).filter((part) => part !== undefined);
    if (!isObject(node)) return node;
    const parts = Object.entries(node).map(([name, part]) => [name, visit(part)] as const);
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  };
  return visit(value);
}

/** A request to an operation that is sampled from the contract and then changed. */
function requestInput(
  sampler: Sampler,
  operation: Operation,
  schema: RequestSchema,
  mediaType: string | undefined,
  { seed, changes }: { readonly seed: number; readonly changes: readonly Change[] },
): RequestInput {
  const declared: readonly DeclaredParameter[] = operation.parameters;
  const sampled = schema.parameters.map(({ form }) => {
    const parameter = declared.find((each) => each.in === form.in && each.name === form.name);
    const [content] = Object.values(parameter?.content ?? {});
    const value = sampleOrUndefined(
      sampler,
      parameter?.schema ?? content?.schema ?? {},
      `${form.key} ${seed}`,
    );
    return [form.key, asTexts(value ?? null)] as const;
  });
  const bodySchema = operation.requestBody?.content[mediaType ?? '']?.schema ?? {};
  const body = mediaType === undefined ? undefined : sampleOrUndefined(sampler, bodySchema, `body ${seed}`);
  const isForm = schema.fields !== undefined;
  const start = { values: Object.fromEntries(sampled), body: isForm ? asTexts(body ?? {}) : body };
  return changes.reduce<RequestInput>(({ values, body: before }, one) => {
    if (before === undefined || !one.isInBody)
      return { values: changedParameters(values, one), body: before };
    return { values, body: changed(before, one, isForm ? one.text : one.value) ?? null };
  }, start);
}

/** Parameters with one of them changed. */
function changedParameters(values: RequestInput['values'], one: Change): RequestInput['values'] {
  const names = Object.keys(values);
  const name = names[one.place % names.length];
  if (name === undefined) return values;
  const { [name]: before, ...rest } = values;
  const after = changed(before, one, one.text);
  return after === undefined ? rest : { ...rest, [name]: after };
}

describe.each(contracts)('both request validators agree on %s', (path) => {
  it('on requests that are sampled and changed', { timeout: 60_000 }, async () => {
    const { document } = await loadDocument(file(path));
    const { operations, schemas, validators } = bothValidators(document);
    const sampler = createSampler(document, { seed: 1 });
    const requests = operations.flatMap((operation) =>
      [undefined, ...Object.keys(operation.requestBody?.content ?? {})].map((mediaType) => ({
        operation,
        mediaType,
      })),
    );
    const counts = { valid: 0, invalid: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...requests),
        fc.record({ seed: fc.nat(20), changes: fc.array(change, { maxLength: 3 }) }),
        async ({ operation, mediaType }, plan) => {
          const schema = schemas.requestOf(operation, mediaType);
          const input = requestInput(sampler, operation, schema, mediaType, plan);
          const [first, second] = await outcomes(validators, schema, input);
          counts[first?.isValid ? 'valid' : 'invalid'] += 1;
          expect(second, `${schema.title}: ${JSON.stringify(input)}`).toEqual(first);
        },
      ),
      { numRuns: runs(400) },
    );
    // The property would hold without meaning if it saw requests of one kind only.
    expect(counts.valid).toBeGreaterThan(20);
    expect(counts.invalid).toBeGreaterThan(20);
  });
});

describe('both request validators differ by design', () => {
  it.each<[why: string, schema: object, body: unknown, first: boolean, second: boolean]>([
    [
      'the library takes tuples only with a length, beyond which an item may match any schema of the tuple',
      { prefixItems: [{ type: 'integer' }], items: { type: 'string' } },
      [1, 2],
      true,
      false,
    ],
    [
      'comparisons are checked against the whole schema, in which a read-only property is not ignored',
      { properties: { id: { readOnly: true, type: 'integer' }, tags: { type: 'array', uniqueItems: true } } },
      { id: 'x' },
      false,
      true,
    ],
  ])('in a body: %s', async (_, schema, body, first, second) => {
    const document = { ...bodyContract(schema), openapi: '3.1.0' };
    const { schemas, validators } = bothValidators(document);
    const request = schemas.requests.find((each) => each.body !== undefined);
    if (request === undefined) throw new Error('there is no request with a body');
    const found = await outcomes(validators, request, { values: {}, body });
    expect(found.map(({ isValid }) => isValid)).toEqual([first, second]);
  });
});
