import { findName, plainName, singularsOf } from '../../../inference/naming.ts';
import type { CreateRole, NestedPath, Resource } from '../../../inference/resource.ts';
import { isCartWord } from '../../../inference/verbs/checkouts.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { WriteRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { cascadeDelete } from '../items/cascade-delete.ts';
import { listedBelow } from '../items/children.ts';
import { withPrice } from '../lines/line-prices.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { propertiesOf, withChangedValues } from '../values/changed-values.ts';

/** A list of lines in a cart, and the list of an order that they become. */
interface Checkout {
  readonly cart: Resource;
  readonly list: CartList;
  /** The property of what is created that shows the lines. */
  readonly property: string;
  /** Plain names of what a line has there. */
  readonly names: ReadonlySet<string>;
}

/** The list of lines in a cart. */
interface CartList {
  readonly property: string;
  /** The collection of the lines. */
  readonly element: Resource;
  /** The schema of a line in it. */
  readonly schema: Schema;
  /** The path on which the lines are below the cart; absent where the cart itself holds them. */
  readonly nestedPath?: NestedPath;
}

/** What a create is made from, where that is a cart: its lines, and what empties it once they are ordered. */
export interface CartLines {
  readonly sent: Item;
  readonly emptyCart: () => Promise<void>;
}

/**
 * The lines of a new order that are sent with none: those of the cart, of the one whose id is sent where there are several.
 * An order whose lines a request may have takes none from elsewhere.
 * @param sent what was sent of the order
 * @returns `undefined` for what is no order, or where nothing is in the cart
 */
export async function cartLines(
  request: WriteRequest<CreateRole>,
  sent: Item,
): Promise<CartLines | undefined> {
  const checkout = checkoutOf(request.crud, request.role);
  if (checkout === undefined || Object.hasOwn(sent, checkout.property)) return undefined;
  const row = await cartOf(request, checkout, sent);
  const lines = row && (await linesIn(request, checkout, row));
  if (row === undefined || lines === undefined || lines.length === 0) return undefined;
  const { property = '', assignedBy } = checkout.list.element.id;
  const ordered = lines.filter(isObject).map((line) => {
    const isOwn = (name: string) => assignedBy === 'server' && name === property;
    const { names } = checkout;
    return Object.fromEntries(
      Object.entries(line).filter(([name]) => !isOwn(name) && names.has(plainName(name))),
    );
  });
  return { sent: { ...sent, [checkout.property]: ordered }, emptyCart: () => empty(request, checkout, row) };
}

const checkouts = new WeakMap<CreateRole, { readonly found: Checkout | undefined }>();

function checkoutOf(crud: CrudContext, role: CreateRole): Checkout | undefined {
  const known = checkouts.get(role) ?? { found: findCheckout(crud, role) };
  checkouts.set(role, known);
  return known.found;
}

function findCheckout(crud: CrudContext, { resource }: CreateRole): Checkout | undefined {
  if (resource.isSingleton || isCart(resource)) return undefined;
  const { sendable } = crud.propertiesOf(resource);
  const lists = [...propertiesOf(crud, resource)].flatMap(([name, { items }]) =>
    items === undefined || sendable.has(name) ? [] : [{ name, names: namesOf(crud, items) }],
  );
  if (lists.length === 0) return undefined;
  for (const cart of crud.resources.values()) {
    for (const list of isCart(cart) ? listsOf(crud, cart) : []) {
      const inCart = namesOf(crud, list.schema);
      const same = lists.find(({ names }) => areLines([...names].filter((name) => inCart.has(name))));
      if (same !== undefined) return { cart, list, property: same.name, names: same.names };
    }
  }
  return undefined;
}

/** The lists that may be of lines: those that a cart holds, and those of what is below it. */
function listsOf(crud: CrudContext, { name }: Resource): readonly CartList[] {
  const held = (crud.itemLists.get(name) ?? []).filter((list) => !list.hasIds && list.target === undefined);
  const below = (crud.childLists.get(name) ?? []).flatMap((list): readonly CartList[] => {
    const { property, schema, nestedPath, hasIds, of } = list;
    const element = crud.resources.get(list.resource);
    if (schema === undefined || nestedPath === undefined || element === undefined) return [];
    return hasIds || of !== undefined ? [] : [{ property, element, schema, nestedPath }];
  });
  const own = held.map(({ property, element }) => ({
    property,
    element,
    schema: element.responseSchemas[0] ?? {},
  }));
  return [...own, ...below];
}

function isCart({ name }: Resource): boolean {
  return isCartWord(name.slice(name.lastIndexOf('/') + 1));
}

function namesOf({ mergeSchema }: CrudContext, schema: Parameters<CrudContext['mergeSchema']>[0]) {
  return new Set([...mergeSchema(schema).properties.keys()].map(plainName));
}

/** Whether what two lists have in common says how many of what. */
function areLines(names: readonly string[]): boolean {
  return names.some((name) => /quantity|qty|count/.test(name)) && names.length > 1;
}

/** The cart of a session, or the one whose id is sent. */
async function cartOf(
  { context, input, role: { operation } }: WriteRequest,
  { cart }: Checkout,
  sent: Item,
): Promise<StoredItem | undefined> {
  if (cart.isSingleton) {
    const [only] = await itemsOf(context, cart).list({ limit: 1 });
    return only;
  }
  const words = singularsOf(cart.name.slice(cart.name.lastIndexOf('/') + 1));
  const names = words.flatMap((word) => [`${word}id`, `${word}uuid`, word]);
  // An `id` in the path is that of the cart where it stands behind one: `/carts/{id}/checkout`, and not `/users/{id}/orders`.
  const [, word = ''] = /\/([^/{}]+)\/\{id\}\//.exec(operation.path) ?? [];
  const inPath = isCartWord(word) ? [...names, 'id'] : names;
  const id = idIn(sent, names) ?? idIn(input.params, inPath);
  return id === undefined ? undefined : findById(context, cart, [], id);
}

/** The id that an object has under one of some names. */
function idIn(object: Item, names: readonly string[]): string | undefined {
  const name = findName(Object.keys(object), names);
  const value = name === undefined ? undefined : ownValue(object, name);
  return typeof value === 'string' || typeof value === 'number' ? plainText(value) : undefined;
}

/** The lines that are in a cart, or below it. */
async function linesIn(
  { context }: WriteRequest,
  { list: { property, element, nestedPath } }: Checkout,
  row: StoredItem,
): Promise<readonly unknown[]> {
  const held = ownValue(row.item, property);
  if (nestedPath === undefined) return Array.isArray(held) ? held : [];
  return (await listedBelow(context, row, element, nestedPath)).map(({ item }) => item);
}

/** Takes all lines out of a cart; its counts and totals follow. */
async function empty(request: WriteRequest, checkout: Checkout, row: StoredItem): Promise<void> {
  const { crud, context } = request;
  const { cart, list } = checkout;
  const priced: Item[] = [];
  for (const line of await linesIn(request, checkout, row))
    if (isObject(line)) priced.push(await withPrice(request, line));
  const change = {
    before: { ...row.item, [list.property]: priced },
    after: { ...row.item, [list.property]: [] },
    sent: {},
  };
  const item = withChangedValues(crud, cart, change, context.clock.now());
  await itemsOf(context, cart).replace({ ...row, item });
  if (list.nestedPath === undefined) return;
  for (const line of await listedBelow(context, row, list.element, list.nestedPath))
    await cascadeDelete(context, crud, list.element, line);
}
