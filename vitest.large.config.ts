import { defineConfig } from 'vitest/config';

/**
 * Tests on contracts that are too large to be a dependency; `npm run test:large` installs them first. They measure: one
 * file runs at a time.
 */
export default defineConfig({
  test: {
    include: ['test/large/**/*.large.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
