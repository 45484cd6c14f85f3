import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { minimalCustomer } from '../support/customers.ts';
import { type Client, createClient } from './client.ts';
import type { Report } from './report.ts';
import { type Subject, stop, withSubject } from './subject.ts';

/** Where a Chromium may be: Debian's, or the one that `npx playwright install chromium` brings. */
export const chromiumPath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  chromium.executablePath(),
].find(existsSync);

/** The site of the page; the browser takes its name for this machine. */
const site = 'evil.test';

/** What a page must not change: rows, sessions, the clock, the journal. A subject without an admin API has rows only. */
const traces = ['/__admin/state', '/__admin/sessions', '/__admin/clock', '/__admin/requests', '/customers'];

/** How long the page may take for all that it tries, in milliseconds. */
const timeoutMs = 60_000;

/**
 * Opens a page of another site in a real browser, which sends the subject everything that a page can send. Nothing may
 * have changed then, and the page must have read nothing.
 */
export async function foreignPage(subject: Subject): Promise<Report> {
  return withSubject(subject, async (_, begin) => {
    const running = begin({ args: ['--ephemeral', '--clock', '2026-01-01T00:00:00Z', '--clock-step', '1h'] });
    const url = await running.ready;
    const client = createClient(url);
    await client.send({ method: 'POST', path: '/customers', body: minimalCustomer('victim') });
    const before = await tracesIn(client);
    const { read, sent } = await visit(url);
    const after = await tracesIn(client);
    client.close();
    await stop(running);
    return {
      figures: { attempts: sent },
      issues: [
        ...read.map((text) => `the page has read ${text}`),
        ...traces.filter((_path, n) => before[n] !== after[n]).map((path) => `the page has changed ${path}`),
      ],
    };
  });
}

/** The last of them is a request that moves the clock and enters the journal, so it comes last. */
async function tracesIn(client: Client): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of traces) {
    const { status, text } = await client.send({ method: 'GET', path });
    texts.push(`${status} ${path === '/__admin/requests' ? withoutOwn(text) : withoutTimes(text)}`);
  }
  return texts;
}

/** The listings of rows, which this harness itself asks for, are no trace of a page. */
function withoutOwn(text: string): string {
  const { requests = [] }: { requests?: readonly object[] } = JSON.parse(text);
  const others = requests.filter(
    (each) => !JSON.stringify(each).includes('"method":"GET","url":"/customers"'),
  );
  return JSON.stringify(others);
}

/** Reading the rows moves the clock on by an hour. */
function withoutTimes(text: string): string {
  return text.replace(/"(?:now|time|exportedAt)":"[^"]*"/g, '');
}

/** What a page could read, and how many requests it tried to send. */
async function visit(url: string): Promise<{ readonly read: readonly string[]; readonly sent: number }> {
  const pages = createServer((_req, res) =>
    res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>x</title>'),
  );
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const { port } = pages.address() as AddressInfo;
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${site} 127.0.0.1`],
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(timeoutMs);
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(url)) sent += 1;
    });
    await page.goto(`http://${site}:${port}/`);
    await page.addScriptTag({ path: fileURLToPath(new URL('./foreign-page-attempts.mjs', import.meta.url)) });
    const target = JSON.stringify({ url, body: JSON.stringify(minimalCustomer('intruder')) });
    const read = await page.evaluate<string[]>(`attempts(${target})`);
    // The name of the site, which leads to the sandbox by now: DNS rebinding.
    const rebound = await page.goto(`http://${site}:${new URL(url).port}/customers`);
    return { read: rebound?.ok() === true ? [...read, 'by another name'] : read, sent };
  } finally {
    await browser?.close();
    pages.close();
  }
}
