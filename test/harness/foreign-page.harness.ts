import { describe, expect, it } from 'vitest';
import { chromiumPath, foreignPage } from './foreign-page.ts';
import { firstOf, format } from './report.ts';
import { careless, sandbox } from './subject.ts';

// Debian has it as `chromium`; elsewhere `npx playwright install chromium` brings it.
describe.skipIf(chromiumPath === undefined)('a page of another site, in a real browser', () => {
  it('changes nothing and reads nothing', async () => {
    const report = await foreignPage(sandbox);
    format('foreign-page', report);
    expect(firstOf(report)).toEqual([]);
    expect(report.figures.attempts).toBeGreaterThan(50);
  });

  it('finds out a server that trusts any page', async () => {
    const report = await foreignPage(careless('trusts-any-page'));
    format('foreign-page, against trusts-any-page', report);
    expect(report.issues).toContainEqual(expect.stringContaining('has changed /customers'));
  });
});
