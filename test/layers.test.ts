import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom: a module stands for itself, a folder for all that is in it. `type:` allows types alone. */
const mayImport: Record<string, readonly string[]> = {
  cli: ['config', 'sandbox', 'commands'],
  commands: ['config', 'sandbox', 'contract'],
  sandbox: ['config', 'contract', 'errors', 'http', 'operations', 'store', 'world'],
  http: ['contract', 'operations', 'errors', 'world'],
  operations: ['contract', 'store', 'errors', 'world'],
  world: ['type:store', 'errors'],
  contract: ['errors'],
  store: ['errors'],
  config: [],
  errors: [],
};

/** The one place that knows each library. */
const knownTo: Record<string, readonly string[]> = {
  express: ['http/'],
  cors: ['http/cors.ts'],
  multer: ['http/body-readers.ts'],
  qs: ['http/body-readers.ts'],
  'express-openapi-validator': ['http/request-judge.ts'],
  ajv: ['contract/validators.ts'],
  'ajv-formats': ['contract/validators.ts'],
  '@apidevtools/json-schema-ref-parser': ['contract/bundle.ts'],
  '@eslint-community/regexpp': ['contract/attack-texts.ts', 'contract/sample/'],
  '@faker-js/faker': ['contract/sample/fake.ts'],
  'js-yaml': ['contract/parse-text.ts', 'http/own-pages.ts'],
  lowdb: ['store/lowdb-file.ts'],
  'sorted-btree': ['store/btree.ts', 'store/collection.ts', 'store/filled-tree.ts', 'store/row-index.ts'],
  'jsonc-parser': ['store/find-json-fault.ts'],
  ulid: ['world.ts'],
  commander: ['config/command-line.ts'],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

const imports: readonly Import[] = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gms,
  );
  const bare = text.matchAll(/^import\s+['"]([^'"]+)['"]/gm);
  return [
    ...[...statements].map((found) => ({
      file,
      specifier: found[2] ?? found[3] ?? '',
      typeOnly: found[1] !== undefined,
    })),
    ...[...bare].map((found) => ({ file, specifier: found[1] ?? '', typeOnly: false })),
  ];
}

/** `http/admin/state.ts` belongs to `http`, `errors.ts` to `errors`. */
function roomOf(file: string): string {
  return file.split('/', 1).join('').replace(/\.ts$/, '');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

describe('the import table', () => {
  it('covers every import that there is', () => {
    expect(imports.length).toBeGreaterThan(100);
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => mayImport[room] === undefined)).toEqual([]);
  });

  it.each(imports.filter(({ specifier }) => specifier.startsWith('.')))(
    '$file may import $specifier',
    ({ file, specifier, typeOnly }) => {
      const target = relative(src, join(src, dirname(file), specifier)).replaceAll('\\', '/');
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === to) return;
      const allowed = [to, ...(typeOnly ? [`type:${to}`] : [])];
      expect(mayImport[from] ?? []).toEqual(expect.arrayContaining([expect.toBeOneOf(allowed)]));
    },
  );

  it.each(imports.filter(({ specifier }) => !/^(\.|node:)/.test(specifier)))(
    '$file may know the library $specifier',
    ({ file, specifier }) => {
      const places = knownTo[packageOf(specifier)] ?? [];
      expect(places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))).toBe(
        true,
      );
    },
  );
});
