import { test as base, expect } from '@playwright/test';
import { createSandbox } from 'togai-sandbox';

const test = base.extend({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs: nothing
    async ({}, use) => {
      const sandbox = await createSandbox({ allowOrigins: ['http://localhost:5173'] });
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  session: async ({ sandbox }, use) => use(sandbox.session()),
  baseURL: async ({ sandbox }, use) => use(sandbox.url),
  extraHTTPHeaders: async ({ session }, use) => use({ ...session.headers, Authorization: 'Bearer test' }),
});

test('the list fails twice, then it loads', async ({ session, request }) => {
  session.override({ operation: 'GET /customers', respond: [{ status: 503 }, { status: 429 }], times: 2 });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await request.get('/customers')).status());
  expect(statuses).toEqual([503, 429, 200]);
});
