import { defineConfig } from 'vitest/config';

/** What hurts the built command; `npm run test:harness` sets the sizes. One at a time: each loads the machine. */
export default defineConfig({
  test: {
    include: ['test/harness/**/*.harness.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
});
