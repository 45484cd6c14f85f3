import { test } from '@playwright/test';
import { createSandbox } from 'togai-sandbox';

test('the page asks for ten customers', async ({ request }) => {
  const sandbox = await createSandbox();
  const session = sandbox.session();
  await request.get(`${session.url}/customers?pageSize=10`, { headers: { Authorization: 'Bearer test' } });
  session.requests.verify({ operation: 'getCustomers', query: { pageSize: 10 }, status: 200, times: 1 });
  await sandbox.close();
});
