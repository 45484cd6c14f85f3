import { after, before, test } from 'node:test';
import { createSandbox } from 'togai-sandbox';
import { createClient } from './client.mjs';

let sandbox;
before(async () => {
  sandbox = await createSandbox();
});
after(() => sandbox.close());

test('the list is read at most twice, with a token', async () => {
  const session = sandbox.session();
  await createClient(session.url).names();
  session.requests.verify({
    operation: 'getCustomers',
    headers: { Authorization: 'Bearer test' },
    times: { atLeast: 1, atMost: 2 },
  });
});
