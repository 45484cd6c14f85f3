import type { Resource, SuccessResponse } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { serializeItem } from './serialize-item.ts';
import type { Item, StoredItem } from './stored-item.ts';

/** How the items of a resource are shown. */
export function serializeOptionsOf(crud: CrudContext, resource: Resource, id: unknown) {
  return { key: `${resource.name} ${String(id)}`, ...crud.propertiesOf(resource) };
}

/** An answer that shows one item, as its operation declares it. */
export function itemReply(
  crud: CrudContext,
  response: SuccessResponse,
  resource: Resource,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status: response.status,
    headers,
    ...(response.schema !== undefined && { body: bodyOf(crud, response, resource, id, item) }),
  };
}

function bodyOf(
  crud: CrudContext,
  response: SuccessResponse,
  resource: Resource,
  id: unknown,
  item: Item,
): unknown {
  const showing = serializeOptionsOf(crud, resource, id);
  const schema = response.schema ?? {};
  if (response.envelopeKey === undefined) return serializeItem(crud, schema, item, showing) ?? item;
  const shown = serializeItem(crud, response.item ?? {}, item, showing);
  const around = { ...showing, known: new Set<string>() };
  const body = serializeItem(crud, schema, { [response.envelopeKey]: shown }, around);
  return isObject(body) ? { ...body, [response.envelopeKey]: shown } : body;
}

/** The path of the operation that reads an item, its values percent-encoded. */
export function locationOf(
  readPath: string | undefined,
  values: readonly string[],
  id: unknown,
): Readonly<Record<string, string>> {
  if (readPath === undefined) return {};
  const names = [...readPath.matchAll(/\{[^{}]+\}/g)];
  const known = names.length === 1 ? [String(id)] : [...values, String(id)];
  const left = known.map(encodeURIComponent);
  return { Location: readPath.replace(/\{[^{}]+\}/g, () => left.shift() ?? '') };
}
