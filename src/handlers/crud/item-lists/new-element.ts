import type { ListAccess } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import { isDeepEqual } from '../../../schema/deep-equal.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { generateFreeId } from '../ids/generate-id.ts';
import { idInItem, withItemId } from '../ids/item-id.ts';
import { withRelatedProperties } from '../items/related-properties.ts';
import { withServerFields } from '../items/server-fields.ts';
import type { Item } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { quantities } from '../values/line-total.ts';
import { idOfElement, namedValues } from './find-element.ts';
import { elementRequest } from './list-owner.ts';
import { priceOf, referencesOf, takenFrom } from './references.ts';

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
    ...(await takenValues(request, access, related)),
  });
  return withPriceAround(request, line, (priced) =>
    withServerFields(crud, element, { id, item: priced }, { now: context.clock.now() }),
  );
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

async function takenValues(request: CrudRequest, access: ListAccess, item: Item): Promise<Item> {
  const { crud } = request;
  const { mergeSchema } = crud;
  const missing = namesOf(crud, access).filter((name) => !Object.hasOwn(item, name));
  const [schema = {}] = access.list.element.responseSchemas;
  const { properties } = mergeSchema(schema);
  const taken: Record<string, unknown> = {};
  for (const reference of await referencesOf(request, item))
    Object.assign(taken, takenFrom(reference, missing));
  const fitting = Object.entries(taken).filter(([name, value]) =>
    fitsProperty(mergeSchema(properties.get(name) ?? {}), value),
  );
  return Object.fromEntries(fitting);
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
  return withPriceAround(request, after, (priced) =>
    withChangedValues(crud, element, { before: former, after: priced, sent }, context.clock.now()),
  );
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
  return Object.fromEntries(Object.entries(changed).filter(([name]) => name !== transientPrice));
}

/** The property in which a line has the price of its product, while its totals are computed. */
const transientPrice = 'price';

/** A line with the price of what it refers to, where it has none of its own. */
export async function withPrice(request: CrudRequest, line: unknown): Promise<Item> {
  if (!isObject(line)) return {};
  if (priceOf(line) !== undefined) return line;
  const references = await referencesOf(request, line);
  const price = references.map(({ row }) => priceOf(row.item)).find((each) => each !== undefined);
  return price === undefined ? line : { ...line, [transientPrice]: price };
}
