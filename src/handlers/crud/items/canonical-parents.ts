import type { HandlerContext } from '../../../context.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from './find-item.ts';

/** An item in whose path a collection is. */
interface Ancestor {
  readonly resource: Resource;
  /** The path parameter that holds its id. */
  readonly parameter: string;
  /** The path parameters whose values are a part of its id. */
  readonly scope: readonly string[];
}

/** A handler whose requests name each parent by its id, where a path may have the `uid` of a parent as well. */
export function withCanonicalParents(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const ancestors = ancestorsOf(crud, role).filter(({ resource }) => resource.id.alternatives.length > 0);
  if (ancestors.length === 0) return handle;
  return async (input, context) => {
    let { params } = input;
    for (const ancestor of ancestors) params = await withCanonicalId(ancestor, params, context);
    return handle({ ...input, params }, context);
  };
}

/** The items in whose path the collection of a role is, the outermost first. */
function ancestorsOf(
  { resources }: CrudContext,
  { nestedPath, parentParameters }: Role,
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

type Params = Parameters<BoundHandler>[0]['params'];

async function withCanonicalId(
  { resource, parameter, scope }: Ancestor,
  params: Params,
  context: HandlerContext,
): Promise<Params> {
  const scopeIds = scope.map((name) => plainText(params[name]));
  const row = await findById(context, resource, scopeIds, params[parameter]);
  return row === undefined ? params : { ...params, [parameter]: String(row.id) };
}
