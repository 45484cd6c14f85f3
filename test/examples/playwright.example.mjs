import { test as base, expect } from '@playwright/test';
import { createSandbox } from 'togai-sandbox';

const test = base.extend({
  // One sandbox per worker, and one session per test: the page and `request` send its name.
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

test('a customer is created', async ({ request }) => {
  const customer = { id: 'c1', name: 'ACME Enterprise', primaryEmail: 'admin@example.com', address: {} };
  expect((await request.post('/customers', { data: customer })).status()).toBe(201);
  expect((await request.post('/customers', { data: customer })).status()).toBe(409);
});

test('another test does not see it', async ({ request }) => {
  expect((await request.get('/customers/c1')).status()).toBe(404);
});
