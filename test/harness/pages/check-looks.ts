import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** The looks that a page must be usable in; the first two have both schemes and both widths. */
const allLooks: readonly Look[] = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 360 },
];

/** The looks that have both schemes and both widths. */
export const contraryLooks = allLooks.slice(0, 2);

/**
 * The looks of a walk: all with `HARNESS_LOOKS=4`, and one with 1, where walks of the same pages that begin with different
 * ones make up for it.
 * @param first the position of the first look
 */
export function looksFrom(first: number): readonly Look[] {
  const count = Number(process.env.HARNESS_LOOKS ?? allLooks.length);
  return [...allLooks.slice(first), ...allLooks.slice(0, first)].slice(0, count);
}

/** How far a page reaches to the right of the screen, in pixels. */
const beyondScreen = 'document.documentElement.scrollWidth - window.innerWidth';

/** Where screenshots go; nowhere unless it is set. */
const screenshots = process.env.HARNESS_SCREENSHOTS;

/**
 * Checks what a page shows in each of the looks: nothing that axe calls serious, and nothing to the right of the screen.
 * @param name what the page is called in issues and screenshots
 * @returns one message an issue
 */
export async function checkLooks(
  page: Page,
  name: string,
  looks: readonly Look[],
): Promise<readonly string[]> {
  const issues: string[] = [];
  for (const { colorScheme, width } of looks) {
    const look = `${name}-${colorScheme}-${width}`;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await photograph(page, look);
    const found = await seriousFindings(page);
    issues.push(...found.map((finding) => `${look}: ${finding}`));
    const overflow = await page.evaluate<number>(beyondScreen);
    if (overflow > 0) issues.push(`${look}: is ${overflow} pixels wider than the screen`);
  }
  return issues;
}

async function photograph(page: Page, look: string): Promise<void> {
  if (screenshots === undefined) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${look.replace(/[^\w-]+/g, '_')}.png`) });
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  // In legacy mode, axe opens no page of its own for each of its results: none of the pages has frames.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
