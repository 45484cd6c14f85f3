import { isDeepStrictEqual as isSame } from 'node:util';
import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { BulkCreateRole, BulkDeleteRole, BulkUpdateRole } from '../../../inference/resource.ts';
import { rowForm } from '../../../inference/wrapper/response-item.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import { inTurns, mapInSteps } from '../../../turns.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { projectItem } from '../projection/project-item.ts';
import { envelopeOptionsOf, rowOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { operationOutcome } from '../values/outcome.ts';
import { itemReply } from './item-response.ts';
import { withIds } from './listed-ids.ts';

/** What an operation does with many items. */
export type ManyRole = BulkCreateRole | BulkDeleteRole | BulkUpdateRole;

/**
 * The response to an operation on many items: the items, their number, and further properties of the body; the first of them,
 * where it shows one, as `POST /users/createWithList` does.
 * @param properties those that the operation itself provides, such as `deletedCount`
 */
export async function manyReply(
  request: CrudRequest<ManyRole>,
  items: readonly StoredItem[],
  properties: Item = {},
): Promise<Reply> {
  const { crud, role } = request;
  const { response, resource, envelope } = role;
  const { status, schema = {} } = response;
  if (response.schema === undefined && envelope === undefined) return { status };
  const [first] = items;
  const showsOne = envelope === undefined && resource.responseSchemas.some((each) => isSame(each, schema));
  if (first !== undefined && showsOne)
    return itemReply(request, first, {}, { ...response, item: schema, itemPath: [] });
  const options = {
    ...envelopeOptionsOf(resource, 'bulk', 'envelope'),
    given: { outcome: operationOutcome(role, status) },
  };
  const ids = items.map(({ id }) => id);
  if (envelope === undefined) {
    const body = project(crud, schema, withIds(properties, response, ids), options);
    return { status, body: body === undefined ? scalarOf(crud, role, schema, items.length) : body };
  }
  const form = rowForm(envelope);
  const outcome = outcomeOf(crud, envelope.rowSchema, status);
  const rows = await inTurns(
    mapInSteps(items, ({ id, item }) =>
      projectItem(crud, form, { ...item, ...outcome }, rowOptionsOf(crud, resource, id)),
    ),
  );
  if (envelope.rowsPath.length === 0) return { status, body: rows };
  const counts = envelope.pageFields.filter(({ kind }) => kind === 'total' || kind === 'count');
  const body = counts.reduce<unknown>(
    (inner, { path }) => withValueAt(inner, path, rows.length),
    withIds(withValueAt(properties, envelope.rowsPath, []), response, ids),
  );
  // The rows have their form already.
  const around = project(crud, schema, body, options);
  return { status, body: isObject(around) ? withValueAt(around, envelope.rowsPath, rows) : around };
}

/** What a response that is no object says of many items: that it went well, or how many there were. */
function scalarOf(
  { mergeSchema, sample }: CrudContext,
  { operation }: ManyRole,
  schema: Schema,
  count: number,
): unknown {
  const { types } = mergeSchema(schema);
  if (types.has('boolean')) return true;
  if (types.has('integer') || types.has('number')) return count;
  return sample(schema, { name: operation.id, key: 'bulk' });
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
