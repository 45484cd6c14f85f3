import type { BulkCreateRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { serializeOptionsOf } from './item-response.ts';
import { serializeItem } from './serialize-item.ts';
import type { Item, StoredItem } from './stored-item.ts';

/** The answer to an operation on many items: those items, how many they are, and what else it tells. */
export function manyResponse(
  crud: CrudContext,
  { response, resource, envelope }: Pick<BulkCreateRole, 'response' | 'resource' | 'envelope'>,
  items: readonly StoredItem[],
  declared: Item = {},
): Reply {
  const { status, schema } = response;
  if (schema === undefined) return { status };
  const around = { ...serializeOptionsOf(crud, resource, 'bulk'), known: new Set<string>() };
  if (envelope === undefined) return { status, body: serializeItem(crud, schema, declared, around) };
  const rows = items.map(({ id, item }) =>
    serializeItem(crud, envelope.rowSchema, item, serializeOptionsOf(crud, resource, id)),
  );
  const facts = envelope.pageFields.filter(({ kind }) => kind === 'total' || kind === 'count');
  const body = facts.reduce(
    (inner, { path }) => withValue(inner, path, rows.length),
    withValue(declared, envelope.rowsPath, rows),
  );
  return { status, body: serializeItem(crud, schema, body, around) };
}

function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const inner = isObject(body) ? body[name] : undefined;
  return { ...(isObject(body) && body), [name]: withValue(inner, rest, value) };
}
