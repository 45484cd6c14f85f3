import { rolldown } from 'rolldown';

// Node takes longer to find and read two hundred small modules than to run what is in them: the sandbox starts a fifth
// sooner as a few large ones. What it depends on stays outside.
const inPackage = (path) => `${import.meta.dirname}/../dist/${path}`;

const bundle = await rolldown({
  input: { cli: inPackage('cli/main.js'), index: inPackage('index.js') },
  platform: 'node',
  external: /^[^./]/,
});
// Chunks lie as deep as src/openapi/package-file.ts, which finds the files of the package from where it is.
await bundle.write({
  dir: inPackage(''),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
});
