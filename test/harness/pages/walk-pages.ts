import type { Browser, Page } from '@playwright/test';
import { checkLooks } from './check-looks.ts';
import { watchPage } from './page-watch.ts';

/** How long a page may take until it shows something, in milliseconds: the reference reads a contract of 12 MB. */
const patience = 60_000;

/** A page that is walked, and what shows that it is there. */
interface WalkedPage {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
}

const plainPages: readonly WalkedPage[] = [
  { name: 'index', path: '/', ready: 'h1' },
  { name: 'contract', path: '/openapi.yaml', ready: 'pre' },
  { name: 'reference', path: '/__docs/', ready: '.opblock' },
];

/**
 * Opens every page of a sandbox: those that are served beside the API, and those that the console's navigation leads to.
 * @returns how many there were, and one message an issue
 */
export async function walkPages(
  browser: Browser,
  origin: string,
  contract: string,
): Promise<{ readonly pages: number; readonly issues: readonly string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const watch = watchPage(page, origin);
  const found: string[] = [];
  const pages = [...plainPages, ...(await consolePages(page, origin))];
  for (const { name, path, ready } of pages) {
    const before = watch.issues.length;
    const response = await page.goto(origin + path);
    if (/json/.test(response?.headers()['content-type'] ?? '')) continue; // a path that the contract has itself
    await page.locator(ready).first().waitFor();
    if (name === 'reference') await openOperation(page);
    await page.waitForLoadState('networkidle');
    const looks = name === 'contract' ? [] : await checkLooks(page, `${contract}-${name}`);
    found.push(...looks, ...watch.issues.slice(before).map((issue) => `${contract}-${name}: ${issue}`));
  }
  await context.close();
  return { pages: pages.length, issues: found };
}

/** The pages of the console, from its own navigation. */
async function consolePages(page: Page, origin: string): Promise<readonly WalkedPage[]> {
  await page.goto(`${origin}/__console/`);
  const links = page.getByRole('navigation').getByRole('link');
  await links.first().waitFor();
  const pages: WalkedPage[] = [];
  for (const link of await links.all()) {
    const name = await link.innerText();
    const hash = await link.getAttribute('href');
    pages.push({ name: `console ${name}`, path: `/__console/${hash}`, ready: 'main h1' });
  }
  return pages;
}

/** Shows the parts of an operation: parameters, body, responses, schemas. */
async function openOperation(page: Page): Promise<void> {
  const first = page
    .locator('.opblock-post .opblock-summary-control, .opblock-get .opblock-summary-control')
    .first();
  await first.click();
  await page.locator('.opblock.is-open .responses-wrapper').first().waitFor();
}
