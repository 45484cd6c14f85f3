import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { ownTotals, withLineIds } from './line-values.ts';
import { type PricedItem, transientPrice, withOwnPrice, withoutPrice } from './own-price.ts';
import { priceOf, referencesOf, takenValues } from './references.ts';

/** The lists of objects in an item, by the names of its properties. */
type Lists = ReadonlyMap<string, readonly unknown[]>;

/**
 * An item whose lines show what their schema has of the items that they refer to: the `unitPrice` and the `product` of an
 * order line that was sent as `{productId, quantity}`; what each costs, and the ids that paths lead to them by.
 * @param sent what was sent of the item: other lists stay as they are
 */
export async function withReferredValues(request: CrudRequest, item: Item, sent: Item): Promise<Item> {
  const { crud, role } = request;
  const lists = listsIn(item, Object.keys(sent));
  if (lists.size === 0) return item;
  const schemas = role.resource.responseSchemas.map((schema) => crud.mergeSchema(schema).properties);
  const shown = new Map<string, readonly unknown[]>();
  for (const [name, lines] of lists) {
    const property = schemas.map((properties) => properties.get(name)).find((each) => each !== undefined);
    const { items } = crud.mergeSchema(property ?? {});
    if (items === undefined) continue;
    const valued = await mapLines(lines, (line) => withLineValues(request, items, line, name));
    shown.set(name, await withLineIds(request, name, valued));
  }
  return { ...item, ...Object.fromEntries(shown) };
}

/**
 * A line with what it takes from the items that it refers to, and the totals that follow from its price.
 * @param list the property that has the line; absent for one of its own
 */
export async function withLineValues(
  request: CrudRequest,
  schema: Schema,
  line: Item,
  list?: string,
): Promise<Item> {
  const full = { ...(await takenValues(request, schema, line, list)), ...line };
  return { ...full, ...ownTotals(request.crud, schema, await withPrice(request, full, list)), ...line };
}

/** An item whose lines all have a price, if only that of what they refer to, and what takes those prices away again. */
export async function withLinePrices(request: CrudRequest, item: Item): Promise<PricedItem> {
  const lists = listsIn(item);
  if (lists.size === 0) return withOwnPrice(request, item);
  const priced = new Map<string, readonly unknown[]>();
  for (const [name, lines] of lists)
    priced.set(name, await mapLines(lines, (line) => withPrice(request, line, name)));
  return { priced: { ...item, ...Object.fromEntries(priced) }, unpriced };

  function unpriced(filled: Item): Item {
    const entries = [...lists].map(([name, before]) => {
      const after = filled[name];
      const isAdded = (i: number) => isObject(before[i]) && before[i] !== priced.get(name)?.[i];
      return [
        name,
        Array.isArray(after) ? after.map((line, i) => (isAdded(i) ? withoutPrice(line) : line)) : after,
      ];
    });
    return { ...filled, ...Object.fromEntries(entries) };
  }
}

/** A line with the price of what it refers to, where it has none of its own. */
export async function withPrice(
  request: Pick<CrudRequest, 'crud' | 'context'>,
  line: unknown,
  list?: string,
): Promise<Item> {
  if (!isObject(line)) return {};
  if (priceOf(line) !== undefined) return line;
  const references = await referencesOf(request, line, list);
  const price = references.map(({ row }) => priceOf(row.item)).find((each) => each !== undefined);
  return price === undefined ? line : { ...line, [transientPrice]: price };
}

function listsIn(item: Item, names = Object.keys(item)): Lists {
  return new Map(
    names.flatMap((name) => {
      const value = item[name];
      return Array.isArray(value) && value.some(isObject) ? [[name, value] as const] : [];
    }),
  );
}

async function mapLines(
  lines: readonly unknown[],
  change: (line: Item) => Promise<Item>,
): Promise<readonly unknown[]> {
  const changed: unknown[] = [];
  for (const line of lines) changed.push(isObject(line) ? await change(line) : line);
  return changed;
}
