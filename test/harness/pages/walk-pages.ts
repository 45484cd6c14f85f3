import type { Browser, Page } from '@playwright/test';
import { checkLooks, type Look } from './check-looks.ts';
import { watchPage } from './page-watch.ts';

/**
 * How long a page may take until it shows something, in milliseconds: the reference reads a contract of 12 MB, beside
 * other browsers and harnesses.
 */
const patience = 180_000;

/** A page that is walked, and what shows that it is there. */
interface WalkedPage {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
}

/** How a contract is walked. */
export interface WalkOptions {
  /** The names of pages that are left out. */
  readonly passedOver?: readonly string[];
  /** The looks that each page is checked in. */
  readonly looks: readonly Look[];
}

const plainPages: readonly WalkedPage[] = [
  { name: 'index', path: '/', ready: 'h1' },
  { name: 'contract', path: '/openapi.yaml', ready: 'pre' },
  { name: 'reference', path: '/__docs/', ready: '.opblock' },
];

/**
 * Opens every page of a sandbox: those that are served beside the API, those that the console's navigation leads to, and
 * from each of these the first that is below it, such as an operation, a collection or a row.
 * @returns how many there were, and one message an issue
 */
export async function walkPages(
  browser: Browser,
  origin: string,
  contract: string,
  { passedOver = [], looks }: WalkOptions,
): Promise<{ readonly pages: number; readonly issues: readonly string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const watch = watchPage(page, origin);
  const issues: string[] = [];
  const plain = plainPages.filter(({ name }) => !passedOver.includes(name));
  const open = [...plain, ...(await consolePages(page, origin))];
  let pages = 0;
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { name, path, ready } = next;
    const before = watch.issues.length;
    // From an empty page: another hash of the same page is no load, and what it loads could not be awaited.
    await page.goto('about:blank');
    const response = await page.goto(origin + path, { waitUntil: 'networkidle' });
    if (/json/.test(response?.headers()['content-type'] ?? '')) continue; // a path that the contract has itself
    await page.locator(ready).first().waitFor();
    if (name === 'reference') await openOperation(page);
    if (name !== 'contract') issues.push(...(await checkLooks(page, `${contract}-${name}`, looks)));
    issues.push(...watch.issues.slice(before).map((issue) => `${contract}-${name}: ${issue}`));
    open.unshift(...(await pageBelow(page, next)));
    pages += 1;
  }
  await context.close();
  return { pages, issues };
}

/** The pages of the console, from its own navigation. */
async function consolePages(page: Page, origin: string): Promise<readonly WalkedPage[]> {
  await page.goto(`${origin}/__console/`);
  const links = page.locator('.shell-nav a');
  await links.first().waitFor();
  const pages: WalkedPage[] = [];
  for (const link of await links.all()) {
    const [name, hash] = [await link.innerText(), await link.getAttribute('href')];
    pages.push({ name: `console-${name}`, path: `/__console/${hash}`, ready: 'main h1' });
  }
  return pages;
}

/** The first page of the console that a page leads to and that is below it: `#/data/pets` of `#/data`. */
async function pageBelow(page: Page, { name, path, ready }: WalkedPage): Promise<readonly WalkedPage[]> {
  const hash = new URL(path, page.url()).hash;
  const link = page.locator(`main a[href^="${hash}/"]`).first();
  if (hash === '' || (await link.count()) === 0) return [];
  return [{ name: `${name}-item`, path: `/__console/${await link.getAttribute('href')}`, ready }];
}

/** Shows the parts of an operation: parameters, body, responses, schemas. */
async function openOperation(page: Page): Promise<void> {
  const first = page
    .locator('.opblock-post .opblock-summary-control, .opblock-get .opblock-summary-control')
    .first();
  await first.click();
  await page.locator('.opblock.is-open .responses-wrapper').first().waitFor();
}
