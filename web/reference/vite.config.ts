import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import consoleConfig from '../vite.config.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The licences of the viewer and of what is bundled into it, beside the bundle. */
function licences(): Plugin {
  const files = ['LICENSE', 'NOTICE', 'swagger-ui-es-bundle.js.LICENSE.txt'];
  const source = () =>
    files.map((name) => readFileSync(resolve(`swagger-ui-dist/${name}`), 'utf8')).join('\n');
  return {
    name: 'licences',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'LICENSE.txt', source: source() });
    },
  };
}

/** Builds the API reference into the package, as the console is built. */
export default mergeConfig(
  consoleConfig,
  defineConfig({
    root: path('.'),
    publicDir: path('../public'),
    plugins: [licences()],
    build: {
      outDir: path('../../dist/web/reference'),
      chunkSizeWarningLimit: 2_000, // in kB: the viewer comes as one file
    },
  }),
);
