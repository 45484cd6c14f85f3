import { createRequire } from 'node:module';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { licenceNotice } from './licence-notice.mjs';
import { typescriptPrinter } from './typescript-printer.mjs';

// Node takes longer to find and read two hundred small modules than to run what is in them: the sandbox starts a fifth
// sooner as a few large ones. What it depends on stays outside, but for what writes the types of a contract.
const inPackage = (path) => `${import.meta.dirname}/../dist/${path}`;

/** What is bundled where it is used, and not installed with the package. */
const bundled =
  /^(?:openapi-typescript|typescript|change-case|ansi-colors|supports-color|@redocly\/openapi-core)(?:\/|$)/;

/** What openapi-typescript reads and checks contracts with: it gets those that are loaded, as JSON. */
const replaced = {
  './lib/redoc.mjs': () => 'export const validateAndBundle = async (source) => JSON.parse(source);',
  '@redocly/openapi-core': () => 'export const createConfig = async () => ({});',
  './utils': () => 'export const isTruthy = Boolean; export const isPlainObject = Boolean;',
  typescript: typescriptPrinter,
};

/** The chunk that has them. */
const typesChunk = 'chunks/openapi-typescript.js';

const { resolve } = createRequire(import.meta.url);
const withoutEffects = (id) => ({ id, moduleSideEffects: false });

/** Bundles openapi-typescript with the part of TypeScript that it needs, and without what it reads contracts with. */
const typesOfContracts = {
  name: 'types-of-contracts',
  resolveId(id, importer = '') {
    const isOurs = /openapi-typescript|ref-utils/.test(importer);
    if (isOurs && Object.hasOwn(replaced, id)) return withoutEffects(`\0${id}`);
    if (id === 'openapi-typescript') return withoutEffects(resolve(id).replace(/\.cjs$/, '.mjs'));
    return bundled.test(id) ? withoutEffects(resolve(id)) : undefined;
  },
  load: (id) => replaced[id.slice(1)]?.(),
  renderChunk(code, { fileName }) {
    if (!fileName.endsWith(typesChunk)) return null;
    return { code: `${licenceNotice()}\n${minifySync(fileName, code, { module: true }).code}`, map: null };
  },
};

/** What the command starts with is no part of the chunks: what it loads would be split as finely as what is loaded late. */
const entries = { main: inPackage('cli/main.js'), index: inPackage('index.js') };

const bundle = await rolldown({
  input: entries,
  platform: 'node',
  external: (id) => /^[^./\0]/.test(id) && !bundled.test(id),
  plugins: [typesOfContracts],
});
// Chunks lie as deep as src/openapi/package-file.ts, which finds the files of the package from where it is.
await bundle.write({
  dir: inPackage(''),
  format: 'esm',
  // They would be a fifth of what is read at each start; lines stay as they are, for stacks.
  comments: { annotation: false, jsdoc: false },
  entryFileNames: '[name].js',
  chunkFileNames: ({ facadeModuleId }) =>
    facadeModuleId?.includes('/openapi-typescript/') ? typesChunk : 'chunks/[name].js',
});

const start = await rolldown({
  input: { cli: inPackage('cli/start.js') },
  platform: 'node',
  plugins: [{ name: 'main', resolveId: (id) => (id === './main.js' ? { id, external: true } : undefined) }],
});
await start.write({ dir: inPackage(''), format: 'esm', entryFileNames: '[name].js' });
