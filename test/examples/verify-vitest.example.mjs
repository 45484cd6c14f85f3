import { createSandbox } from 'togai-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './client.mjs';

const acme = { id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} };

let sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

test('exactly one customer is created, with its name', async () => {
  const session = sandbox.session();
  await createClient(session.url).create(acme);
  session.requests.verify({ operation: 'createCustomer', body: { name: 'ACME Enterprise' }, times: 1 });
  session.requests.verify({ operation: 'GET /customers', times: 0 });
});

test('what is missing is reported with the nearest miss', async () => {
  const session = sandbox.session();
  await createClient(session.url).create(acme);
  const verify = () => session.requests.verify({ operation: 'createCustomer', body: { name: 'ACME' } });
  expect(verify).toThrow('/body/name is "ACME Enterprise", expected "ACME"');
});
