import { defineConfig } from 'vitest/config';
import { testFilesByKind } from './support/test-kinds.ts';

/** The test files that start neither a sandbox nor a process: `npm run test:unit`. */
export default defineConfig({
  root: '.',
  test: {
    include: [...testFilesByKind().unit],
    isolate: false,
    setupFiles: ['test/support/property-tests.ts'],
  },
});
