import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The looks that a page must be usable in: all with `HARNESS_LOOKS=4`, else two with both schemes and both widths. */
const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 360 },
].slice(0, Number(process.env.HARNESS_LOOKS ?? 2)) as readonly Look[];

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** How far a page reaches to the right of the screen, in pixels. */
const beyondScreen = 'document.documentElement.scrollWidth - window.innerWidth';

/** Where screenshots go; nowhere unless it is set. */
const screenshots = process.env.HARNESS_SCREENSHOTS;

/**
 * Checks what a page shows, in the light and in the dark, on a desktop and on a phone: nothing that axe calls serious, and
 * nothing to the right of the screen.
 * @param name what the page is called in issues and screenshots
 * @param count how many of the looks
 * @returns one message an issue
 */
export async function checkLooks(page: Page, name: string, count = looks.length): Promise<readonly string[]> {
  const issues: string[] = [];
  for (const { colorScheme, width } of looks.slice(0, count)) {
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
