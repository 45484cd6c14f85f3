import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['*.example.mjs'], exclude: ['*node-test.*', '*playwright.*'] },
});
