import { isSameName, plainName, singularsOf } from './naming.ts';
import type { Parent, Resource, Role } from './resource.ts';
import { parseResourcePath, type ResourcePath } from './resource-path.ts';

/** The item in whose path an operation is, and the path parameters that lead to it, its own last. */
export interface ItemAbove extends Parent {
  readonly parameters: readonly string[];
}

/** Finds the nearest item with state in whose path an operation is. Made by `createItemAbove`. */
export type ItemAboveOf = (path: string) => ItemAbove | undefined;

/** A collection path, what is stored there, and what its items are found by. */
interface StoredPath {
  readonly resource: Resource;
  readonly nestedPath?: string;
  /** The path parameters that hold the ids of its items, and the property that does. */
  readonly idNames: ReadonlySet<string>;
}

/** Finds the item that a path such as `/orders/{id}/invoice`, `/orders/{id}.pdf` or `/orders/{id}:print` is below. */
export function createItemAbove(roles: Iterable<Role>): ItemAboveOf {
  const stored = storedPaths([...roles]);
  return (path) => {
    const found = [...path.matchAll(/(?<=\/)\{([^{}]+)\}/g)];
    const parameters = found.map(([, name = '']) => name);
    for (const [i, { index }] of [...found.entries()].reverse()) {
      const collection = path.slice(0, index - 1).replace(/\{[^{}]*\}/g, '{}');
      const at = stored.get(collection);
      if (at === undefined || !isIdName(at, collection, parameters[i] ?? '')) continue;
      const { resource, nestedPath } = at;
      const depth = i + 1;
      const leading = parameters.slice(0, depth);
      return { resource: resource.name, depth, parameters: leading, ...(nestedPath && { nestedPath }) };
    }
    return undefined;
  };
}

function storedPaths(roles: readonly Role[]): ReadonlyMap<string, StoredPath> {
  const paths = new Map<string, StoredPath>();
  for (const role of roles) {
    const path = pathOfItems(role);
    if (path === undefined) continue;
    const { resource, nestedPath } = role;
    const known = paths.get(path.collection);
    if (known !== undefined && known.resource !== resource) continue;
    const names = [idParameterOf(role), resource.id.property].flatMap((name) =>
      name ? [plainName(name)] : [],
    );
    const idNames = new Set([...(known?.idNames ?? []), ...names]);
    const nested = nestedPath === undefined ? {} : { nestedPath: nestedPath.path };
    paths.set(path.collection, { resource, ...nested, idNames });
  }
  return paths;
}

/**
 * The path of a role, where ids of its items may follow. That of an action ends with what it does, as
 * `POST /trips/{id}/passengers`, and what `GET /records/table/{tableId}` lists is found by another id.
 */
function pathOfItems(role: Role): ResourcePath | undefined {
  if (role.resource.isSingleton || 'access' in role || role.kind === 'action') return undefined;
  const path = parseResourcePath(role.operation.path);
  return path?.idParameter !== undefined && idParameterOf(role) === undefined ? undefined : path;
}

function idParameterOf(role: Role): string | undefined {
  return 'idParameter' in role ? role.idParameter : undefined;
}

/** Whether a parameter after a collection is the id of an item: `/pets/{category}/stats` is about many. */
function isIdName({ idNames }: StoredPath, collection: string, parameter: string): boolean {
  if (idNames.has(plainName(parameter))) return true;
  const words = singularsOf(collection.slice(collection.lastIndexOf('/') + 1));
  const usual = ['id', 'uuid', ...words.flatMap((word) => [word, `${word}id`, `${word}uuid`])];
  return usual.some((name) => isSameName(name, parameter));
}
