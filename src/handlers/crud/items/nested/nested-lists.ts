import type { HandlerContext } from '../../../../context.ts';
import type { ChildList } from '../../../../inference/relations/child-lists.ts';
import type { Resource } from '../../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../../json.ts';
import { isDeepEqual } from '../../../../schema/deep-equal.ts';
import type { CrudContext } from '../../crud-context.ts';
import type { CrudRequest } from '../../crud-request.ts';
import { findById } from '../../find-item.ts';
import { sentId } from '../../ids/item-id.ts';
import { uniqueAlternativeIds } from '../../ids/second-ids.ts';
import type { Item, StoredItem } from '../../stored-item.ts';
import { listedBelow } from '../children.ts';

/** A list in an item whose elements are the items of a collection below it: they are stored there alone. */
export type NestedList = ChildList & Required<Pick<ChildList, 'sent' | 'nestedPath'>>;

/** What such a list of an item has. */
export interface NestedElements {
  readonly list: NestedList;
  readonly child: Resource;
  readonly elements: readonly Item[];
  /** Whether that is what is stored below the item. */
  readonly isSame: boolean;
}

/** The lists of a resource whose elements are stored below its items, each with their collection. */
function nestedListsOf(
  { childLists, resources }: CrudContext,
  { name }: Resource,
): readonly (readonly [NestedList, Resource])[] {
  return (childLists.get(name) ?? []).flatMap((list) => {
    const child = resources.get(list.resource);
    const { sent, nestedPath } = list;
    if (child === undefined || sent === undefined || nestedPath === undefined) return [];
    return [[{ ...list, sent, nestedPath }, child] as const];
  });
}

/**
 * The lists in a new or changed item whose elements are stored below it. One that names an item of another by its id, or
 * one twice, is as it was sent a part of the item.
 * @param before the item as it was; absent for a new one
 */
export async function nestedIn(
  request: CrudRequest,
  item: Item,
  before?: StoredItem,
): Promise<readonly NestedElements[]> {
  const { crud, context, role } = request;
  const found: NestedElements[] = [];
  for (const [list, child] of nestedListsOf(crud, role.resource)) {
    const former = before && ownValue(before.item, list.property);
    // A PUT that leaves it out says nothing of what is below.
    const elements = asItems(list, ownValue(item, list.property) ?? former);
    if (!Array.isArray(elements) || !elements.every(isObject)) continue;
    const rows = before === undefined ? [] : await listedBelow(context, before, child, list.nestedPath);
    const isSame = isDeepEqual(elements, await wholeItems(crud, context, child, rows));
    if (isDeepEqual(elements, former) && !isSame) continue;
    const isFree = isSame || (await areFree(context, child, elements, rows));
    if (isFree) found.push({ list, child, elements, isSame });
  }
  return found;
}

/** A list in which what was sent as a text is the item that holds it. */
function asItems({ textIn }: NestedList, value: unknown): unknown {
  if (textIn === undefined || !Array.isArray(value)) return value;
  return value.map((each: unknown) => (typeof each === 'string' ? { [textIn]: each } : each));
}

/** Whether elements have no ids, or those of some rows, or such as no item has. */
async function areFree(
  context: HandlerContext,
  child: Resource,
  elements: readonly Item[],
  rows: readonly StoredItem[],
): Promise<boolean> {
  const sent = elements.flatMap((each) => [elementId(child, each), ...uniqueAlternativeIds(child, each)]);
  const ids = sent.filter((id) => id !== undefined);
  if (new Set(ids.map(String)).size < ids.length) return false;
  const known = new Set(rows.map(({ key }) => key));
  // What is unique only below its parent is of no other.
  for (const id of child.idScope === undefined ? ids : []) {
    const row = await findById(context, child, [], id);
    if (row !== undefined && !known.has(row.key)) return false;
  }
  return true;
}

/** The id that an element is sent with, whoever assigns those of other creates. */
export function elementId({ id, ...child }: Resource, element: Item): string | number | undefined {
  return sentId({ ...child, id: { ...id, clientMaySet: true } }, element) || undefined;
}

/**
 * The row of each element: that of its id, or where it has none, one that has all that it says. Each row is of one element.
 */
export function rowsOfElements(
  child: Resource,
  rows: readonly StoredItem[],
  elements: readonly Item[],
): readonly (StoredItem | undefined)[] {
  const left = new Map(rows.map((row) => [plainText(row.id), row]));
  const take = (row: StoredItem | undefined) => {
    if (row !== undefined) left.delete(plainText(row.id));
    return row;
  };
  const named = elements.map((each) => elementId(child, each));
  const byId = named.map((id) => take(id === undefined ? undefined : left.get(plainText(id))));
  const alike = createAlikeSearch([...left.values()]);
  return byId.map((row, i) => {
    const element = elements[i] ?? {};
    if (row !== undefined || named[i] !== undefined) return row;
    const rowsAlike = alike(element);
    const at = rowsAlike.slice(0, maxAlike).findIndex(({ item }) => saysNothingNew(item, element));
    const [found] = at < 0 ? [] : rowsAlike.splice(at, 1);
    return found !== undefined && left.has(plainText(found.id)) ? take(found) : undefined;
  });
}

/**
 * Finds rows that may have all that an element says: those with its texts and numbers. They are indexed by the properties that
 * elements have, so that thousands of elements are not each compared with thousands of rows.
 */
function createAlikeSearch(rows: readonly StoredItem[]): (element: Item) => StoredItem[] {
  const indexes = new Map<string, Map<string, StoredItem[]>>();
  return (element) => {
    const names = Object.keys(element).sort();
    const kind = JSON.stringify(names);
    const known = indexes.get(kind);
    if (known === undefined && indexes.size >= maxIndexes) return [];
    const index = known ?? new Map<string, StoredItem[]>();
    if (known === undefined) {
      indexes.set(kind, index);
      for (const row of rows) {
        const key = scalarsOf(row.item, names);
        const same = index.get(key);
        if (same === undefined) index.set(key, [row]);
        else same.push(row);
      }
    }
    return index.get(scalarsOf(element, names)) ?? [];
  };
}

/** Elements with ever other properties, or many that differ in objects alone, are taken for new ones. */
const [maxIndexes, maxAlike] = [20, 1000];

/** The texts, numbers and flags of an item among some properties, as a key. */
function scalarsOf(item: Item, names: readonly string[]): string {
  return JSON.stringify(
    names.map((name) => {
      const value = ownValue(item, name);
      return typeof value === 'object' ? null : value;
    }),
  );
}

/** Whether an item has all that an element says already. */
export function saysNothingNew(item: Item, element: Item): boolean {
  return Object.entries(element).every(([name, value]) => isDeepEqual(value, ownValue(item, name)));
}

/** An item without the elements that are stored below it. */
export function withoutNested(row: StoredItem, nested: readonly NestedElements[]): StoredItem {
  if (nested.length === 0) return row;
  const empty = nested.map(({ list }) => [list.property, []]);
  return { ...row, item: { ...row.item, ...Object.fromEntries(empty) } };
}

/** An item with what is stored below it in its lists, as if it were stored there: so that it can be changed as a whole. */
export async function withNested(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  resource: Resource,
  row: StoredItem,
): Promise<StoredItem> {
  const lists = nestedListsOf(crud, resource);
  if (lists.length === 0) return row;
  const whole: [string, unknown][] = [];
  for (const [{ property, nestedPath }, child] of lists) {
    const own = ownValue(row.item, property);
    if (Array.isArray(own) && own.length > 0) continue;
    const rows = await listedBelow(context, row, child, nestedPath);
    if (rows.length > 0) whole.push([property, await wholeItems(crud, context, child, rows)]);
  }
  return whole.length === 0 ? row : { ...row, item: { ...row.item, ...Object.fromEntries(whole) } };
}

async function wholeItems(
  crud: CrudContext,
  context: HandlerContext,
  child: Resource,
  rows: readonly StoredItem[],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const row of rows) items.push((await withNested({ crud, context }, child, row)).item);
  return items;
}
