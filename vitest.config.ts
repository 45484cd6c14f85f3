import { defineConfig } from 'vitest/config';
import { testFilesByKind } from './test/support/test-kinds.ts';

const { processes, ...inProcess } = testFilesByKind();

/**
 * The suite in two projects: `npx vitest run --project processes`. Files share the modules that a worker has loaded,
 * but for those that start processes; as one project, since each loads and transforms all of `src` for itself.
 */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    maxWorkers: '100%',
    setupFiles: ['test/support/property-tests.ts'],
    // What tests write to a folder of their own is imported by Node, as users' modules are.
    server: { deps: { external: [/\/contract-\w+\/.*\.mjs/] } },
    projects: [
      {
        extends: true,
        test: { name: 'in-process', include: Object.values(inProcess).flat(), isolate: false },
      },
      { extends: true, test: { name: 'processes', include: [...processes], isolate: true } },
    ],
  },
});
