import type { HandlerContext } from '../../../context.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { childrenOf } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item } from '../stored-item.ts';

/**
 * The lists of an item that show the items below it, as those are stored: an order with the lines that were added to it.
 * A list stays as it is where nothing is below the item.
 * @param name that of the item's resource
 */
export async function shownChildren(
  crud: CrudContext,
  name: string,
  shown: Item,
  context: HandlerContext,
): Promise<Item> {
  const lists = crud.childLists.get(name) ?? [];
  const owner = crud.resources.get(name);
  const id = owner && ownValue(shown, owner.id.property ?? 'id');
  if (lists.length === 0 || owner === undefined || id === undefined) return {};
  const row = await findById(context, owner, [], id);
  if (row === undefined) return {};
  const children: [string, unknown][] = [];
  for (const { property, schema, resource, nestedPath } of lists) {
    const child = crud.resources.get(resource);
    if (child === undefined) continue;
    const rows = await childrenOf(context, row, child, nestedPath);
    const items = rows.map((each) =>
      project(crud, schema, each.item, projectOptionsOf(crud, child, each.id)),
    );
    if (rows.length > 0) children.push([property, items]);
  }
  return Object.fromEntries(children);
}
