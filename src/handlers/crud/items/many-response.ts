import { withValueAt } from '../../../inference/body-path.ts';
import type { BulkCreateRole, BulkDeleteRole } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { serializeOptionsOf } from './item-response.ts';
import { serializeItem } from './serialize-item.ts';

/**
 * The response to an operation on many items: the items, their number, and further properties of the body.
 * @param properties those that the operation itself provides, such as `deletedCount`
 */
export function manyReply(
  { crud, role }: CrudRequest<BulkCreateRole | BulkDeleteRole>,
  items: readonly StoredItem[],
  properties: Item = {},
): Reply {
  const { response, resource, envelope } = role;
  const { status, schema } = response;
  if (schema === undefined) return { status };
  const options = { ...serializeOptionsOf(crud, resource, 'bulk'), known: new Set<string>() };
  if (envelope === undefined) return { status, body: serializeItem(crud, schema, properties, options) };
  const rows = items.map(({ id, item }) =>
    serializeItem(crud, envelope.rowSchema, item, serializeOptionsOf(crud, resource, id)),
  );
  const counts = envelope.pageFields.filter(({ kind }) => kind === 'total' || kind === 'count');
  const body = counts.reduce<unknown>(
    (inner, { path }) => withValueAt(inner, path, rows.length),
    withValueAt(properties, envelope.rowsPath, rows),
  );
  return { status, body: serializeItem(crud, schema, body, options) };
}
