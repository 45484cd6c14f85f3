import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSandbox } from 'togai-sandbox';
import { createClient } from './client.mjs';

const acme = { id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} };

let sandbox;
before(async () => {
  sandbox = await createSandbox();
});
after(() => sandbox.close());

test('the customer is created, but the response never arrives', async () => {
  const session = sandbox.session();
  const client = createClient(session.url);
  session.override({
    operation: 'createCustomer',
    respond: { fault: 'reset' },
    carryOut: 'before',
    times: 1,
  });
  await assert.rejects(client.create(acme), /fetch failed/);
  assert.deepEqual(await client.names(), ['ACME Enterprise']);
});
