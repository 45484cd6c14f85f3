import type { HandlerContext } from '../../../context.ts';
import { currentItem } from '../../../inference/people/infer-people.ts';
import { isCurrentId } from '../../../inference/people/people-words.ts';
import type { NestedPath, Resource, Role } from '../../../inference/resource.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { currentRow, storeCurrentItem } from '../items/current-item.ts';

/** A path parameter before a collection, and the resource of the items that it names. */
interface ParentLevel {
  readonly parameter: string;
  readonly resource: Resource;
}

/**
 * Lets a path lead through the current item: `/users/me/orders` has the orders of the user whose token is sent. A write
 * stores a user where there is none.
 */
export function withCurrentParents(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  const levels = parentLevels(crud, role.nestedPath, role.parentParameters);
  const isFixed = role.parentParameters.includes(currentItem);
  if (levels.length === 0 && !isFixed) return handle;
  const hasCurrent = ({ params }: OperationRequest) =>
    levels.some(({ parameter }) => isCurrentId(params[parameter]));
  return async (request, context) => {
    if (!isFixed && !hasCurrent(request)) return handle(request, context);
    const params: Record<string, unknown> = { ...request.params, ...(isFixed && { [currentItem]: 'me' }) };
    for (const { parameter, resource } of levels) {
      if (!isCurrentId(params[parameter])) continue;
      params[parameter] = await currentId(crud, resource, { ...request, params }, parameter, context);
    }
    return handle({ ...request, params }, context);
  };
}

/** The id that a word such as `me` stands for; the word itself where an item has it, or where a read finds no item. */
async function currentId(
  crud: CrudContext,
  resource: Resource,
  request: OperationRequest,
  parameter: string,
  context: HandlerContext,
): Promise<unknown> {
  const word = request.params[parameter];
  if ((await findById(context, resource, [], word)) !== undefined) return word;
  const found = await currentRow(crud, resource, request, context);
  if (found !== undefined) return found.id;
  return request.operation.method === 'get' ? word : (await storeCurrentItem(crud, resource, context)).id;
}

/** The parents that a path leads through, the nearest to the collection last. */
function parentLevels(
  crud: CrudContext,
  nestedPath: NestedPath | undefined,
  parameters: readonly string[],
): readonly ParentLevel[] {
  const parent = nestedPath?.parent;
  const resource = parent && crud.resources.get(parent.resource);
  const parameter = parent && parameters[parent.depth - 1];
  if (parent === undefined || resource === undefined || parameter === undefined) return [];
  const above = resource.nestedPaths.find(({ path }) => path === parent.nestedPath);
  return [...parentLevels(crud, above, parameters), { parameter, resource }];
}
