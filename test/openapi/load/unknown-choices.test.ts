import { describe, expect, it } from 'vitest';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const nothing = { $ref: '#/components/schemas/Nothing' };
const cat = { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } };

describe('a schema that does not exist is anything', () => {
  it.each<[where: string, schema: object, accepted: readonly unknown[], refused: readonly unknown[]]>([
    ['in oneOf', { oneOf: [cat, nothing] }, [{ lives: 9 }, { bark: 1 }], []],
    ['in oneOf beside anyOf', { oneOf: [cat, nothing], anyOf: [cat] }, [{ lives: 9 }], [{ bark: 1 }]],
    [
      'in oneOf with a discriminator',
      { oneOf: [{ $ref: '#/components/schemas/Cat' }, nothing], discriminator: { propertyName: 'kind' } },
      [{ kind: 'Cat', lives: 9 }, { kind: 'Nothing' }],
      [],
    ],
    ['in not', { not: nothing }, [{ lives: 9 }], []],
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
    ['in if', { if: nothing, then: { required: ['a'] }, else: { required: ['b'] } }, [{}], []],
    ['in contains', { type: 'array', contains: nothing, maxContains: 1 }, [[], [1, 2]], [{}]],
    ['in allOf', { allOf: [cat, nothing] }, [{ lives: 9 }], [{ lives: 'x' }]],
  ])('%s', async (_, schema, accepted, refused) => {
    const body = { content: { 'application/json': { schema: schema as Record<string, unknown> } } };
    const { api } = await contractSandbox({
      ...contractOf(
        { '/pets': { post: { requestBody: body, responses: { 200: { description: 'ok', ...body } } } } },
        { components: { schemas: { Cat: cat } } },
      ),
      openapi: '3.1.0',
    });
    const statuses = async (values: readonly unknown[]) =>
      Promise.all(values.map(async (value) => (await api.post('/pets').send(value as object)).status));
    expect(new Set(await statuses(accepted))).toEqual(new Set([200]));
    expect(await statuses(refused)).toEqual(refused.map(() => 400));
  });
});
