import { rolldown } from 'rolldown';

// Node takes longer to find and read two hundred small modules than to run what is in them: the sandbox starts a fifth
// sooner as a few large ones. What it depends on stays outside.
const inPackage = (path) => `${import.meta.dirname}/../dist/${path}`;

const bundle = await rolldown({
  input: { cli: inPackage('cli.js'), sandbox: inPackage('sandbox.js') },
  platform: 'node',
  external: /^[^./]/,
});
// Chunks stand as deep as the modules that look for files of the package, `new URL('../../openapi', …)`.
await bundle.write({
  dir: inPackage(''),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
});
