import { describe, expect, it } from 'vitest';
import type { PathItem, Schema } from '../../../../src/openapi/document.ts';
import { contractOf } from '../../../support/contract.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf } from '../../../support/small-contract.ts';

const Plan = objectOf({ 'code!': 'string', 'price!': 'integer', note: 'string' });
const Plans: Schema = { type: 'array', items: Plan };

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });

/** Plans, whose create has a name and declares some statuses. */
function plansApi(operationId: string, statuses: readonly number[]) {
  const responses = Object.fromEntries(
    statuses.map((status) => [status, { description: 'x', ...(status < 300 && json(Plan)) }]),
  );
  const code = { name: 'code', in: 'path', required: true, schema: { type: 'string' } };
  const ok = (schema: Schema) => ({ 200: { description: 'ok', ...json(schema) } });
  const paths = {
    '/plans': {
      get: { operationId: 'list', responses: ok(Plans) },
      post: { operationId, requestBody: { required: true, ...json(Plan) }, responses },
    },
    '/plans/bulk': {
      post: { operationId: `${operationId}s`, requestBody: json(Plans), responses: ok(Plans) },
    },
    '/plans/{code}': { parameters: [code], get: { operationId: 'read', responses: ok(Plan) } },
  };
  return createCrudApi(contractOf(paths as unknown as Record<string, PathItem>));
}

const pro = { code: 'pro', price: 5, note: 'x' };

describe('a create with the id of an item that is there', () => {
  it.each<[string, readonly number[], number, number]>([
    ['createOrUpdatePlan', [201, 200], 201, 200],
    ['upsertPlan', [200], 200, 200],
    ['putPlan', [201], 201, 201],
  ])('updates it, where it is %s with %j', async (operationId, statuses, first, second) => {
    const api = await plansApi(operationId, statuses);
    expect(await api.request(operationId, { body: pro })).toMatchObject({ status: first, body: pro });
    const again = await api.request(operationId, { body: { code: 'pro', price: 6 } });
    expect(again).toMatchObject({ status: second, body: { ...pro, price: 6 } });
    expect(again.headers).not.toHaveProperty('Location');
    await api.request(`${operationId}s`, {
      body: [
        { code: 'pro', price: 7 },
        { code: 'team', price: 1 },
      ],
    });
    expect(await api.requestBody('list')).toEqual([
      { ...pro, price: 7 },
      { code: 'team', price: 1 },
    ]);
  });

  it.each<[string, readonly number[], string]>([
    ['the declared 409', [201, 400, 409], 'conflict'],
    ['409, where no other refusal is declared', [201, 404], 'conflict'],
    ['the declared 400', [201, 400], 'invalid'],
    ['the declared 422', [201, 422], 'invalid'],
  ])('is %s, where it only creates', async (_, statuses, code) => {
    const api = await plansApi('createPlan', statuses);
    await api.request('createPlan', { body: pro });
    await expect(api.request('createPlan', { body: pro })).rejects.toMatchObject({ code });
    expect(await api.requestBody('list')).toEqual([pro]);
  });
});
