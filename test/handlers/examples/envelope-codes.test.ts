import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

it.each<[string, Parameters<typeof objectOf>[0], object]>([
  ['beside what it wraps', { code: 'integer', data: { type: 'object' } }, { code: 200 }],
  ['beside a flag', { statusCode: 'integer', success: 'boolean' }, { statusCode: 200, success: true }],
  ['with a meaning of its own', { code: { type: 'integer', example: 7 }, message: 'string' }, { code: 7 }],
])('a number of a status is that of the response: %s', async (_, members, expected) => {
  const { api } = await contractSandbox(sketch({ 'GET /health/report': { response: objectOf(members) } }));
  expect((await api.get('/health/report')).body).toMatchObject(expected);
});
