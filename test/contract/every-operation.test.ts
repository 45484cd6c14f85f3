import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { beforeEach, describe, expect, it } from 'vitest';
import { minimalAccount, minimalCustomer } from '../support/customers.ts';
import { sandbox, type TestSandbox } from '../support/sandbox.ts';

interface Declared {
  readonly operationId: string;
  readonly responses: Record<string, { $ref: string }>;
}

interface Contract {
  readonly paths: Record<string, Record<string, Declared>>;
  readonly components: { responses: Record<string, { content: Record<string, { schema: object }> }> };
}

const text = readFileSync(new URL('../../openapi/togai.yaml', import.meta.url), 'utf8');
const contract = load(text) as Contract;

// A judge of the test's own: the sandbox's check must not be what tells whether the sandbox is right.
const ajv = new Ajv({ strict: false, allErrors: true });
ajvFormats.default(ajv);
ajv.addSchema({ $id: 'contract', ...contract });

const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, declared]) => ({ path, method, ...declared })),
);

const bodies: Readonly<Record<string, object>> = {
  createCustomer: minimalCustomer('new'),
  updateCustomer: { name: 'Another name' },
  createAccount: minimalAccount('new', 'c1'),
  updateAccount: { name: 'Another name' },
  addAliases: { aliases: ['another'] },
  removeAliases: { aliases: ['alias'] },
};

function faultsOf({ responses }: Declared, status: number, body: unknown): unknown {
  const name = (responses[status] ?? (status >= 400 ? responses.default : undefined))?.$ref.split('/').at(-1);
  if (name === undefined) return `${status} is not declared`;
  const pointer = `contract#/components/responses/${name}/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: pointer });
  return validate(body) ? [] : validate.errors;
}

describe('every operation', () => {
  let prepared: TestSandbox;

  beforeEach(async () => {
    prepared = await sandbox();
    await prepared.api.post('/customers').send(minimalCustomer('c1'));
    await prepared.api.post('/accounts').send({ ...minimalAccount('a1', 'c1'), aliases: ['alias'] });
  });

  const addressed = (path: string, id: string) =>
    path.replace(/\{(.)[^}]*\}/, (_, kind) => `${id || `${kind}1`}`);

  it.each(operations)('$operationId answers as the contract declares', async (operation) => {
    const method = operation.method as 'get' | 'post' | 'patch' | 'delete';
    const answer = await prepared.api[method](addressed(operation.path, '')).send(
      bodies[operation.operationId],
    );
    expect(answer.status).toBeLessThan(300);
    expect(faultsOf(operation, answer.status, answer.body)).toEqual([]);
  });

  it.each(operations)('$operationId refuses as the contract declares', async (operation) => {
    const method = operation.method as 'get' | 'post' | 'patch' | 'delete';
    const path = addressed(operation.path, 'unknown');
    const body = bodies[operation.operationId];
    const refusals = [
      await prepared.anonymous[method](path).send(body),
      await prepared.api[method](`${path}?undeclared=1`).send(body),
      ...(body ? [await prepared.api[method](path).set('Content-Type', 'application/json').send('{')] : []),
      ...(path.includes('unknown') ? [await prepared.api[method](path).send(body)] : []),
    ];
    for (const { status, body: told } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(faultsOf(operation, status, told)).toEqual([]);
    }
  });

  it('is one of twelve', () => {
    expect(operations).toHaveLength(12);
  });
});
