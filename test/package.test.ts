import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsePage } from './support/markdown-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** What `npm pack` puts into the package as it is built. */
function pack(): Packed {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(printed) as Packed[];
  if (packed === undefined) throw new Error('npm packed nothing');
  return packed;
}

const packed = pack();

/** Every kind of file that the package holds, each of which it must hold. */
const kinds: Readonly<Record<string, RegExp>> = {
  'the command and the module, and what the command loads':
    /^dist\/(cli\.js|(main|import-module)\.cjs|index\.c?js)$/,
  'their chunks': /^dist\/chunks\/[\w.-]+\.cjs$/,
  'the licences of the libraries in them': /^dist\/chunks\/LICENSES\.txt$/,
  'the schema of the configuration file': /^dist\/config\.schema\.json$/,
  'the types of the module': /^dist\/[\w/.-]+\.d\.ts$/,
  'the console': /^dist\/web\/console\/(index\.html|favicon\.svg|assets\/[\w.-]+\.(js|css))$/,
  'the reference': /^dist\/web\/reference\/(index\.html|favicon\.svg|assets\/[\w.-]+\.(js|css))$/,
  'the licences of the reference': /^dist\/web\/reference\/LICENSE\.txt$/,
  'the built-in contracts': /^openapi\/\w+\.yaml$/,
  'what is in them, parsed': /^dist\/parsed\/[0-9a-f]{64}\.json$/,
  'their demo data': /^data\/demo\.json$/,
  'the documentation': /^docs\/(rules\/)?[\w-]+\.md$/,
  'the contract of its examples': /^docs\/shop\.yaml$/,
  'the examples': /^examples\/[\w-]+\/(src\/)?[\w.-]+$/,
  'what the benchmarks gave': /^bench\/\w+\.md$/,
  'what npm shows': /^(README|CHANGELOG)\.md$/,
  'the licence': /^LICENSE$/,
  'the manifest': /^package\.json$/,
};

/** In bytes; CONTRIBUTING.md states it. What makes the package larger than this needs a reason. */
const budget = { size: 1_950_000, unpackedSize: 7_950_000 };

describe('the package', () => {
  it.each(Object.entries(kinds))('holds %s', (_kind, pattern) => {
    expect(packed.files.some(({ path }) => pattern.test(path))).toBe(true);
  });

  it('holds nothing else', () => {
    const patterns = Object.values(kinds);
    const others = packed.files.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)));
    expect(others).toEqual([]);
  });

  it.each(Object.entries(budget) as [keyof typeof budget, number][])('keeps to its %s', (measure, limit) => {
    expect(packed[measure]).toBeLessThanOrEqual(limit);
  });
});

it('the pages of the package link only to files of the package', () => {
  const files = new Set(packed.files.map(({ path }) => path));
  const isLeft = (page: string, link: string) => {
    if (/^[a-z]+:/.test(link) || link.startsWith('#')) return false;
    return !files.has(posix.join(posix.dirname(page), link.split('#')[0] ?? ''));
  };
  const pages = [...files].filter((path) => path.endsWith('.md')).map(parsePage);
  expect(pages.length).toBeGreaterThan(40);
  const left = pages.flatMap(({ file, links }) =>
    links.filter((link) => isLeft(file, link)).map((link) => `${file}: ${link}`),
  );
  expect(left).toEqual([]);
});

describe('the bundled modules', () => {
  const modules = packed.files.flatMap(({ path }) => (/^dist\/[\w/.-]+\.c?js$/.test(path) ? [path] : []));
  const sources = modules
    .filter((path) => !path.startsWith('dist/web/'))
    .map((path) => readFileSync(join(root, path), 'utf8'));

  it('load only what Node has, and what is installed with them', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: object;
    };
    const loads = sources.flatMap((source) => [
      ...source.matchAll(
        /^import .*"([^".][^"]*)";$|(?<!['`])\b(?:importModule|\w*[rR]equire(?:\$\d+)?)\("([^".][^"]*)"\)/gm,
      ),
    ]);
    const names = loads.map(([, name = '', called = name]) => /^(@[^/]+\/)?[^/]+/.exec(called)?.[0] ?? '');
    expect(names).toContain('sorted-btree');
    const others = names.filter((name) => !isBuiltin(name) && !Object.hasOwn(dependencies, name));
    expect(new Set(others)).toEqual(new Set());
  });

  it('load the reader of uploads with the first upload', () => {
    const loads = sources.flatMap((source) => source.match(/\b\w+\("@fastify\/busboy"\)/g) ?? []);
    expect(new Set(loads)).toEqual(new Set(['importModule("@fastify/busboy")']));
  });

  it.each(['ajv', 'express', 'fast-uri', 'openapi-typescript'])('come with the licence of %s', (name) => {
    const licences = readFileSync(join(root, 'dist/chunks/LICENSES.txt'), 'utf8');
    expect(licences).toMatch(
      new RegExp(`^Parts of ${name} \\S+, [\\w-]+ licence\\.\\n\\n.*[Cc]opyright`, 'ms'),
    );
  });
});

/** The scripts that npm runs when a package is installed, from a registry, a file or a folder. */
const installScripts = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

describe('an installation', () => {
  it('runs no script of the package: packing takes out what builds a clone, and puts it back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    const manifest = readFileSync(`${root}/package.json`, 'utf8');
    const file = join(folder, 'package.json');
    // What is packed is built elsewhere; everything else of packing is as it is.
    const here = manifest.replace(/"build": ".*"/, '"build": "node --version"');
    writeFileSync(file, here);
    try {
      execFileSync('npm', ['pack'], { cwd: folder, stdio: 'ignore' });
      const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
      const packedManifest = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { cwd: folder });
      const { scripts } = JSON.parse(packedManifest.toString()) as { scripts: object };
      expect(Object.keys(scripts)).toContain('start');
      expect(Object.keys(scripts).filter((name) => installScripts.includes(name))).toEqual([]);
      expect(readFileSync(file, 'utf8')).toBe(here);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('runs no script of what the package depends on', () => {
    const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as {
      packages: Record<string, { readonly dev?: boolean; readonly hasInstallScript?: boolean }>;
    };
    const withScript = Object.entries(packages).filter(
      ([, { dev, hasInstallScript }]) => !dev && hasInstallScript,
    );
    expect(withScript.map(([path]) => path)).toEqual([]);
  });
});
