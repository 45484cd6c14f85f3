import type { Resource } from '../resource.ts';

/** What a collection and its place say of the ids of its items. */
type Scoped = Pick<Resource, 'idScope'>;

/**
 * How many of the parents in a path are a part of the ids of another collection, because its items are below the same
 * ones: two of `/repos/{}/{}/issues` for `/repos/{}/{}/labels`, and none for a collection whose ids are unique.
 * @returns undefined where the items are below other parents, so that their ids say nothing there
 */
export function sharedParents({ idScope }: Scoped, path: string | undefined): number | undefined {
  if (idScope === undefined) return 0;
  const above = idScope.slice(0, idScope.lastIndexOf('/'));
  return path?.startsWith(`${above}/`) ? above.split('{}').length - 1 : undefined;
}

/** Those of some collections whose items the items of another can name by their ids, those below the same parents first. */
export function namedFrom<R extends Scoped>(
  { nestedPaths }: Pick<Resource, 'nestedPaths'>,
  targets: readonly R[],
): readonly R[] {
  const isBelowSame = (target: R) =>
    target.idScope !== undefined && nestedPaths.some(({ path }) => sharedParents(target, path) !== undefined);
  return [...targets.filter(isBelowSame), ...targets.filter(({ idScope }) => idScope === undefined)];
}
