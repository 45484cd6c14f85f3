import type { ItemList } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { englishName } from '../../../sample/english-names.ts';
import { isDeepEqual } from '../../../schema/deep-equal.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { generateFreeId } from '../ids/generate-id.ts';
import { idInItem, toItemId, withItemId } from '../ids/item-id.ts';
import type { Item } from '../stored-item.ts';
import { ownTotal } from '../values/sums/line-total.ts';

/**
 * The totals of a line by its own price and quantity: the `amount` and `line_total` that its schema has. Those that it
 * has already are among them.
 */
export function ownTotals({ mergeSchema }: CrudContext, schema: Schema, line: Item): Item {
  const totals = [...mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
    const siblings = new Map(Object.entries(line).filter(([other]) => other !== name));
    const found = ownTotal({
      words: englishName(name),
      merged: mergeSchema(property),
      siblings,
      mergeSchema,
    });
    return found === undefined ? [] : [[name, found.value]];
  });
  return Object.fromEntries(totals);
}

/** The totals of a changed line that followed from its price and quantity, and were not sent anew. */
export function changedTotals(
  crud: CrudContext,
  schema: Schema,
  { before, after, sent }: Readonly<Record<'before' | 'after' | 'sent', Item>>,
): Item {
  const former = ownTotals(crud, schema, before);
  const next = Object.entries(ownTotals(crud, schema, after));
  return Object.fromEntries(
    next.filter(([name]) => !Object.hasOwn(sent, name) && isDeepEqual(former[name], before[name])),
  );
}

/** Lines that were sent with their item, each with an id where paths below the item lead to them by one. */
export async function withLineIds(
  received: CrudRequest,
  name: string,
  lines: readonly unknown[],
): Promise<readonly unknown[]> {
  const { crud, role } = received;
  const list = crud.itemLists.get(role.resource.name)?.find(({ property }) => property === name);
  if (list === undefined || !areLines(crud, list)) return lines;
  const { element } = list;
  const request = { ...received, role: { ...role, resource: element }, parentIds: [] };
  const idOf = (line: unknown) => (isObject(line) ? toItemId(idInItem(element.id, line)) : undefined);
  const taken = new Set(lines.map((line) => String(idOf(line) ?? '')));
  const named: unknown[] = [];
  for (const [i, line] of lines.entries()) {
    if (!isObject(line) || idOf(line) !== undefined) {
      named.push(line);
      continue;
    }
    const id = await generateFreeId(request, i + 1, (each) => !taken.has(String(each)));
    taken.add(String(id));
    named.push(withItemId(element, line, id));
  }
  return named;
}

/** Whether the elements of a list are objects of its own that show an id. */
function areLines({ mergeSchema }: CrudContext, { element, target, hasIds, ...list }: ItemList): boolean {
  if (target !== undefined || hasIds || list.isMembership || list.isAddedById) return false;
  const { property = '', assignedBy } = element.id;
  return (
    assignedBy === 'server' &&
    element.responseSchemas.some((schema) => mergeSchema(schema).properties.has(property))
  );
}
