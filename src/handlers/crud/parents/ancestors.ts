import type { Resource, Role } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';

/** An item in whose path a collection is. */
export interface Ancestor {
  readonly resource: Resource;
  /** The path parameter that holds its id. */
  readonly parameter: string;
  /** The path parameters whose values are a part of its id. */
  readonly scope: readonly string[];
}

/** The items in whose path the collection of a role is, the outermost first. */
export function ancestorsOf(
  { resources }: CrudContext,
  { nestedPath, parentParameters }: Pick<Role, 'nestedPath' | 'parentParameters'>,
): readonly Ancestor[] {
  const ancestors: Ancestor[] = [];
  for (let parent = nestedPath?.parent; parent !== undefined; ) {
    const { depth, nestedPath: path } = parent;
    const resource = resources.get(parent.resource);
    const parameter = parentParameters[depth - 1];
    if (resource === undefined || parameter === undefined) break;
    const scope = path !== undefined && path === resource.idScope ? parentParameters.slice(0, depth - 1) : [];
    ancestors.unshift({ resource, parameter, scope });
    parent = resource.nestedPaths.find((each) => each.path === path)?.parent;
  }
  return ancestors;
}
