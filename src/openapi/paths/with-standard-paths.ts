import type { OpenApiDocument } from '../document.ts';
import { isReference } from '../reference.ts';
import { walk } from '../walk.ts';
import { parsePathKey } from './path-key.ts';

/**
 * A document whose paths are all written as OpenAPI has them, for clients that fill in their parameters: `/users/{id}` for
 * `/users/:id`. Those that would be the same, or that are referred to, keep their names.
 */
export function withStandardPaths(document: OpenApiDocument): OpenApiDocument {
  const keys = new Map(Object.keys(document.paths).map((key) => [key, standardKey(key)]));
  if ([...keys].every(([key, standard]) => key === standard) || refersToPaths(document)) return document;
  const all = [...keys.values()];
  const paths = Object.entries(document.paths).map(([key, item]) => {
    const standard = keys.get(key) ?? key;
    const isTaken = all.indexOf(standard) !== all.lastIndexOf(standard);
    return [isTaken ? key : standard, item] as const;
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** A key with a query or a fragment is left as it is. */
function standardKey(key: string): string {
  if (!key.startsWith('/')) return key;
  const { path } = parsePathKey(key);
  return key.startsWith(path) ? key : path;
}

function refersToPaths(document: object): boolean {
  let isReferred = false;
  walk(document, (node) => {
    if (isReference(node) && node.$ref.startsWith('#/paths/')) isReferred = true;
  });
  return isReferred;
}
