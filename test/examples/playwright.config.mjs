import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: '*playwright.example.mjs',
  fullyParallel: true,
  outputDir: join(tmpdir(), 'togai-sandbox-playwright'),
});
