import type { ListAccess } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import { isDeepEqual } from '../../../schema/deep-equal.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { generateFreeId } from '../ids/generate-id.ts';
import { idInItem, withItemId } from '../ids/item-id.ts';
import { requestUser } from '../items/current-item.ts';
import { withRelatedProperties } from '../items/related-properties.ts';
import { withServerFields } from '../items/server-fields.ts';
import { withPrice } from '../lines/line-prices.ts';
import { changedTotals, ownTotals } from '../lines/line-values.ts';
import { withoutPrice } from '../lines/own-price.ts';
import { takenValues } from '../lines/references.ts';
import type { Item } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import { quantities } from '../values/sums/line-sums.ts';
import { idOfElement, namedValues } from './find-element.ts';
import { elementRequest } from './list-owner.ts';

/** A new element of a list: what was sent of it, what it takes from the item that it refers to, and what the server sets. */
export async function newElement(
  received: CrudRequest,
  access: ListAccess,
  sent: Item,
  others: readonly unknown[],
): Promise<Item> {
  const request = elementRequest(received, access);
  const { crud, context } = request;
  const { element } = access.list;
  const ids = new Set(others.map((each) => idOfElement(access.list, each)));
  const own = idInItem(element.id, sent);
  const isGiven = typeof own === 'string' || typeof own === 'number';
  const id = isGiven
    ? own
    : await generateFreeId(request, others.length + 1, (each) => !ids.has(String(each)));
  const related = withRelatedProperties(
    crud,
    element,
    withQuantity(crud, access, withItemId(element, sent, id)),
  );
  const line = withoutLinkedIds(crud, access, {
    ...related,
    ...(await takenValues(request, element.responseSchemas[0] ?? {}, related)),
  });
  const [schema = {}] = element.responseSchemas;
  const given = { now: context.clock.now(), ...(await requestUser(request)) };
  return withPriceAround(request, line, (priced) => {
    const item = { ...priced, ...ownTotals(crud, schema, priced), ...line };
    return withServerFields(crud, element, { id, item }, given);
  });
}

/** A line without the ids that only requests have, where it shows the items of those ids: `product` for `product_id`. */
function withoutLinkedIds(crud: CrudContext, access: ListAccess, line: Item): Item {
  const relations = crud.relations.get(access.list.element.name) ?? [];
  const declared = namesOf(crud, access);
  const linked = relations.filter(
    ({ property, idsIn }) => property !== idsIn && Object.hasOwn(line, property),
  );
  const hidden = linked.map(({ idsIn }) => idsIn).filter((name) => !declared.includes(name));
  return Object.fromEntries(Object.entries(line).filter(([name]) => !hidden.includes(name)));
}

/** The names of the properties that an element may have. */
function namesOf({ mergeSchema }: CrudContext, { list }: ListAccess): readonly string[] {
  return list.element.responseSchemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
}

/** The property of an element that counts its pieces; absent where it has none. */
export function quantityOf(crud: CrudContext, access: ListAccess): string | undefined {
  return namesOf(crud, access).find((name) => isQuantity(name));
}

/** Whether a property counts the pieces of a line. */
export function isQuantity(name: string): boolean {
  return quantities.includes(splitWords(name));
}

/** One piece, where nothing says how many. */
function withQuantity(crud: CrudContext, access: ListAccess, item: Item): Item {
  const name = quantityOf(crud, access);
  return name === undefined || Object.keys(item).some(isQuantity) ? item : { ...item, [name]: 1 };
}

/**
 * The element that a new one is the same as, but for the quantity: its index, or -1. Only elements with a quantity are
 * one: of two equal notes there are two.
 */
export function indexOfSame(
  crud: CrudContext,
  access: ListAccess,
  elements: readonly unknown[],
  sent: Item,
): number {
  const named = Object.entries(sent).filter(([name]) => !isQuantity(name));
  if (named.length === 0 || quantityOf(crud, access) === undefined) return -1;
  return elements.findIndex(
    (each) =>
      isObject(each) &&
      named.every(
        ([name, value]) =>
          isDeepEqual(ownValue(each, name), value) || namedValues(each, name).includes(plainText(value)),
      ),
  );
}

/** An element with what is sent laid over it, and what follows from that. */
export async function changedElement(
  request: CrudRequest,
  access: ListAccess,
  before: Item,
  sent: Item,
): Promise<Item> {
  const { crud, context } = request;
  const { element } = access.list;
  const after = withoutLinkedIds(crud, access, withRelatedProperties(crud, element, { ...before, ...sent }));
  const former = await withPrice(request, before);
  return withPriceAround(request, after, (priced) => {
    const change = { before: former, after: priced, sent };
    const totals = changedTotals(crud, element.responseSchemas[0] ?? {}, change);
    return withChangedValues(
      crud,
      element,
      { ...change, after: { ...priced, ...totals } },
      context.clock.now(),
    );
  });
}

/** What becomes of a line that has a price; that of its product is taken away again. */
async function withPriceAround(
  request: CrudRequest,
  line: Item,
  change: (priced: Item) => Item,
): Promise<Item> {
  const priced = await withPrice(request, line);
  const changed = change(priced);
  if (priced === line) return changed;
  return withoutPrice(changed);
}
