import { createSandbox } from 'togai-sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClient } from './client.mjs';

const acme = { id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} };

let sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seed: 1 });
});
afterAll(() => sandbox.close());

let session;
let client;
beforeEach(() => {
  session = sandbox.session(); // overrides are those of one session, and gone with it
  client = createClient(session.url);
});

test('an outage is reported, and the next try works', async () => {
  const outage = session.override({ operation: 'createCustomer', respond: { status: 503 }, times: 1 });
  await expect(client.create(acme)).rejects.toThrow();
  await client.create(acme);
  expect(outage.hits).toBe(1);
});

test('one name is taken', async () => {
  session.override({
    operation: 'POST /customers',
    when: { body: { name: 'ACME Enterprise' } },
    respond: { status: 409, body: { message: 'the name is taken' } },
  });
  await expect(client.create(acme)).rejects.toThrow('the name is taken');
  await client.create({ ...acme, name: 'Globex' });
});
