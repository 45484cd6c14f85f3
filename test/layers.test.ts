import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraries, rooms } from './support/layers.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));

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

function targetOf({ file, specifier }: Import): string {
  return relative(src, join(src, dirname(file), specifier)).replaceAll('\\', '/');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed(imported: Import): boolean {
  const [from, to] = [roomOf(imported.file), roomOf(targetOf(imported))];
  const allowed = rooms[from]?.mayImport ?? [];
  return (
    from === to ||
    allowed.includes('*') ||
    allowed.includes(to) ||
    (imported.typeOnly && allowed.includes(`type:${to}`))
  );
}

describe('the import table', () => {
  it('covers every import that there is', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(rooms)));
  });

  it.each(Object.keys(rooms))('%s imports only what it may', (room) => {
    const own = imports.filter(({ file, specifier }) => roomOf(file) === room && specifier.startsWith('.'));
    const offenders = own.filter((imported) => !isAllowed(imported));
    expect(offenders.map((imported) => `${imported.file} imports ${targetOf(imported)}`)).toEqual([]);
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
