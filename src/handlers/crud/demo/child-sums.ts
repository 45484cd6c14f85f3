import type { ChildList } from '../../../inference/relations/child-lists.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { changedSums, propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { isSumOfLines } from '../values/sums/line-total.ts';
import type { DemoItems } from './demo-items.ts';
import type { InsertionPlan } from './insertion-order.ts';

/** The items of a resource with the sums of the lines below them: the `total` of an order. Those that change only. */
export function withChildSums(
  crud: CrudContext,
  { resource }: InsertionPlan,
  rows: DemoItems,
): readonly StoredItem[] {
  const sums = [...propertiesOf(crud, resource).keys()].filter((name) => isSumOfLines(splitWords(name)));
  const lists =
    sums.length === 0 ? [] : (crud.childLists.get(resource.name) ?? []).filter(({ sent }) => sent);
  if (lists.length === 0) return [];
  const lines = lists.map((list) => [list.property, linesByParent(crud, list, rows)] as const);
  const begun = Object.fromEntries([
    ...lists.map((list) => [list.property, []]),
    ...sums.map((name) => [name, 0]),
  ]);
  return rows.of(resource).flatMap((row) => {
    const own = lines.map(([property, byParent]) => [property, byParent.get(String(row.id)) ?? []]);
    const after = { ...row.item, ...Object.fromEntries(own) };
    const changed = changedSums(crud, resource, { before: { ...row.item, ...begun }, after });
    return Object.keys(changed).length === 0 ? [] : [{ ...row, item: { ...row.item, ...changed } }];
  });
}

function linesByParent(crud: CrudContext, { resource, nestedPath }: ChildList, rows: DemoItems) {
  const child = crud.resources.get(resource);
  const lines = new Map<string, Item[]>();
  for (const { item, within } of child === undefined ? [] : rows.of(child)) {
    const id = within[nestedPath?.path ?? '']?.at(-1) ?? '';
    lines.set(id, [...(lines.get(id) ?? []), item]);
  }
  return lines;
}

/** What is sent of an item without the elements of its lists that requests of their own make, as far as it may lack them. */
export function withoutChildren(
  { mergeSchema, childLists }: CrudContext,
  { createRole: { resource, sent } }: InsertionPlan,
  item: Item,
): Item {
  const { required, properties } = mergeSchema(sent?.schema ?? {});
  const nested = new Set(
    (childLists.get(resource.name) ?? []).flatMap((list) => (list.sent ? [list.property] : [])),
  );
  const entries = Object.entries(item).flatMap(([name, value]): [string, unknown][] => {
    if (!nested.has(name)) return [[name, value]];
    if (!required.has(name)) return [];
    return [[name, fitsProperty(mergeSchema(properties.get(name) ?? {}), []) ? [] : value]];
  });
  return Object.fromEntries(entries);
}
