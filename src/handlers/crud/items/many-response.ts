import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { BulkCreateRole, BulkDeleteRole } from '../../../inference/resource.ts';
import { rowForm } from '../../../inference/wrapper/response-item.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { projectItem } from '../projection/project-item.ts';
import { envelopeOptionsOf, rowOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { operationOutcome } from '../values/outcome.ts';
import { withIds } from './listed-ids.ts';

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
  const { status, schema = {} } = response;
  if (response.schema === undefined && envelope === undefined) return { status };
  const around = envelopeOptionsOf(resource, 'bulk', 'envelope');
  const options = { ...around, given: { outcome: operationOutcome(role, status) } };
  const ids = items.map(({ id }) => id);
  if (envelope === undefined) {
    const body = withIds(properties, response, ids);
    return { status, body: project(crud, schema, body, options) };
  }
  const rows = items.map(({ id, item }) =>
    projectItem(
      crud,
      rowForm(envelope),
      { ...item, ...outcomeOf(crud, envelope.rowSchema, status) },
      rowOptionsOf(crud, resource, id),
    ),
  );
  const counts = envelope.pageFields.filter(({ kind }) => kind === 'total' || kind === 'count');
  const body = counts.reduce<unknown>(
    (inner, { path }) => withValueAt(inner, path, rows.length),
    withIds(withValueAt(properties, envelope.rowsPath, rows), response, ids),
  );
  return { status, body: project(crud, schema, body, options) };
}

/** The status of each item in a response with several of them (207, RFC 4918): that of its creation, 201. */
function outcomeOf({ mergeSchema }: CrudContext, row: Schema, status: number): Item {
  if (status !== 207) return {};
  const numbers = [...mergeSchema(row).properties].filter(
    ([name, schema]) => statusNames.test(plainName(name)) && mergeSchema(schema).types.has('integer'),
  );
  return Object.fromEntries(numbers.map(([name]) => [name, 201]));
}

const statusNames = /^(status|statuscode|httpstatus|code)$/;
