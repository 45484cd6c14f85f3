import type { HandlerContext } from '../../../context.ts';
import type { Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { hasAlternativeIds } from '../ids/second-ids.ts';
import { type Ancestor, ancestorsOf } from './ancestors.ts';

/** A handler whose requests name each parent by its id, where a path may have the `uid` of a parent as well. */
export function withCanonicalParents(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const toCanonical = canonicalParents(ancestorsOf(crud, role));
  if (toCanonical === undefined) return handle;
  return async (input, context) =>
    handle({ ...input, params: await toCanonical(input.params, context) }, context);
}

/** Puts the id of each ancestor into path parameters; `undefined` where all are named by their ids alone. */
export function canonicalParents(
  ancestors: readonly Ancestor[],
): ((params: Params, context: HandlerContext) => Promise<Params>) | undefined {
  const others = ancestors.filter(({ resource }) => hasAlternativeIds(resource));
  if (others.length === 0) return undefined;
  return async (given, context) => {
    let params = given;
    for (const ancestor of others) params = await withCanonicalId(ancestor, params, context);
    return params;
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
