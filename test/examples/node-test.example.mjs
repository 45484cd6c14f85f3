import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSandbox } from 'togai-sandbox';
import { createClient } from './client.mjs';

let sandbox;
before(async () => {
  sandbox = await createSandbox();
});
after(() => sandbox.close());

test('a customer is created', async () => {
  const session = sandbox.session();
  const client = createClient(session.url);
  await client.create({ id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} });
  assert.deepEqual(await client.names(), ['ACME Enterprise']);
  await session.reset();
  assert.deepEqual(await client.names(), []);
});
