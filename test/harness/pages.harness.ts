import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './foreign-page.ts';
import { checkLooks, contraryLooks, looksFrom } from './pages/check-looks.ts';
import { faults, serveFaultyPage } from './pages/faulty-page.ts';
import { watchPage } from './pages/page-watch.ts';
import { playStory } from './pages/user-story.ts';
import { type WalkOptions, walkPages } from './pages/walk-pages.ts';
import { firstOf, format } from './report.ts';
import { sandbox, stop, withSubject } from './subject.ts';

const pathTo = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface WalkedContract {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly options: WalkOptions;
}

// It has every page that the built-in contract has: with one look for each walk, they make both.
const observatory = {
  name: 'observatory',
  file: pathTo('./pages/observatory.yaml'),
  args: ['--demo', '8'],
  options: { looks: looksFrom(1) },
};

const contracts: readonly WalkedContract[] = [
  // The largest comes first: the others are walked meanwhile. `npm run test:large -- --install-only` brings it.
  {
    name: 'github',
    file:
      process.env.GITHUB_CONTRACT ??
      pathTo(
        '../../node_modules/.cache/large-contracts/node_modules/@octokit/openapi/generated/api.github.com.json',
      ),
    // This one shows what size does, not looks. The browser itself shows the text of the contract, and takes long to lay out
    // 12 MB of it.
    options: { passedOver: ['contract'], looks: looksFrom(0).slice(0, 1) },
  },
  {
    name: 'togai',
    file: pathTo('../../openapi/togai.yaml'),
    args: ['--demo', '8'],
    options: { looks: looksFrom(0) },
  },
  observatory,
];

describe.skipIf(chromiumPath === undefined)('the pages for people, in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      // No name leads anywhere but to this machine.
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-gpu'],
    });
  });
  afterAll(() => browser.close());

  it.concurrent.each(contracts.filter(({ file }) => existsSync(file)))(
    'of $name are sound, and stay on this machine',
    async ({ name, file, args = [], options }) => {
      await withSubject(sandbox, async (_, begin) => {
        const running = begin({ args: [file, '--ephemeral', ...args] });
        const url = await running.ready;
        const start = performance.now();
        const { pages, issues } = await walkPages(browser, url, name, options);
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        await stop(running);
        const report = { figures: { pages, seconds }, issues };
        format(`pages of ${name}`, report);
        expect(firstOf(report)).toEqual([]);
        expect(pages).toBeGreaterThan(8);
      });
    },
  );

  it.concurrent('let a user add, edit, watch, override and reset', async () => {
    await withSubject(sandbox, async (_, begin) => {
      const running = begin({ args: [observatory.file, '--ephemeral', ...observatory.args] });
      const { steps, issues } = await playStory(browser, await running.ready);
      await stop(running);
      const report = { figures: { steps }, issues };
      format('a user of the pages', report);
      expect(firstOf(report)).toEqual([]);
    });
  });

  it.concurrent.each(Object.keys(faults) as (keyof typeof faults)[])(
    'finds out a page with %s',
    async (fault) => {
      const { server, url } = await serveFaultyPage(fault);
      const context = await browser.newContext();
      const page = await context.newPage();
      const watch = watchPage(page, url);
      await page.goto(`${url}/__console/`, { waitUntil: 'networkidle' });
      const issues = [...(await checkLooks(page, 'faulty', contraryLooks)), ...watch.issues];
      await context.close();
      server.close();
      expect(issues.join('\n')).toContain(faults[fault].finding);
    },
  );
});
