import { declaredOperations, isOwnMethod } from '../declared-operations.ts';
import type { OpenApiDocument, OperationObject, Parameter, PathItem, Reference } from '../document.ts';
import { resolve } from '../reference.ts';
import { isPathKey, parsePathKey } from './path-key.ts';

/** What a path may end with, and be without: the last group is the name of the parameter. */
const optionalEnds = [
  /^(.*)\/\{([^{}?]+)\?\}$/s, // {id?} of ASP.NET and Laravel, {id:int?}
  /^(.*)\/:(\w+)(?:\([^()]*\))?\?$/s, // :id? of Express
  /^(.*)\{\/:?(\w+)\}$/s, // {/:id} of Express 5, {/id} of RFC 6570
  /^(.*)\/\[\[\.{3}(\w+)\]\]$/s, // [[...slug]] of Next.js
] as const;

/** A path without the parameter at its end, which may be left out; `undefined` where it has none. */
export function withoutOptionalEnd(key: string): { readonly key: string; readonly name: string } | undefined {
  for (const end of optionalEnds) {
    const [, before, name = ''] = end.exec(key) ?? [];
    if (before !== undefined) return { key: before || '/', name: name.replace(/:.*$/s, '') };
  }
  return undefined;
}

/**
 * A document with each path that may end before its last parameter as two: `/users/{id?}` is served as `/users` too, by
 * operations without that parameter and without an id of their own. Those that the contract declares there stay.
 */
export function withOptionalEnds(document: OpenApiDocument): OpenApiDocument {
  const keys = Object.keys(document.paths).filter((key) => isPathKey(key) && withoutOptionalEnd(key));
  if (keys.length === 0) return document;
  const paths = new Map(Object.entries(document.paths));
  for (const key of keys)
    addShorter(document, paths, key, resolve<PathItem>(document, document.paths[key] ?? {}));
  return { ...document, paths: Object.fromEntries(paths) };
}

function addShorter(
  document: OpenApiDocument,
  paths: Map<string, PathItem | Reference>,
  key: string,
  item: PathItem,
): void {
  const shorter = withoutOptionalEnd(key);
  if (shorter === undefined) return;
  const { path } = parsePathKey(shorter.key);
  const known = [...paths.keys()].find((each) => isPathKey(each) && parsePathKey(each).path === path);
  const isOther = (node: Parameter | Reference) => {
    const { in: place, name } = resolve<Parameter>(document, node);
    return place !== 'path' || name !== shorter.name;
  };
  const own = declaredOperations(item).filter(([method]) => isOwnMethod(method));
  const operations = own.map(([method, { operationId: _, ...declared }]): [string, OperationObject] => {
    const parameters = [...(item.parameters ?? []), ...(declared.parameters ?? [])].filter(isOther);
    return [method, { ...declared, parameters }];
  });
  const servers = Object.entries(item).filter(([field]) => field === 'servers');
  const added: PathItem = Object.fromEntries([...servers, ...operations]);
  const declared = known === undefined ? {} : resolve<PathItem>(document, paths.get(known) ?? {});
  paths.set(known ?? shorter.key, { ...added, ...declared });
  addShorter(document, paths, shorter.key, added);
}
