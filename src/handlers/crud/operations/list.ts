import { debugQuery } from '../../../debug.ts';
import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Reply } from '../../../operation.ts';
import type { RowQuery } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireParent } from '../items/find-item.ts';
import { serializeOptionsOf } from '../items/item-response.ts';
import { serializeItem } from '../items/serialize-item.ts';
import { type ListResponse, nextLink, pageFieldValue } from '../query/page-metadata.ts';
import { paginate } from '../query/paginate.ts';
import { planQuery } from '../query/query-plan.ts';
import { withSearchBody } from '../query/search-body.ts';
import { parseSort } from '../query/sort.ts';
import { itemsOf, type StoredItem } from '../stored-item.ts';

/** Lists a page of the collection's items, those that the request's filters select, in the order that it asks for. */
export async function listItems(received: CrudRequest<ListRole>): Promise<Reply> {
  const list = withSearchBody(received);
  const { crud, role, input } = list;
  await requireParent(list);
  const plan = await planQuery(list);
  const order = parseSort(role.sort, input.query, crud.propertiesOf(role.resource).known);
  const page = await paginate(list, plan, order);
  if (debugQuery.enabled) debugQuery('%s: rows on the page: %d', role.operation.id, page.rows.length);
  const response = { crud, role, request: input, page, total: await totalOf(list, plan.rows) };
  const rows = page.rows.map((row) => serializeRow(crud, role, row));
  return {
    status: role.response.status,
    headers: headersOf(response),
    body: bodyOf(response, rows),
  };
}

/** The number of rows on all pages, counted only where the response states it; else 0. */
async function totalOf({ context, role }: CrudRequest<ListRole>, rows: RowQuery): Promise<number> {
  const { resource, envelope, response } = role;
  const isStated = envelope.pageFields.some(
    ({ kind }) => kind === 'total' || kind === 'pages' || kind === 'size',
  );
  return isStated || response.headers.some(isTotal) ? itemsOf(context, resource).count(rows) : 0;
}

function serializeRow(
  crud: CrudContext,
  { resource, envelope }: ListRole,
  { id, item }: StoredItem,
): unknown {
  return serializeItem(crud, envelope.rowSchema, item, serializeOptionsOf(crud, resource, id));
}

function bodyOf(response: ListResponse, rows: readonly unknown[]): unknown {
  const { crud, role } = response;
  const { envelope, resource } = role;
  if (envelope.rowsPath.length === 0) return rows;
  const schema = role.response.schema ?? {};
  let body = withValueAt({}, envelope.rowsPath, rows);
  for (const field of envelope.pageFields) {
    const value = pageFieldValue(response, field) ?? emptyValue(crud, schema, field.path);
    if (value !== undefined) body = withValueAt(body, field.path, value);
  }
  const options = {
    ...serializeOptionsOf(crud, resource, 'list'),
    known: new Set<string>(),
    sendable: new Set<string>(),
  };
  const whole = serializeItem(crud, schema, withValueAt(body, envelope.rowsPath, []), options);
  return withValueAt(whole, envelope.rowsPath, rows);
}

/** The value of a page field that does not apply: `null` where allowed, else an empty value if it is required. */
function emptyValue(crud: CrudContext, schema: Schema, path: readonly string[]): unknown {
  const [name = '', ...rest] = path;
  const envelope = crud.mergeSchema(schema);
  const property = envelope.properties.get(name) ?? {};
  if (rest.length > 0) return envelope.required.has(name) ? emptyValue(crud, property, rest) : undefined;
  const { isNullable, types } = crud.mergeSchema(property);
  if (isNullable) return null;
  if (!envelope.required.has(name)) return undefined;
  return types.has('string') ? '' : 0;
}

function isTotal(header: string): boolean {
  return /^(x)?(pagination)?(total|totalcount|totalitems|totalrecords|count|resultcount)$/.test(
    plainName(header),
  );
}

/** The headers that the contract declares for a list: the total, and a `Link` to the next page (RFC 8288). */
function headersOf(response: ListResponse): Readonly<Record<string, string>> {
  const { role, total } = response;
  const next = nextLink(response, true);
  return Object.fromEntries(
    role.response.headers.flatMap((name) => {
      if (isTotal(name)) return [[name, `${total}`]];
      return /^link$/i.test(name) && next !== undefined ? [[name, `<${next}>; rel="next"`]] : [];
    }),
  );
}
