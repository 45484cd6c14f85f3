import { defineConfig } from 'vitest/config';

/**
 * What hurts the built command; `npm run test:harness` sets the sizes. The soak measures: where it runs, one harness runs
 * at a time.
 */
export default defineConfig({
  test: {
    include: ['test/harness/**/*.harness.ts'],
    fileParallelism: process.env.HARNESS_SOAK_SECONDS === '0',
    maxWorkers: '100%',
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
});
