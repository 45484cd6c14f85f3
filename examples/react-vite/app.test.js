import { test as base, expect } from '@playwright/test';
import { createSandbox } from 'togai-sandbox';
import { preview } from 'vite';

const test = base.extend({
  // For each worker: a sandbox, and the built page, which forwards /api to it as the page's own server would.
  sandbox: [
    async ({}, use) => {
      const sandbox = await createSandbox({ contract: 'openapi.yaml', seed: 1 });
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ sandbox }, use) => {
      const proxy = { '/api': new URL(sandbox.url).origin };
      const server = await preview({ preview: { port: 0, strictPort: true, proxy }, logLevel: 'silent' });
      await use(server.resolvedUrls.local[0]);
      await server.close();
    },
    { scope: 'worker' },
  ],
  // For each test: a session of its own, which every request of the page names.
  session: async ({ sandbox }, use) => use(sandbox.session()),
  extraHTTPHeaders: async ({ session }, use) => use(session.headers),
  page: async ({ page, site }, use) => {
    await page.goto(site);
    await page.getByLabel('Name').fill('Ann');
    await page.getByLabel('E-mail').fill('ann@example.com');
    await page.getByLabel('Password').fill('correct horse');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('heading', { name: 'The tasks of Ann' })).toBeVisible();
    await use(page);
  },
});

test('a task is added, done and deleted', async ({ page, session }) => {
  await page.getByLabel('New task').fill('Buy tea');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('Buy tea', { exact: true }).click();
  await expect(page.getByLabel('Buy tea', { exact: true })).toBeChecked();
  session.requests.verify({ operation: 'updateTask', body: { done: true }, times: 1 });
  await page.getByRole('button', { name: 'Delete Buy tea' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(0);
});

test('an empty title is refused, and the page says why', async ({ page }) => {
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert')).toContainText('/title must NOT have fewer than 1 characters');
});

test('an outage is shown', async ({ page, session }) => {
  session.override({
    operation: 'createTask',
    respond: { status: 503, body: { message: 'try again later' } },
    times: 1,
  });
  await page.getByLabel('New task').fill('Buy tea');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert')).toHaveText('try again later');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByLabel('Buy tea', { exact: true })).toBeVisible();
});
