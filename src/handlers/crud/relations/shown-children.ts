import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { visitInTurns } from '../../../turns.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { countListed, countNaming, listedBelow, listNaming } from '../items/children.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { childValue } from './child-value.ts';

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
  place: Shown,
): Promise<Item> {
  const { context, known } = place;
  const owner = crud.resources.get(name);
  const own = owner && ownValue(shown, owner.id.property ?? 'id');
  const id = own ?? known;
  const all = crud.childLists.get(name) ?? [];
  const lists = own === undefined ? all.filter(({ property }) => Object.hasOwn(shown, property)) : all;
  if (lists.length === 0 || owner === undefined || id === undefined) return {};
  const row = await findById(context, owner, [], id);
  return row === undefined ? {} : childrenOf(crud, { row, lists, shown, depth: 1 }, place);
}

/** How the items below another are shown. */
interface Shown {
  readonly context: HandlerContext;
  /** The id of an item that is shown without it, whose lists are those that it has. */
  readonly known?: unknown;
  /** One of them with the items that it names, in place of their ids. */
  readonly whole: (resource: Resource, shown: Item) => Promise<Item>;
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
  place: Shown,
): Promise<Item> {
  const children: [string, unknown][] = [];
  for (const list of lists) {
    if (list.isHidden && !Object.hasOwn(shown, list.property)) continue;
    const value = await shownIn(crud, { row, list, depth }, place);
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
  for (const list of counts) {
    const child = crud.resources.get(list.resource);
    if (child !== undefined) numbers.push([list.property, await countOf(context, row, child, list)]);
  }
  return { ...shown, ...Object.fromEntries(numbers) };
}

/** What a list shows of what is below an item, or how many that are; `undefined` where nothing is. */
async function shownIn(
  crud: CrudContext,
  { row, list, depth }: Pick<Parent, 'row' | 'depth'> & { readonly list: ChildList },
  place: Shown,
): Promise<unknown> {
  const { context, whole } = place;
  const { schema, hasIds, resource } = list;
  const child = crud.resources.get(resource);
  if (child === undefined || isInItem(list, row)) return undefined;
  if (list.of !== undefined) return childValue(crud, { row, list, child }, context);
  if (schema === undefined) return (await countOf(context, row, child, list)) || undefined;
  const rows = await rowsOf(context, row, child, list);
  if (rows.length === 0) return undefined;
  if (hasIds)
    return rows.map(({ id, item }) =>
      project(crud, schema, ownValue(item, child.id.property ?? 'id'), projectOptionsOf(crud, child, id)),
    );
  const lists = depth < maxDepth ? listsShownIn(crud, child, schema) : [];
  const shown: unknown[] = [];
  await visitInTurns(rows, async (each) => {
    const below = await childrenOf(crud, { row: each, lists, shown: each.item, depth: depth + 1 }, place);
    const one = project(crud, schema, { ...each.item, ...below }, projectOptionsOf(crud, child, each.id));
    shown.push(isObject(one) ? await whole(child, one) : one);
  });
  return shown;
}

async function countOf(
  context: HandlerContext,
  row: StoredItem,
  child: Resource,
  { nestedPath, namedIn }: ChildList,
): Promise<number> {
  if (namedIn !== undefined) return countNaming(context, row, child, namedIn);
  return nestedPath === undefined ? 0 : countListed(context, row, child, nestedPath);
}

async function rowsOf(
  context: HandlerContext,
  row: StoredItem,
  child: Resource,
  { nestedPath, namedIn }: ChildList,
): Promise<readonly StoredItem[]> {
  if (namedIn !== undefined) return listNaming(context, row, child, namedIn);
  return nestedPath === undefined ? [] : listedBelow(context, row, child, nestedPath);
}

/** Whether what was sent of a list is in the item itself: it names items of others, or what no path is for. */
function isInItem({ sent, namedIn, property }: ChildList, { item }: StoredItem): boolean {
  const own = (sent ?? namedIn) && ownValue(item, property);
  return Array.isArray(own) && own.length > 0;
}

/** The lists of what is below an item that its schema has within that of another. */
function listsShownIn(crud: CrudContext, { name }: Resource, schema: Schema): readonly ChildList[] {
  const { properties } = crud.mergeSchema(schema);
  return (crud.childLists.get(name) ?? []).filter(({ property }) => properties.has(property));
}
