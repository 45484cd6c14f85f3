import { SandboxError } from '../../../errors.ts';
import { plainName, singularsOf } from '../../../inference/naming.ts';
import { sharedParents } from '../../../inference/relations/shared-parents.ts';
import { unknownParentRefusal } from '../../../inference/relations/unknown-parents.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { englishName } from '../../../sample/english-names.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById, findNamed } from '../find-item.ts';
import { relatedIds } from '../related-ids.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { priceNameIn, quantities, unitPrices } from '../values/sums/line-sums.ts';
import { amountAs, amountIn, currencyIn } from '../values/sums/money.ts';

/** An item that another refers to, and the word for it: `product` for a `product_id`. */
export interface ReferredItem {
  readonly word: string;
  readonly row: StoredItem;
}

/**
 * The items that an object refers to by its properties, such as `product_id`, `productId` or `product`, or by its own id
 * where a list of so many of them has it: `products: [{id, quantity}]`.
 * @param list the property that has the object in a list
 */
export async function referencesOf(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  object: Item,
  list?: string,
): Promise<readonly ReferredItem[]> {
  const found: ReferredItem[] = [];
  const own = list === undefined ? [] : ownReference(crud, object, list);
  for (const { word, resource, id } of [...own, ...referredIn(crud, object, isBareId)]) {
    const row = await findById(context, resource, [], id);
    if (row !== undefined) found.push({ word, row });
  }
  return found;
}

/**
 * Requires the items that an object refers to, where the operation declares a status for unknown ones.
 * @throws SandboxError of the failure that `unknownParentRefusal` gives.
 */
export async function requireReferences(request: CrudRequest, object: Item): Promise<void> {
  for (const { resource, id } of referredIn(request.crud, object))
    await requireReferred(request, resource, id);
}

/** The same for the item of an id. @param refusal the failure of an unknown one; undefined where none is refused */
export async function requireReferred(
  request: CrudRequest,
  resource: Resource,
  id: string,
  refusal = unknownParentRefusal(request.role.operation),
): Promise<void> {
  if (refusal === undefined || (await isThere(request, resource, id))) return;
  const message = `${resource.name} has no ${id}: create it first`;
  throw new SandboxError(refusal, message);
}

/** An id that is unique only under a parent may be that of any, where the path says nothing of the parent. */
async function isThere(request: CrudRequest, resource: Resource, id: string): Promise<boolean> {
  const isBelowOthers = sharedParents(resource, request.role.nestedPath?.path) === undefined;
  const find = () =>
    isBelowOthers ? findById(request.context, resource, [], id) : findNamed(request, resource, id);
  return (await find()) !== undefined;
}

interface Referred {
  readonly word: string;
  readonly resource: Resource;
  readonly id: string;
}

/** `product: 7` may be the id of a product, as Django writes it; `category: 'books'` is more often a text of its own. */
function isBareId(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[\da-f-]{20,}$/i.test(value));
}

function referredIn(
  crud: CrudContext,
  object: Item,
  isBare: (value: unknown) => boolean = isObject,
): readonly Referred[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const [id] = Array.isArray(value) ? [] : relatedIds(value);
    const word = wordOf(name);
    const isReference = isObject(value) || isBare(value) || word !== plainName(name);
    if (id === undefined || word === '' || !isReference) return [];
    const resource = resourceNamedBy(crud, name);
    return resource === undefined ? [] : [{ word, resource, id }];
  });
}

/** What a line is called after, and names by its own id: so many of that. */
function ownReference(crud: CrudContext, line: Item, list: string): readonly Referred[] {
  const id = ownValue(line, 'id');
  const isOfMany = Object.keys(line).some((name) => quantities.includes(englishName(name)));
  const isId = typeof id === 'string' || typeof id === 'number';
  if (!isOfMany || !isId) return [];
  for (const word of singularsOf(list)) {
    const resource = [...crud.resources.values()].find((each) => isCalled(each, word));
    if (resource !== undefined) return [{ word, resource, id: `${id}` }];
  }
  return [];
}

function wordOf(property: string): string {
  return plainName(property).replace(/(?:id|uuid)$/, '');
}

/** The collection whose items a property names: `categories` for `category_id` and `category`. */
export function resourceNamedBy({ resources }: CrudContext, property: string): Resource | undefined {
  const word = wordOf(property);
  return word === '' ? undefined : [...resources.values()].find((each) => isCalled(each, word));
}

function isCalled({ name, isSingleton }: Resource, word: string): boolean {
  return !isSingleton && singularsOf(name.slice(name.lastIndexOf('/') + 1)).includes(word);
}

/** What two items have of their own each, however alike their names are. */
const ownNames =
  /^(?:_?id|uuid|key|.*_(?:at|on)|created|updated|status|state|quantity|qty|stock|count|total|version)$/;

/**
 * The properties of an object that it takes from an item that it refers to: `name`, `product_name`, `unit_price` of a
 * line are those of its product, and its `product` is that item.
 * @param names those that the object may have and lacks
 */
function takenFrom({ word, row: { item } }: ReferredItem, names: readonly string[]): Item {
  const taken = names.flatMap((name): [string, unknown][] => {
    const words = splitWords(name);
    if (ownNames.test(words)) return [];
    const price = unitPrices.includes(words) ? priceOf(item) : undefined;
    const plain = plainName(name);
    const inner = plain.startsWith(word) ? plain.slice(word.length) : '';
    const own = Object.keys(item).find(
      (each) => [plain, inner].includes(plainName(each)) && !ownNames.test(splitWords(each)),
    );
    const value = own === undefined ? (plain === word ? item : price) : ownValue(item, own);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(taken);
}

/** What an object takes from all items that it refers to, of what its schema has and it lacks. */
export async function takenValues(
  request: Pick<CrudRequest, 'crud' | 'context'>,
  schema: Schema,
  object: Item,
  list?: string,
): Promise<Item> {
  const { mergeSchema } = request.crud;
  const { properties } = mergeSchema(schema);
  const missing = [...properties.keys()].filter((name) => !Object.hasOwn(object, name));
  if (missing.length === 0) return {};
  const references = await referencesOf(request, object, list);
  const taken = references.flatMap((reference) =>
    Object.entries(takenFrom(reference, missing)).flatMap(([name, value]): [string, unknown][] => {
      const merged = mergeSchema(properties.get(name) ?? {});
      const fitting = fitsProperty(merged, value) ? value : priceAs(request.crud, merged, value, reference);
      return fitting === undefined ? [] : [[name, fitting]];
    }),
  );
  return Object.fromEntries(taken);
}

/** The price of an item in the form that a line has, in the currency that the item states. */
function priceAs(
  { mergeSchema }: CrudContext,
  merged: MergedSchema,
  value: unknown,
  { row }: ReferredItem,
): unknown {
  const amount = amountIn(value);
  if (amount === undefined) return undefined;
  const currency = amount.currency ?? currencyIn(row.item);
  return amountAs(mergeSchema, merged, { ...amount, ...(currency !== undefined && { currency }) });
}

/** What one piece of an item costs. */
export function priceOf(item: Item): unknown {
  const price = priceNameIn(item);
  return price === undefined
    ? undefined
    : Object.entries(item).find(([name]) => englishName(name) === price)?.[1];
}
