import { defineConfig } from '@playwright/test';

const { CHROMIUM } = process.env; // a browser of the system; else that of `npx playwright install chromium`

export default defineConfig({
  testMatch: '*.test.js',
  use: { launchOptions: CHROMIUM ? { executablePath: CHROMIUM, args: ['--no-sandbox'] } : {} },
});
