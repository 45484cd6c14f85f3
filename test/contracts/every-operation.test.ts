import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { documentedRequest } from '../support/customers.ts';
import { sandbox } from '../support/sandbox.ts';
import { type ContractOperation, examplesOf, togaiOperations } from '../support/togai-document.ts';

const operations = await togaiOperations();
const ajv = new Ajv({ strict: true, allErrors: true });
ajvFormats.default(ajv);
ajv.addVocabulary(['example']);

const { api, anonymous, logged, reset } = await sandbox();

beforeEach(async () => {
  await reset();
  logged.failures.length = 0;
});

/** What the request examples of most operations speak of; those of createCustomer speak of what is not there yet. */
async function prepare({ operationId }: ContractOperation): Promise<void> {
  if (operationId !== 'createCustomer') await api.post('/customers').send(documentedRequest);
}

/** The path of an operation with the first example of each of its path parameters in it, or with what is given. */
function pathOf({ path, parameters = [] }: ContractOperation, id?: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const [first] = Object.values(parameters.find((one) => one.name === name)?.examples ?? {});
    return encodeURIComponent(id ?? String(first?.value));
  });
}

/** Expects a response that the operation declares, its headers included, with no departure reported by the sandbox. */
function expectDeclared({ responses }: ContractOperation, response: Response): void {
  const { status, body, headers, type } = response;
  const orDefault = status >= 400 ? responses.default : undefined;
  const declared = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? orDefault;
  expect(declared).toBeDefined();
  if (declared === undefined) return;
  expect(Object.keys(declared.content)).toContain(type);
  const fits = ajv.compile(declared.content['application/json'].schema);
  fits(body);
  expect(fits.errors ?? []).toEqual([]);
  // Location is declared once for 200 and 201, and sent with 201 only.
  const expected = Object.entries(declared.headers ?? {}).filter(
    ([name]) => name !== 'Location' || status === 201,
  );
  for (const [name, { schema }] of expected) {
    expect(ajv.validate(schema, headers[name.toLowerCase()])).toBe(true);
  }
  expect(logged.failures).toEqual([]);
}

function successOf({ responses }: ContractOperation): number {
  return Number(Object.keys(responses).find((status) => status.startsWith('2')));
}

const requests = operations.flatMap((operation) => {
  const examples = examplesOf(operation.requestBody);
  const bodies = examples.length === 0 ? [['no body', undefined] as const] : examples;
  return bodies.map(([example, body]) => ({ id: operation.operationId, example, body, operation }));
});

const named = operations.map((operation) => ({ id: operation.operationId, operation }));
const withBody = named.filter(({ operation }) => operation.requestBody !== undefined);
const withItem = named.filter(({ operation }) => operation.path.includes('{'));

describe('every operation responds as the contract declares', () => {
  it('which has twelve of them', () => {
    expect(operations).toHaveLength(12);
  });

  it.each(requests)('$id, sent $example', async ({ operation, body }) => {
    await prepare(operation);
    const response = await api[operation.method](pathOf(operation)).send(body as object | undefined);
    expect(response.status).toBe(successOf(operation));
    expectDeclared(operation, response);
  });

  const queries = named.flatMap(({ id, operation }) =>
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .flatMap(({ name, examples = {} }) =>
        Object.values(examples).map(({ value }) => ({ id, operation, name, value })),
      ),
  );

  it.each(queries)('$id, with $name=$value', async ({ operation, name, value }) => {
    await prepare(operation);
    const response = await api[operation.method](pathOf(operation)).query({ [name]: value });
    // The one example token of the contract is of the list of customers.
    const isForeign = name === 'nextToken' && operation.operationId !== 'getCustomers';
    expect(response.status).toBe(isForeign ? 400 : 200);
    expectDeclared(operation, response);
  });

  it.each(requests)('$id, sent $example twice', async ({ operation, body }) => {
    await prepare(operation);
    const path = pathOf(operation);
    for (let n = 0; n < 2; n++) {
      expectDeclared(operation, await api[operation.method](path).send(body as object | undefined));
    }
  });

  it.each(withItem)('$id, of what does not exist', async ({ operation }) => {
    const [[, body] = []] = examplesOf(operation.requestBody);
    const response = await api[operation.method](pathOf(operation, 'nobody')).send(
      body as object | undefined,
    );
    expect(response.status).toBe(404);
    expectDeclared(operation, response);
  });

  it.each(withItem)('$id, of an id that is too long', async ({ operation }) => {
    const [[, body] = []] = examplesOf(operation.requestBody);
    const path = pathOf(operation, 'x'.repeat(51));
    const response = await api[operation.method](path).send(body as object | undefined);
    expect(response.status).toBe(400);
    expectDeclared(operation, response);
  });

  it.each(named)('$id, without a token', async ({ operation }) => {
    await prepare(operation);
    const response = await anonymous[operation.method](pathOf(operation));
    expect(response.status).toBe(401);
    expectDeclared(operation, response);
  });

  it.each(named)('$id, with a query parameter that is not declared', async ({ operation }) => {
    await prepare(operation);
    const [[, body] = []] = examplesOf(operation.requestBody);
    const path = `${pathOf(operation)}?undeclared=1`;
    const response = await api[operation.method](path).send(body as object | undefined);
    expect(response.status).toBe(400);
    expectDeclared(operation, response);
  });

  it.each(named)('$id, from a page of another site', async ({ operation }) => {
    await prepare(operation);
    const [[, body] = []] = examplesOf(operation.requestBody);
    const request = api[operation.method](pathOf(operation)).set('Origin', 'https://evil.test');
    const response = await request.send(body as object | undefined);
    expect(response.status).toBe(403);
    expectDeclared(operation, response);
  });

  it.each(named)('$id, for a host that is not ours', async ({ operation }) => {
    const response = await api[operation.method](pathOf(operation)).set('Host', 'evil.test');
    expect(response.status).toBe(403);
    expectDeclared(operation, response);
  });

  const badBodies = [
    ['an unknown property', 'application/json', '{"nothing of the kind":1}', 400],
    ['a list', 'application/json', '[]', 400],
    ['null', 'application/json', 'null', 400],
    ['no JSON', 'application/json', '{', 400],
    ['nothing', 'application/json', '', 400],
    ['another media type', 'text/plain', '{}', 415],
    ['too much', 'application/json', ' '.repeat(11 * 2 ** 20), 413],
  ] as const;

  it.each(
    withBody.flatMap(({ id, operation }) =>
      badBodies.map(([what, type, body, status]) => ({ id, operation, what, type, body, status })),
    ),
  )('$id, sent $what', async ({ operation, type, body, status }) => {
    await prepare(operation);
    const response = await api[operation.method](pathOf(operation)).set('Content-Type', type).send(body);
    expect(response.status).toBe(status);
    expectDeclared(operation, response);
  });
});
