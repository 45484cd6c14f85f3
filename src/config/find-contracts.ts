import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isObject } from '../json.ts';

/** The folders of a project that may have its contract; `.` is the project itself. */
const folders = [
  '.',
  'api',
  'apis',
  'api-docs',
  'contract',
  'contracts',
  'doc',
  'docs',
  'openapi',
  'public',
  'schema',
  'schemas',
  'spec',
  'specs',
  'src',
  'swagger',
];

/** The names that contracts have: `openapi.yaml`, `swagger.json`, `shop.openapi.yaml`, `openapi.v1.json`. */
const names = /^(?:[\w-]+\.)?(?:openapi|swagger)(?:[.-][\w-]+)?\.(?:ya?ml|json)$/i;

/** A contract says its version at the top of its document, which a configuration of the same name does not. */
const versions = /(?:^|[{,])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./m;

/** The largest file that is looked into, in bytes. */
const maxBytes = 64 * 1024 * 1024;

/**
 * The contracts that a project has by their usual names and places, relative to its folder, in the order of `folders`.
 * The repository of this package has none: its contracts are built in.
 */
export function findContracts(project: string): readonly string[] {
  if (isOwnRepository(project)) return [];
  return folders.flatMap((folder) =>
    filesOf(join(project, folder))
      .filter((name) => names.test(name) && isContract(join(project, folder, name)))
      .map((name) => posix.join(folder, name)),
  );
}

function isOwnRepository(project: string): boolean {
  const manifest = parseManifest(readText(join(project, 'package.json')));
  return isObject(manifest) && manifest.name === 'togai-sandbox';
}

function parseManifest(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Sorted, so that the same project always has the same contracts; a folder that cannot be read has none. */
function filesOf(folder: string): readonly string[] {
  return (tryFile(() => readdirSync(folder)) ?? []).toSorted();
}

function isContract(file: string): boolean {
  const size = tryFile(() => statSync(file))?.size ?? 0;
  return size > 0 && size <= maxBytes && versions.test(readText(file));
}

/** `''` where there is no such file, or none that may be read. */
function readText(file: string): string {
  return tryFile(() => readFileSync(file, 'utf8')) ?? '';
}

/** `undefined` where the file system refuses. */
function tryFile<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
