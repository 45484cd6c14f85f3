import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { licenceNotice, licencesOf } from './licence-notice.mjs';
import { typescriptPrinter } from './typescript-printer.mjs';

// Node takes longer to find and read six hundred small modules than to run what is in them: the sandbox starts in half the
// time as a few large ones. So the libraries that each start needs are bundled, and two of which little is needed, late:
// they are in `devDependencies`. What else is loaded late is in `dependencies`, and stays outside (decision 16). The bundle
// is CommonJS, since the code that V8 compiles such modules to can be stored (decision 17).
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

/** Tables of libraries stay JSON, such as a thousand media types: it is shorter than code, and parsed faster. */
const tablesAsJson = {
  name: 'tables-as-json',
  load(id) {
    if (!id.endsWith('.json')) return undefined;
    const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
    return { code: `module.exports = JSON.parse(\`${text.replace(/[\\`$]/g, '\\$&')}\`);`, moduleType: 'js' };
  },
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
    fileName: 'chunks/openapi-typescript.cjs',
    notice: `${licenceNotice()}\n`,
  },
  { module: /\/json-schema-ref-parser\//, fileName: 'chunks/json-schema-ref-parser.cjs', notice: '' },
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

/** V8 does not know of stored code which module it imports for: one module, whose code is not stored, does so for all. */
const importsElsewhere = {
  name: 'imports-elsewhere',
  renderChunk(code, { fileName }) {
    if (libraryChunks.some((each) => fileName === each.fileName) || !/\bimport\(/.test(code)) return null;
    const path = `${fileName.startsWith('chunks/') ? '..' : '.'}/import-module.cjs`;
    const replaced = code.replace(/\bimport\(/g, 'importModule(');
    return { code: `const importModule = require("${path}");\n${replaced}`, map: null };
  },
};

/** What the command starts with is no part of the chunks: what it loads would be split as finely as what is loaded late. */
const entries = { main: inPackage('cli/main.js'), index: inPackage('index.js') };

const bundle = await rolldown({
  input: entries,
  platform: 'node',
  external: (id, importer) => isInstalled(id) && !isReplaced(id, importer),
  // Not which module each part is from: every function has a name of its own.
  experimental: { attachDebugInfo: 'none' },
  plugins: [
    insteadOfLibraries,
    tablesAsJson,
    licences,
    typesOfContracts,
    minifiedLibraries,
    importsElsewhere,
  ],
});
// Chunks lie as deep as src/openapi/package-file.ts, which finds the files of the package from where it is.
await bundle.write({
  dir: inPackage(''),
  format: 'cjs',
  // They would be a fifth of what is read at each start, and licences are beside it; lines stay as they are, for stacks.
  comments: { annotation: false, jsdoc: false, legal: false },
  entryFileNames: '[name].cjs',
  chunkFileNames: ({ facadeModuleId }) =>
    libraryChunks.find(({ module }) => module.test(facadeModuleId ?? ''))?.fileName ?? 'chunks/[name].cjs',
});

writeFileSync(inPackage('import-module.cjs'), 'module.exports = (specifier) => import(specifier);\n');
writeFileSync(inPackage('index.js'), "export * from './index.cjs';\n");

const start = await rolldown({ input: { cli: inPackage('cli/start.js') }, platform: 'node' });
await start.write({ dir: inPackage(''), format: 'esm', entryFileNames: '[name].js' });
