import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test as base } from '@playwright/test';
import { createSandbox } from 'togai-sandbox';

const html = readFileSync(new URL('page.html', import.meta.url));

/** A sandbox and a session for each worker, which every test begins with the same products. */
export const test = base.extend({
  sandbox: [
    async ({}, use) => {
      const sandbox = await createSandbox({
        contract: 'openapi.yaml',
        seed: 1,
        clock: '2026-01-01T00:00:00Z',
      });
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ sandbox }, use, { workerIndex }) => {
      const session = sandbox.session(`w${workerIndex}`);
      await session.state.import({ collections: { products: [{ id: 1, name: 'Tea', price: 2.5 }] } });
      await session.state.snapshot('shop');
      await use(session);
    },
    { scope: 'worker' },
  ],
  site: [
    async ({}, use) => {
      const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use(`http://127.0.0.1:${server.address().port}`);
      server.close();
    },
    { scope: 'worker' },
  ],
  // The page gets the address of its session: no header is sent to anybody else.
  page: async ({ page, session, site }, use) => {
    await session.state.restore('shop');
    session.overrides.clear();
    session.requests.clear();
    await page.goto(`${site}/?api=${encodeURIComponent(session.url)}`);
    await use(page);
  },
});
