import { isIdentifier } from '../../../inference/identity/identifier-words.ts';
import { isSameName, lastSegmentOf } from '../../../inference/naming.ts';
import type { IdStrategy, Resource, Role } from '../../../inference/resource.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { pointerToLocation, valueAtLocation, withValueAtLocation } from '../property-location.ts';
import type { Item } from '../stored-item.ts';

/** The id that an item shows, the last part of a resource name; `undefined` where it shows none. */
export function idInItem(id: IdStrategy, item: Item): unknown {
  const shown = valueAtLocation(id, item);
  return id.resourceName !== undefined && typeof shown === 'string' ? lastSegmentOf(shown) : shown;
}

/** The id that a client sends for a new item; `undefined` where it sends none, or may not. */
export function sentId({ id }: Resource, sent: Item): string | number | undefined {
  if (!id.clientMaySet) return undefined;
  const value = toItemId(id.sentAs === undefined ? idInItem(id, sent) : ownValue(sent, id.sentAs));
  return value === undefined || isUnset(id, value) ? undefined : value;
}

/**
 * The name that a client gives a new item, where the create declares no body that could say so: the text that its items
 * are found by, unless that is an identifier, which the server assigns.
 */
export function undeclaredName(
  { role: { operation, resource } }: Pick<CrudRequest, 'role'>,
  sent: Item,
): string | undefined {
  const { property, inner, type } = resource.id;
  if (operation.requestBody !== undefined || property === undefined || inner !== undefined) return undefined;
  const value = ownValue(sent, property);
  const isName = type === 'string' && !isIdentifier(property) && typeof value === 'string';
  return isName && value !== '' ? value : undefined;
}

/**
 * The id that a property's value is: a number or a text itself, and the text of a boolean, an object or a list, by which
 * its path leads to it; `undefined` where there is no value, or null.
 */
export function toItemId(value: unknown): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' ? value : plainText(value);
}

/**
 * Whether an id is what typed languages send of an item that has none yet: 0, or the nil UUID (RFC 9562). Servers that
 * assign ids take it as none.
 */
function isUnset({ assignedBy, format }: IdStrategy, value: string | number): boolean {
  if (assignedBy !== 'server') return false;
  const isZero = value === 0 && format.kind === 'sequence' && format.first > 0;
  return isZero || (format.kind === 'uuid' && /^0{8}-0{4}-0{4}-0{4}-0{12}$/.test(`${value}`));
}

/**
 * Whether the value of an item's id property is its id whatever the path says: an identifier, or the property that the
 * path parameter names. The `name` of an item at `/products/{product_id}` is what the client sends.
 */
export function isOwnKey({ resource: { id }, ...role }: Role): boolean {
  const { property, inner = property, resourceName } = id;
  if (resourceName !== undefined) return true;
  const parameter = 'idParameter' in role ? role.idParameter : undefined;
  if (inner === undefined || parameter === undefined) return true;
  return isIdentifier(inner) || isSameName(inner, parameter);
}

/**
 * An item that shows its id, first of its properties; the item itself where no property does.
 * @param parentIds those that a resource name begins with
 */
export function withItemId(
  { id: strategy, isSingleton }: Resource,
  item: Item,
  id: string | number,
  parentIds: readonly string[] = [],
): Item {
  const { property, resourceName } = strategy;
  if (property === undefined || isSingleton) return item;
  const shown =
    resourceName === undefined
      ? ownId(strategy, item, id)
      : nameOf(strategy, item, [...parentIds, String(id)]);
  const { [property]: value } = withValueAtLocation(
    strategy,
    { [property]: ownValue(item, property) },
    shown,
  );
  return { [property]: value, ...item, [property]: value };
}

/** An id as its item has it: `true`, where the path says "true". */
function ownId(strategy: IdStrategy, item: Item, id: string | number): unknown {
  const own = idInItem(strategy, item);
  return toItemId(own) === id ? own : id;
}

/** An item as it is stored: one that does not show its id or all of its name, as after a PUT of the rest, shows it again. */
export function identifiedItem(
  resource: Resource,
  item: Item,
  id: string | number,
  parentIds: readonly string[] = [],
): Item {
  const isShown = resource.id.resourceName === undefined && idInItem(resource.id, item) !== undefined;
  return isShown ? item : withItemId(resource, item, id, parentIds);
}

/** The resource name of an item: a whole one that was sent, else one made of the ids. */
function nameOf(strategy: IdStrategy, item: Item, ids: readonly string[]): string {
  const { resourceName = '' } = strategy;
  const sent = valueAtLocation(strategy, item);
  const isWhole = typeof sent === 'string' && sent.split('/').length === resourceName.split('/').length;
  return isWhole && ids.length === 1 ? sent : fillName(resourceName, ids);
}

/** `users/1/sessions/2`, for `users/{}/sessions/{}`; the end of it alone where the parents are not known. */
function fillName(form: string, ids: readonly string[]): string {
  const words = form.split('/').filter((part) => part !== '{}');
  const known = Math.min(words.length, ids.length);
  const [ends, lastIds] = [words.slice(-known), ids.slice(-known)];
  return ends.map((word, i) => `${word}/${lastIds[i]}`).join('/');
}

/** Where an item shows its id, as a JSON pointer; empty where no property does. */
export function idPointer(id: IdStrategy): string {
  return pointerToLocation(id);
}
