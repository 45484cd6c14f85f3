import type { HandlerLayer } from '../../../engine/handler-registry.ts';
import { createItemAbove } from '../../../inference/item-above.ts';
import type { Role } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import { requireParentAt } from '../items/require-parent.ts';
import { requireWrittenIds } from './written-ids.ts';

/**
 * Operations without state below an item, such as `/orders/{id}/invoice`, are 404 for an item that does not exist;
 * for one that does, the layer below responds.
 * @param roles those of all operations with state
 */
export function createParentCheck(crud: CrudContext, roles: Iterable<Role>): HandlerLayer {
  const itemAbove = createItemAbove(roles);
  return ({ path }) => {
    const parent = itemAbove(path);
    if (parent === undefined) return undefined;
    const named = parent.parameters.map((name) => [name, parent.resource] as const);
    return async (input, context, next) => {
      requireWrittenIds(input, named);
      const ids = parent.parameters.map((name) => plainText(input.params[name]));
      await requireParentAt({ crud, context, input }, parent, ids);
      return next();
    };
  };
}
