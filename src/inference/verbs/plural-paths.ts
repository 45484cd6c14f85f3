import type { Operation } from '../../openapi/operations.ts';
import { isGeneral } from '../identity/identifier-words.ts';
import { plainName, singularsOf } from '../naming.ts';
import { type ResourcePath, splitPath } from '../resource-path.ts';

/** Gives a path in the singular the name of its collection: `/employers/{}` for `/employer/{id}`. */
export type ToPlural = (path: ResourcePath) => ResourcePath;

/** The path of an operation, with the id of an item that its query names; `undefined` for one of no collection. */
type PathOf = (operation: Operation) => ResourcePath | undefined;

/** What is done with a path itself and with the items below it, by method. */
interface PathUse {
  readonly onWhole: Set<string>;
  readonly onItem: Set<string>;
  /** The parameters that select items. */
  readonly parameters: Set<string>;
}

/**
 * Pairs the paths in the singular with those in the plural that are about the same items: `/employer/{id}`, or what
 * `POST /employer` creates, belongs to what `GET /employers` lists, and what `POST /employers` with many creates. Two paths
 * that do the same, such as `GET /account` and `GET /accounts`, are two things.
 * @param isOfMany whether an operation is sent many items
 */
export function createPluralPaths(
  operations: Iterable<Operation>,
  pathOf: PathOf,
  isOfMany: (operation: Operation) => boolean,
): ToPlural {
  const onPaths = operationsOn(operations, pathOf);
  const byName = new Map([...onPaths.keys()].map((collection) => [plainPath(collection), collection]));
  const plurals = new Map<string, string>();
  for (const [list, onList] of onPaths) {
    const { prefix, last } = splitPath(list);
    for (const singular of singularsOf(last)) {
      const item = byName.get(`${prefix}/${singular}`);
      const onItem = item === undefined || item === list ? undefined : onPaths.get(item);
      if (item === undefined || onItem === undefined) continue;
      // Hardly any path has one in the singular: what bodies have is looked at for these alone.
      const uses = [toPathUse(onList, isOfMany), toPathUse(onItem, isOfMany)] as const;
      if (isOneCollection(...uses, singular)) plurals.set(item, list);
    }
  }
  if (plurals.size === 0) return (path) => path;
  return (path) => {
    const collection = renamed(path.collection, plurals);
    return collection === path.collection
      ? path
      : { ...path, collection, segment: collection.slice(collection.lastIndexOf('/') + 1) };
  };
}

/** An operation on the path of a collection, or on its items. */
interface OnPath {
  readonly operation: Operation;
  readonly idParameter?: string;
}

function operationsOn(
  operations: Iterable<Operation>,
  pathOf: PathOf,
): ReadonlyMap<string, readonly OnPath[]> {
  const onPaths = new Map<string, OnPath[]>();
  for (const operation of operations) {
    const parsed = pathOf(operation);
    if (parsed === undefined) continue;
    const { collection, idParameter } = parsed;
    const known = onPaths.get(collection) ?? [];
    known.push({ operation, ...(idParameter !== undefined && { idParameter }) });
    onPaths.set(collection, known);
  }
  return onPaths;
}

function toPathUse(onPath: readonly OnPath[], isOfMany: (operation: Operation) => boolean): PathUse {
  const use: PathUse = { onWhole: new Set(), onItem: new Set(), parameters: new Set() };
  for (const { operation, idParameter } of onPath) {
    // `POST /ships` that is sent many does not what `POST /ship` does.
    const method = isOfMany(operation) ? `${operation.method} many` : operation.method;
    (idParameter === undefined ? use.onWhole : use.onItem).add(method);
    if (idParameter !== undefined) use.parameters.add(idParameter);
  }
  return use;
}

/** Whether the plural lists, or at least names, what the singular creates or finds one by one, and none does the other's. */
function isOneCollection(plural: PathUse, singular: PathUse, word: string): boolean {
  if (singular.onWhole.size === 0) return plural.onWhole.size > 0 && onlyFinds(plural, singular, word);
  if (!plural.onWhole.has('get') || [...plural.onWhole].some((method) => singular.onWhole.has(method)))
    return false;
  return !singular.onWhole.has('get') && singular.onWhole.has('post');
}

/**
 * Whether the plural has no items of its own, but at most finds those of the singular by something else: `/employers/{date}`,
 * or `/employers/{city_id}` beside `/employer/{id}`.
 */
function onlyFinds({ onItem, parameters }: PathUse, singular: PathUse, word: string): boolean {
  const isOwn = (name: string) => isGeneral(name) || plainName(name).startsWith(word);
  const hasOwn = [...singular.parameters].some(isOwn);
  const isId = (name: string) =>
    singular.parameters.has(name) ||
    (/(id|guid|slug|key)$/.test(plainName(name)) && (!hasOwn || isOwn(name)));
  return [...onItem].every((method) => method === 'get') && ![...parameters].some(isId);
}

/** A path with its last word in no style: `/Employer` and `/cost-center` are singulars of `/Employers` and `/costCenters`. */
function plainPath(collection: string): string {
  const { prefix, last } = splitPath(collection);
  return `${prefix}/${plainName(last)}`;
}

/** Renames the collections on the way too: `/employers/{}/employees`, for `/employer/{}/employee`. */
function renamed(collection: string, plurals: ReadonlyMap<string, string>): string {
  const segments = collection.split('/').slice(1);
  let [original, result] = ['', ''];
  for (const [i, segment] of segments.entries()) {
    original += `/${segment}`;
    const isOfItem = i === segments.length - 1 || segments[i + 1] === '{}';
    const plural = isOfItem ? plurals.get(original) : undefined;
    result += `/${plural?.slice(plural.lastIndexOf('/') + 1) ?? segment}`;
  }
  return result;
}
