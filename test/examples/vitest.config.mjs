import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.example.mjs'],
    exclude: ['*node-test.*', '*playwright.*'],
    // The package is Node's to load, as it is where users have installed it: Vite would transform all of it.
    server: { deps: { external: [/\/dist\//] } },
  },
});
