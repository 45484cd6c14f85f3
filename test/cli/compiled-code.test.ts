import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reuseCompiledCode } from '../../src/cli/compiled-code.ts';

const require = createRequire(import.meta.url);

let folder: string;
let storeFolder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  storeFolder = join(folder, 'compiled');
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(
    join(folder, 'main.cjs'),
    `exports.greet = require('./chunks/greet.cjs').greet;
exports.place = [__filename, __dirname, module.exports === exports];
exports.late = require('./chunks/late.cjs').late;
exports.stack = () => new Error().stack;`,
  );
  writeFileSync(join(folder, 'chunks/late.cjs'), "exports.late = () => import('node:path');");
  writeGreeting('hello');
});

afterEach(() => {
  delete require.extensions['.cjs'];
  rmSync(folder, { recursive: true });
});

function writeGreeting(word: string): void {
  writeFileSync(join(folder, 'chunks/greet.cjs'), `exports.greet = (name) => \`${word} \${name}, ✓\`;`);
}

/** Loads the modules as a process of its own does; gives them, and what stores their code. */
function load() {
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  const { store } = reuseCompiledCode(folder, storeFolder);
  return { main: require(join(folder, 'main.cjs')), store };
}

const stored = () => readdirSync(storeFolder).toSorted();
const storedTexts = () => stored().map((name) => readFileSync(join(storeFolder, name), 'latin1'));

/** Replaces what is stored of each module. */
function replaceStored(change: (bytes: Buffer) => Buffer): void {
  for (const name of stored()) {
    const file = join(storeFolder, name);
    writeFileSync(file, change(readFileSync(file)));
  }
}

describe('the code of modules', () => {
  it('is stored a file a module, but for what imports, and run from there by the next process', () => {
    load().store();
    expect(stored()).toEqual([
      expect.stringMatching(/^greet\.cjs\.[0-9a-f]+$/),
      expect.stringMatching(/^main\.cjs\./),
    ]);
    const before = storedTexts();
    const { main, store } = load();
    expect(main.greet('Ada')).toBe('hello Ada, ✓');
    store();
    expect(storedTexts()).toEqual(before);
  });

  it('is stored of a module, too, that has import( in a pattern alone', () => {
    writeFileSync(
      join(folder, 'chunks/greet.cjs'),
      'exports.greet = (text) => /\\bimport(?:s|ed)\\b/.test(text);',
    );
    load().store();
    expect(stored()).toContainEqual(expect.stringMatching(/^greet\.cjs\./));
  });

  it('sees what a module of Node sees, and its own positions in stacks', async () => {
    load().store();
    const { main } = load();
    expect(main.place).toEqual([join(folder, 'main.cjs'), folder, true]);
    expect(await main.late()).toMatchObject({ sep: expect.any(String) });
    expect(main.stack()).toContain(`${join(folder, 'main.cjs')}:4:`);
  });

  it('is compiled anew when the source has changed, also to one as long', () => {
    load().store();
    writeGreeting('howdy');
    const { main, store } = load();
    expect(main.greet('Ada')).toBe('howdy Ada, ✓');
    store();
    expect(stored()).toHaveLength(3);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['has another byte', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0xa5])])],
  ])('is stored again when what is stored %s', (_damage, damage) => {
    load().store();
    replaceStored(damage);
    const damaged = storedTexts();
    const { main, store } = load();
    expect(main.greet('Ada')).toBe('hello Ada, ✓');
    store();
    const repaired = storedTexts();
    expect(repaired.filter((text) => damaged.includes(text))).toEqual([]);
    load().store();
    expect(storedTexts()).toEqual(repaired);
  });

  it('is stored again after a long run that has compiled far more', () => {
    load().store();
    const before = storedTexts();
    const { main, store } = load();
    main.greet('Ada');
    main.stack();
    store();
    expect(storedTexts()).toEqual(before);
    store(true);
    expect(storedTexts().join('').length).toBeGreaterThan(before.join('').length);
  });

  it('is compiled each time where nothing can be stored', () => {
    writeFileSync(storeFolder, 'a file');
    load().store();
    expect(load().main.greet('Ada')).toBe('hello Ada, ✓');
  });

  it('of modules elsewhere is left to Node', () => {
    load();
    const other = mkdtempSync(join(tmpdir(), 'other-'));
    writeFileSync(join(other, 'other.cjs'), 'exports.name = module.id;');
    expect(require(join(other, 'other.cjs')).name).toContain('other.cjs');
    rmSync(other, { recursive: true });
    expect(() => readdirSync(storeFolder)).toThrow('ENOENT');
  });
});
