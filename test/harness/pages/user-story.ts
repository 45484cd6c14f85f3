import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { watchPage } from './page-watch.ts';

/** How long a step may take, in milliseconds. */
const patience = 20_000;

const eventually = expect.configure({ timeout: patience });

/** A client of the API beside the console, with the key that the contract requires. */
function read(origin: string, path: string): Promise<Response> {
  return fetch(`${origin}/api${path}`, { headers: { 'X-Observatory-Key': 'anything' } });
}

function write(origin: string, path: string, body: object): Promise<Response> {
  const headers = { 'X-Observatory-Key': 'anything', 'Content-Type': 'application/json' };
  return fetch(`${origin}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What a user of the console does with the observatory, one step after the other. */
const story = {
  'adds an item, which the table shows': async (page, origin) => {
    await open(page, origin, 'data/telescopes');
    await page.getByRole('button', { name: 'Add item' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^name/).fill('Hale');
    await form.getByLabel(/^kind/).selectOption('optical');
    // Key by key: what is half a number must not be taken from the user.
    await form.getByLabel(/^aperture/).pressSequentially('5.1');
    await form.getByRole('button', { name: 'Add item' }).click();
    await eventually(rowOf(page, 'Hale')).toContainText('5.1');
  },
  'sees at its field why an edit is refused, and edits': async (page) => {
    await rowOf(page, 'Hale').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const form = page.getByRole('dialog');
    const aperture = form.getByLabel(/^aperture/);
    await aperture.fill('1000');
    await form.getByRole('button', { name: 'Save' }).click();
    await eventually(aperture).toHaveAttribute('aria-invalid', 'true');
    await eventually(aperture).toHaveAccessibleDescription(/100/);
    await aperture.fill('6.5');
    await form.getByRole('button', { name: 'Save' }).click();
    await eventually(form).toBeHidden();
    await eventually(page.getByRole('main')).toContainText('6.5');
  },
  'tries an operation on a row that exists, and leads from there to its request': async (page, origin) => {
    await open(page, origin, 'operations/getTelescope');
    await page.getByRole('button', { name: 'Send request' }).click();
    await eventually(page.getByRole('region', { name: 'Response', exact: true })).toContainText('200');
    await page.getByRole('link', { name: /as curl/ }).click();
    await eventually(page.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
  },
  'sees what clients change, in a table with its order in the address': async (page, origin) => {
    await open(page, origin, 'data/telescopes?sort=-aperture');
    await eventually(page.getByRole('columnheader', { name: /aperture/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await write(origin, '/telescopes', { name: 'Keck', kind: 'optical', aperture: 10 });
    await eventually(rowOf(page, 'Keck')).toBeVisible();
  },
  'sees a request as it arrives, and why it was refused': async (page, origin) => {
    await open(page, origin, 'requests');
    await eventually(page.getByRole('list', { name: 'Requests' })).toBeVisible();
    await read(origin, '/telescopes?kind=paper');
    await eventually(page.getByRole('link', { name: /kind=paper/ })).toContainText('4');
    await page.getByRole('link', { name: /kind=paper/ }).click();
    await eventually(page.getByRole('article')).toContainText('kind');
  },
  'overrides a response, and sees that it was used': async (page, origin) => {
    await open(page, origin, 'overrides/new');
    const form = page.getByRole('dialog');
    await form.getByLabel('Operation').selectOption('listTelescopes');
    await form.getByLabel('Status').fill('503');
    await form.getByRole('button', { name: 'Add override' }).click();
    await eventually(form).toBeHidden();
    expect((await read(origin, '/telescopes')).status).toBe(503);
    await eventually(rowOf(page, 'listTelescopes')).toContainText('1');
  },
  'resets the session': async (page, origin) => {
    await open(page, origin, 'sessions');
    await page.getByRole('button', { name: 'Reset default' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset session' }).click();
    await eventually(page.getByRole('status').first()).toContainText('reset');
    expect((await read(origin, '/telescopes')).status).toBe(200);
    await open(page, origin, 'data/telescopes');
    await eventually(page.getByRole('table')).toBeVisible();
    await expect(rowOf(page, 'Hale')).toHaveCount(0);
  },
  'tries an operation in the reference': async (page, origin) => {
    await page.goto(`${origin}/__docs/`);
    const operation = page.locator('#operations-Telescopes-addTelescope');
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await eventually(operation.locator('.live-responses-table .response-col_status').last()).toContainText(
      '201',
    );
  },
} satisfies Readonly<Record<string, (page: Page, origin: string) => Promise<void>>>;

/**
 * Does by the pages what a user does.
 * @returns how many steps were done, and one message for each that failed and for each issue of the page meanwhile
 */
export async function playStory(
  browser: Browser,
  origin: string,
): Promise<{ readonly steps: number; readonly issues: readonly string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const { issues: seen } = watchPage(page, origin);
  const issues: string[] = [];
  for (const [name, step] of Object.entries(story)) {
    try {
      await step(page, origin);
    } catch (error) {
      issues.push(`a user ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  await context.close();
  return { steps: Object.keys(story).length, issues: [...issues, ...seen] };
}

async function open(page: Page, origin: string, place: string): Promise<void> {
  await page.goto(`${origin}/__console/#/${place}`);
  // Another place of the same page is no load.
  await page.reload();
}

/** The row of a table with a text. */
function rowOf(page: Page, text: string): Locator {
  return page.getByRole('row').filter({ hasText: text });
}
