import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { countListed, countNaming, listedBelow } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/**
 * The lists of an item that show the items below it, as those are stored, and the numbers of them: an order with the lines
 * that were added to it. A list or a number stays as it is where nothing is below the item;
 * a number that is not there is 0.
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
  for (const list of lists) {
    const value = await shownIn(crud, row, list, context);
    const isKnown = list.schema === undefined && !Object.hasOwn(shown, list.property);
    if (value !== undefined || isKnown) children.push([list.property, value ?? 0]);
  }
  return Object.fromEntries(children);
}

/** An item that is shown within another, with the numbers of what is below it: the `books_count` of a book's category. */
export async function withCounts(
  crud: CrudContext,
  resource: Resource,
  schema: Schema,
  {
    shown,
    row,
    context,
  }: { readonly shown: unknown; readonly row: StoredItem; readonly context: HandlerContext },
): Promise<unknown> {
  const { properties } = crud.mergeSchema(schema);
  const counts = (crud.childLists.get(resource.name) ?? []).filter(
    (list) => list.schema === undefined && properties.has(list.property),
  );
  if (!isObject(shown) || counts.length === 0) return shown;
  const numbers: [string, unknown][] = [];
  for (const list of counts) numbers.push([list.property, (await shownIn(crud, row, list, context)) ?? 0]);
  return { ...shown, ...Object.fromEntries(numbers) };
}

/** What a list shows of what is below an item, or how many that are; `undefined` where nothing is. */
async function shownIn(
  crud: CrudContext,
  row: StoredItem,
  { schema, hasIds, resource, nestedPath, namedIn }: ChildList,
  context: HandlerContext,
): Promise<unknown> {
  const child = crud.resources.get(resource);
  if (child === undefined) return undefined;
  if (namedIn !== undefined) return (await countNaming(context, row, child, namedIn)) || undefined;
  if (nestedPath === undefined) return undefined;
  if (schema === undefined) return (await countListed(context, row, child, nestedPath)) || undefined;
  const rows = await listedBelow(context, row, child, nestedPath);
  if (rows.length === 0) return undefined;
  return rows.map(({ id, item }) =>
    project(
      crud,
      schema,
      hasIds ? ownValue(item, child.id.property ?? 'id') : item,
      projectOptionsOf(crud, child, id),
    ),
  );
}
