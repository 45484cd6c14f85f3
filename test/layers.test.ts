import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCircles, type Graph } from './support/circles.ts';
import { folders, libraries, modules } from './support/layers.ts';
import { readSourceFiles, type SourceImport } from './support/source-files.ts';

const files = readSourceFiles();
const handwritten = files.filter(({ isGenerated }) => !isGenerated);
const imports = files.flatMap((file) => file.imports);

/** `http/admin/state.ts` belongs to `http`, `errors.ts` to `errors`. */
function moduleOf(file: string): string {
  return file.split('/', 1).join('').replace(/\.ts$/, '');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed({ file, target = '', isTypeOnly }: SourceImport): boolean {
  const [from, to] = [moduleOf(file), moduleOf(target)];
  const allowed = modules[from]?.mayImport ?? [];
  return (
    from === to ||
    allowed.includes('*') ||
    allowed.includes(to) ||
    (isTypeOnly && allowed.includes(`type:${to}`))
  );
}

describe('the import table', () => {
  it('covers every import that there is', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(new Set(files.map(({ file }) => moduleOf(file)))).toEqual(new Set(Object.keys(modules)));
  });

  it.each(Object.keys(modules))('%s imports only what it may', (module) => {
    const own = imports.filter(({ file, target }) => moduleOf(file) === module && target !== undefined);
    const offenders = own.filter((imported) => !isAllowed(imported));
    expect(offenders.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('leaves each library to the one place that knows it', () => {
    const offenders = imports
      .filter(({ specifier }) => !/^(\.|node:)/.test(specifier))
      .filter(({ file, specifier }) => {
        const locations = libraries[packageOf(specifier)] ?? [];
        return !locations.some(
          (location) => file === location || (location.endsWith('/') && file.startsWith(location)),
        );
      });
    expect(offenders.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });
});

const maxFilesPerFolder = 25;
const maxLinesPerFunction = 60;

describe('the source', () => {
  it('has no folder without an idea in test/support/layers.ts', () => {
    const found = new Set(
      files.map(({ file }) => posix.dirname(file)).filter((folder) => folder.includes('/')),
    );
    expect(Object.keys(folders).sort()).toEqual([...found].sort());
  });

  it('has no import circle between files', () => {
    const edges = imports.map(({ file, target }) => [file, target] as const);
    expect(findCircles(graphOf(edges))).toEqual([]);
  });

  it('has no import circle between the files of the console and the reference', () => {
    const edges = readSourceFiles('web').flatMap((file) => file.imports);
    expect(edges.length).toBeGreaterThan(100);
    expect(findCircles(graphOf(edges.map(({ file, target }) => [file, target] as const)))).toEqual([]);
  });

  it('has no import circle between folders, but for a folder and what is in it', () => {
    const edges = imports
      .filter(({ target }) => target !== undefined)
      .map(({ file, target = '' }) => [posix.dirname(file), posix.dirname(target)] as const)
      .filter(([from, to]) => !isWithin(from, to) && !isWithin(to, from));
    expect(findCircles(graphOf(edges))).toEqual([]);
  });

  it('exports no name twice', () => {
    const names = handwritten.flatMap(({ file, exportedNames }) =>
      exportedNames.map((name) => ({ name, file })),
    );
    const repeated = [...groupBy(names, ({ name }) => name)].filter(([, found]) => found.length > 1);
    expect(repeated.map(([name, found]) => [name, ...found.map(({ file }) => file)])).toEqual([]);
  });

  it(`has no function of more than ${maxLinesPerFunction} lines`, () => {
    const long = handwritten.flatMap(({ file, functions }) =>
      functions
        .filter(({ lineCount }) => lineCount > maxLinesPerFunction)
        .map(({ name, lineCount }) => [name, `${lineCount} lines`, file]),
    );
    expect(long).toEqual([]);
  });

  it(`has no folder of more than ${maxFilesPerFolder} files`, () => {
    const folders = [...groupBy(files, ({ file }) => posix.dirname(file))];
    const large = folders.filter(([, found]) => found.length > maxFilesPerFolder);
    expect(large.map(([folder, found]) => `${folder}: ${found.length} files`)).toEqual([]);
  });

  it('has no file name twice', () => {
    const named = [...groupBy(files, ({ file }) => posix.basename(file))];
    const repeated = named.filter(([, found]) => found.length > 1);
    expect(repeated.flatMap(([, found]) => found.map(({ file }) => file))).toEqual([]);
  });
});

function isWithin(folder: string, parent: string): boolean {
  return parent === '.' || folder === parent || folder.startsWith(`${parent}/`);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function graphOf(edges: readonly (readonly [string, string | undefined])[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    const targets = graph.get(from) ?? new Set();
    if (to !== undefined) targets.add(to);
    graph.set(from, targets);
  }
  return graph;
}
