import type { HandlerContext } from '../../../context.ts';
import { isSameName } from '../../../inference/naming.ts';
import type { Expansion } from '../../../inference/relations/infer-expansions.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Row } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import { fieldValue } from '../query/field-values.ts';
import { withCounts } from '../relations/shown-children.ts';
import { type Item, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/**
 * An item with the related items that were asked for shown whole. What names no stored item stays as it is.
 * @param resource that of the item
 */
export async function expandItem(
  crud: CrudContext,
  context: HandlerContext,
  resource: Resource,
  item: unknown,
  names: readonly string[],
): Promise<unknown> {
  if (!isObject(item)) return item;
  const expansions = crud
    .expansionsOf(resource)
    .filter(({ property }) => names.some((name) => isSameName(name.split('.')[0] ?? '', property)));
  const expanded: [string, unknown][] = [];
  for (const expansion of expansions) {
    const target = crud.resources.get(expansion.resource);
    if (target === undefined) continue;
    const found = await relatedItems(context, { expansion, target, resource }, item);
    const { items } = crud.mergeSchema(expansion.schema);
    if (found === undefined) continue;
    const schema = items ?? expansion.schema;
    const shown: unknown[] = [];
    for (const row of found) {
      const whole = project(crud, schema, row.item, projectOptionsOf(crud, target, row.id));
      shown.push(await withCounts(crud, target, schema, { shown: whole, row, context }));
    }
    expanded.push([expansion.property, items === undefined ? shown[0] : shown]);
  }
  return { ...item, ...Object.fromEntries(expanded.filter(([, value]) => value !== undefined)) };
}

/** An expansion of an item, and the resources on both of its ends. */
interface Expanded {
  readonly expansion: Expansion;
  readonly target: Resource;
  readonly resource: Resource;
}

/** The stored items that an item refers to, or that refer to it; undefined where any of its ids names none. */
async function relatedItems(
  context: HandlerContext,
  { expansion, target, resource }: Expanded,
  item: Item,
): Promise<readonly StoredItem[] | undefined> {
  const { below, backBy, property, idsIn = property } = expansion;
  const own = ownValue(item, resource.id.property ?? 'id');
  if (below !== undefined) {
    return itemsOf(context, target).list({ where: { index: below.path, key: parentKey([plainText(own)]) } });
  }
  if (backBy !== undefined) {
    const refersBack = (row: Row) =>
      plainText(fieldValue((row as StoredItem).item, { path: [backBy] })) === plainText(own);
    return itemsOf(context, target).list({ matches: refersBack });
  }
  const ids = [ownValue(item, idsIn) ?? ownValue(item, property)].flat().map((value) => idIn(value, target));
  const found: StoredItem[] = [];
  for (const id of ids) {
    const row = id === undefined || id === null ? undefined : await findById(context, target, [], id);
    if (row === undefined) return undefined;
    found.push(row);
  }
  return found;
}

function idIn(value: unknown, { id }: Resource): unknown {
  return isObject(value) ? ownValue(value, id.property ?? 'id') : value;
}
