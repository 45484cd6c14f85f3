import type { HandlerContext } from '../../../context.ts';
import type { HandlerLayer } from '../../../engine/handler-registry.ts';
import { SandboxError } from '../../../errors.ts';
import { isObject } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { type NamedItems, namedItems } from '../lines/named-items.ts';
import { type Item, itemsOf } from '../stored-item.ts';

/**
 * Operations without state whose body names an item, as `POST /checkout` does by an `orderId`, are 404 for one that does
 * not exist, where they declare that; for one that does, the layer below responds. Of a collection that has nothing yet,
 * any id is taken.
 */
export function createNamedCheck(crud: CrudContext): HandlerLayer {
  return ({ requestBody, responses }) => {
    const isDeclared = requestBody !== undefined && Object.hasOwn(responses, '404');
    if (!isDeclared || crud.createsParents || crud.resources.size === 0) return undefined;
    return async ({ body }, context, next) => {
      for (const each of namedItems(crud, sentIn(body))) await requireThere(context, each);
      return next();
    };
  };
}

/** @throws SandboxError for an id that no item has; one that is unique only under a parent may be that of any. */
async function requireThere(context: HandlerContext, { resource, ids }: NamedItems): Promise<void> {
  if (resource.isGiven || resource.idScope !== undefined) return;
  if ((await itemsOf(context, resource).count()) === 0) return;
  for (const id of ids) {
    if ((await findById(context, resource, [], id)) !== undefined) continue;
    throw new SandboxError('not-found', `${resource.name} has no ${id}: create it first`);
  }
}

/** What a body says, with what is in the only object of an envelope: `{data: {orderId}}`. */
function sentIn(body: unknown): Item {
  if (!isObject(body)) return {};
  const [only, ...others] = Object.values(body);
  return others.length === 0 && isObject(only) ? only : body;
}
