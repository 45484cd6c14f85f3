import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { licenceNotice, licencesOf } from './licence-notice.mjs';
import { typescriptPrinter } from './typescript-printer.mjs';

// Node takes longer to find and read six hundred small modules than to run what is in them: the sandbox starts in half the
// time as a few large ones. So the libraries that each start needs are bundled, and two of which little is needed, late:
// they are in `devDependencies`. What else is loaded late is in `dependencies`, and stays outside (decision 16).
const inPackage = (path) => `${import.meta.dirname}/../dist/${path}`;

const { dependencies } = JSON.parse(readFileSync(inPackage('../package.json'), 'utf8'));

/** Whether a module is installed with the package, or part of Node. */
const isInstalled = (id) => {
  const [, name] = /^((?:@[^/]+\/)?[^./\0@][^/]*)/.exec(id) ?? [];
  return isBuiltin(id) || (name !== undefined && Object.hasOwn(dependencies, name));
};

const nothing = 'module.exports = {};';

/** What bundles the files of a contract is given them parsed. */
const noPlugin = 'export default {};';

/** What Node's own parser of addresses gives of a query: it warns of itself from Node 24 on, at each start. */
const queryOf = `export const parse = (target) => {
  const at = target.indexOf('?');
  return { query: at < 0 ? null : new URL(target.slice(at), 'http://localhost').search.slice(1) };
};`;

/**
 * What libraries load and the sandbox has no use for, or better: it decodes texts and reads uploads by itself. By what is
 * loaded: who loads it, and what they get.
 */
const insteadOf = {
  'iconv-lite': [/\/(?:body-parser|raw-body)\//, nothing],
  multer: [/\/express-openapi-validator\//, nothing],
  url: [/\/express-openapi-validator\//, queryOf],
  './parsers/yaml.js': [/\/json-schema-ref-parser\//, noPlugin],
  './resolvers/http.js': [/\/json-schema-ref-parser\//, noPlugin],
};

const isReplaced = (id, importer = '') => insteadOf[id]?.[0].test(importer) ?? false;

const insteadOfLibraries = {
  name: 'instead-of-libraries',
  resolveId: (id, importer) => (isReplaced(id, importer) ? `\0instead-of:${id}` : undefined),
  load: (id) => insteadOf[id.replace(/^\0instead-of:/, '')]?.[1],
};

/** The licences of all that is bundled, beside it. */
const licences = {
  name: 'licences',
  generateBundle(_options, chunks) {
    const files = Object.values(chunks).flatMap(({ moduleIds = [] }) => moduleIds);
    this.emitFile({ type: 'asset', fileName: 'chunks/LICENSES.txt', source: licencesOf(files) });
  },
};

/** What writes the types of contracts. */
const typesWriter =
  /^(?:openapi-typescript|typescript|change-case|ansi-colors|supports-color|@redocly\/openapi-core)(?:\/|$)/;

/** What openapi-typescript reads and checks contracts with: it gets those that are loaded, as JSON. */
const replaced = {
  './lib/redoc.mjs': () => 'export const validateAndBundle = async (source) => JSON.parse(source);',
  '@redocly/openapi-core': () => 'export const createConfig = async () => ({});',
  './utils': () => 'export const isTruthy = Boolean; export const isPlainObject = Boolean;',
  typescript: typescriptPrinter,
};

const { resolve } = createRequire(import.meta.url);
const withoutEffects = (id) => ({ id, moduleSideEffects: false });

/** Bundles openapi-typescript with the part of TypeScript that it needs, and without what it reads contracts with. */
const typesOfContracts = {
  name: 'types-of-contracts',
  resolveId(id, importer = '') {
    const isOurs = /openapi-typescript|ref-utils/.test(importer);
    if (isOurs && Object.hasOwn(replaced, id)) return withoutEffects(`\0${id}`);
    if (id === 'openapi-typescript') return withoutEffects(resolve(id).replace(/\.cjs$/, '.mjs'));
    return typesWriter.test(id) ? withoutEffects(resolve(id)) : undefined;
  },
  load: (id) => replaced[id.slice(1)]?.(),
};

/** The chunks of libraries that few need: where they come from, and what precedes their code. */
const libraryChunks = [
  {
    module: /\/openapi-typescript\//,
    fileName: 'chunks/openapi-typescript.js',
    notice: `${licenceNotice()}\n`,
  },
  { module: /\/json-schema-ref-parser\//, fileName: 'chunks/json-schema-ref-parser.js', notice: '' },
];

/** Minifies these chunks, as the size of the package is limited. */
const minifiedLibraries = {
  name: 'minified-libraries',
  renderChunk(code, { fileName }) {
    const chunk = libraryChunks.find((each) => fileName.endsWith(each.fileName));
    if (chunk === undefined) return null;
    return { code: `${chunk.notice}${minifySync(fileName, code, { module: true }).code}`, map: null };
  },
};

/** What the command starts with is no part of the chunks: what it loads would be split as finely as what is loaded late. */
const entries = { main: inPackage('cli/main.js'), index: inPackage('index.js') };

const bundle = await rolldown({
  input: entries,
  platform: 'node',
  external: (id, importer) => isInstalled(id) && !isReplaced(id, importer),
  plugins: [insteadOfLibraries, licences, typesOfContracts, minifiedLibraries],
});
// Chunks lie as deep as src/openapi/package-file.ts, which finds the files of the package from where it is.
await bundle.write({
  dir: inPackage(''),
  format: 'esm',
  // They would be a fifth of what is read at each start; lines stay as they are, for stacks.
  comments: { annotation: false, jsdoc: false },
  entryFileNames: '[name].js',
  chunkFileNames: ({ facadeModuleId }) =>
    libraryChunks.find(({ module }) => module.test(facadeModuleId ?? ''))?.fileName ?? 'chunks/[name].js',
});

const start = await rolldown({
  input: { cli: inPackage('cli/start.js') },
  platform: 'node',
  plugins: [{ name: 'main', resolveId: (id) => (id === './main.js' ? { id, external: true } : undefined) }],
});
await start.write({ dir: inPackage(''), format: 'esm', entryFileNames: '[name].js' });
