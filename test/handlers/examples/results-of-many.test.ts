import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const schemas = {
  Letter: objectOf({ 'to!': 'string', text: 'string' }),
  Receipt: objectOf({ to: 'string', ErrorCode: 'integer', accepted: 'boolean', retry_count: 'integer' }),
  Search: objectOf({ text: 'string' }),
};
const fine = { ErrorCode: 0, accepted: true, retry_count: 0 };

it.each([
  ['one', ['ann']],
  ['several', ['ann', 'bob', 'cid', 'dan']],
])('each result of a write of many begins as that of one: %s', async (_, names) => {
  const { api } = await contractSandbox(
    sketch({ 'POST /letters/batch': { request: arrayOf('Letter'), response: arrayOf('Receipt') } }, schemas),
  );
  const { body } = await api.post('/letters/batch').send(names.map((to) => ({ to, text: 'Hi' })));
  expect(body).toMatchObject(names.map((to) => ({ to, ...fine })));
});

it('the rows that a search finds may be of any age', async () => {
  const { api } = await contractSandbox(
    sketch({ 'POST /receipts/lookup-all': { request: 'Search', response: arrayOf('Receipt') } }, schemas),
  );
  const { body } = await api.post('/receipts/lookup-all').send({ text: 'a' });
  expect(body.length).toBeGreaterThan(0);
  expect(body).not.toEqual(body.map((row: object) => ({ ...row, ...fine })));
});
