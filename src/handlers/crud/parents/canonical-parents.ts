import type { HandlerContext } from '../../../context.ts';
import type { Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { type Ancestor, ancestorsOf } from './ancestors.ts';

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
