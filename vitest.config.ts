import { defineConfig } from 'vitest/config';
import { projects, testFilesByProject } from './test/support/projects.ts';

const files = testFilesByProject();

/**
 * The suite in four projects: `npx vitest run --project unit`. Files share the modules that a worker has loaded, but
 * for those that start processes.
 */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    maxWorkers: '100%',
    // What tests write to a folder of their own is imported by Node, as users' modules are.
    server: { deps: { external: [/\/contract-\w+\/.*\.mjs/] } },
    projects: projects.map((name) => ({
      extends: true,
      test: {
        name,
        include: [...files[name]],
        isolate: name === 'processes',
        setupFiles: ['test/support/property-tests.ts'],
      },
    })),
  },
});
