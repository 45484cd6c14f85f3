import type { HandlerLayer } from '../../../engine/handler-registry.ts';
import { SandboxError } from '../../../errors.ts';
import { withValueAt } from '../../../inference/body-path.ts';
import { createItemAbove } from '../../../inference/item-above.ts';
import type { Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import { requireParentAt } from '../items/require-parent.ts';
import { ancestorsOf } from './ancestors.ts';
import { canonicalParents } from './canonical-parents.ts';
import { existenceFlag } from './existence.ts';
import { requireWrittenIds } from './written-ids.ts';

/**
 * Operations without state below an item, such as `/orders/{id}/invoice`, are 404 for an item that does not exist;
 * for one that does, the layer below responds. One that asks whether the item exists says so instead.
 * @param roles those of all operations with state
 */
export function createParentCheck(crud: CrudContext, roles: Iterable<Role>): HandlerLayer {
  const itemAbove = createItemAbove(roles);
  return (operation) => {
    const parent = itemAbove(operation.path);
    if (parent === undefined) return undefined;
    const flag = existenceFlag(crud.mergeSchema, operation);
    const path = { path: '', parameters: [], parent };
    const toCanonical = canonicalParents(
      ancestorsOf(crud, { nestedPath: path, parentParameters: parent.parameters }),
    );
    const named = parent.parameters.map((name) => [name, parent.resource] as const);
    return async (input, context, next) => {
      requireWrittenIds(input, named);
      const params = (await toCanonical?.(input.params, context)) ?? input.params;
      const ids = parent.parameters.map((name) => plainText(params[name]));
      const check = requireParentAt({ crud, context, input }, parent, ids);
      if (flag === undefined) {
        await check;
        return next();
      }
      const isThere = await check.then(() => true, isUnknown);
      const reply = await next();
      return { ...reply, body: withValueAt(reply.body, flag, isThere) };
    };
  };
}

/** @throws any other failure than that of an unknown item. */
function isUnknown(error: unknown): false {
  if (error instanceof SandboxError && error.code === 'not-found') return false;
  throw error;
}
