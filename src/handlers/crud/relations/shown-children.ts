import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { visitInTurns } from '../../../turns.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { countListed, countNaming, listedBelow } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { childValue } from './child-value.ts';

/**
 * The lists of an item that show the items below it, as those are stored, and the numbers of them: an order with the lines
 * that were added to it. A list or a number stays as it is where nothing is below the item;
 * a number that is not there is 0.
 * @param name that of the item's resource
 * @param known the id of an item that is shown without it, whose lists are those that it has
 */
export async function shownChildren(
  crud: CrudContext,
  name: string,
  shown: Item,
  context: HandlerContext,
  known?: unknown,
): Promise<Item> {
  const owner = crud.resources.get(name);
  const own = owner && ownValue(shown, owner.id.property ?? 'id');
  const id = own ?? known;
  const all = crud.childLists.get(name) ?? [];
  const lists = own === undefined ? all.filter(({ property }) => Object.hasOwn(shown, property)) : all;
  if (lists.length === 0 || owner === undefined || id === undefined) return {};
  const row = await findById(context, owner, [], id);
  return row === undefined ? {} : childrenOf(crud, { row, lists, shown, depth: 1 }, context);
}

/** An item with the lists in it that show what is below it. */
interface Parent {
  readonly row: StoredItem;
  readonly lists: readonly ChildList[];
  /** The item as it is shown so far. */
  readonly shown: Item;
  /** How many items deep it is shown. */
  readonly depth: number;
}

/** How many items deep lists show what is below: the cards in the columns of a board, and their comments. */
const maxDepth = 3;

async function childrenOf(
  crud: CrudContext,
  { row, lists, shown, depth }: Parent,
  context: HandlerContext,
): Promise<Item> {
  const children: [string, unknown][] = [];
  for (const list of lists) {
    if (list.isHidden && !Object.hasOwn(shown, list.property)) continue;
    const value = await shownIn(crud, { row, list, depth }, context);
    const isKnown = isNumberOf(list) && !Object.hasOwn(shown, list.property);
    if (value !== undefined || isKnown) children.push([list.property, value ?? 0]);
  }
  return Object.fromEntries(children);
}

/** Whether it is the number of what is below. */
function isNumberOf({ schema, of }: ChildList): boolean {
  return schema === undefined && of === undefined;
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
    (list) => isNumberOf(list) && properties.has(list.property),
  );
  if (!isObject(shown) || counts.length === 0) return shown;
  const numbers: [string, unknown][] = [];
  for (const list of counts)
    numbers.push([list.property, (await shownIn(crud, { row, list, depth: 1 }, context)) ?? 0]);
  return { ...shown, ...Object.fromEntries(numbers) };
}

/** What a list shows of what is below an item, or how many that are; `undefined` where nothing is. */
async function shownIn(
  crud: CrudContext,
  { row, list, depth }: Pick<Parent, 'row' | 'depth'> & { readonly list: ChildList },
  context: HandlerContext,
): Promise<unknown> {
  const { schema, hasIds, resource, nestedPath, namedIn } = list;
  const child = crud.resources.get(resource);
  if (child === undefined || isInItem(list, row)) return undefined;
  if (list.of !== undefined) return childValue(crud, { row, list, child }, context);
  if (namedIn !== undefined) return (await countNaming(context, row, child, namedIn)) || undefined;
  if (nestedPath === undefined) return undefined;
  if (schema === undefined) return (await countListed(context, row, child, nestedPath)) || undefined;
  const rows = await listedBelow(context, row, child, nestedPath);
  if (rows.length === 0) return undefined;
  if (hasIds)
    return rows.map(({ id, item }) =>
      project(crud, schema, ownValue(item, child.id.property ?? 'id'), projectOptionsOf(crud, child, id)),
    );
  const lists = depth < maxDepth ? listsShownIn(crud, child, schema) : [];
  const shown: unknown[] = [];
  await visitInTurns(rows, async (each) => {
    const below = await childrenOf(crud, { row: each, lists, shown: each.item, depth: depth + 1 }, context);
    shown.push(project(crud, schema, { ...each.item, ...below }, projectOptionsOf(crud, child, each.id)));
  });
  return shown;
}

/** Whether what was sent of a list is in the item itself: it names items of others. */
function isInItem({ sent, property }: ChildList, { item }: StoredItem): boolean {
  const own = sent && ownValue(item, property);
  return Array.isArray(own) && own.length > 0;
}

/** The lists of what is below an item that its schema has within that of another. */
function listsShownIn(crud: CrudContext, { name }: Resource, schema: Schema): readonly ChildList[] {
  const { properties } = crud.mergeSchema(schema);
  return (crud.childLists.get(name) ?? []).filter(({ property }) => properties.has(property));
}
