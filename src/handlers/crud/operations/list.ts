import type { HandlerContext } from '../../../context.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ListRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { RowQuery } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIds, requireParent } from '../items/find-item.ts';
import { serializeOptionsOf } from '../items/item-response.ts';
import { serializeItem } from '../items/serialize-item.ts';
import { type Item, itemsOf, type StoredItem } from '../items/stored-item.ts';
import { type ListResponse, nextLink, pageFieldValue } from '../query/page-metadata.ts';
import { paginate } from '../query/paginate.ts';
import { planQuery } from '../query/query-plan.ts';
import { parseSearchBody } from '../query/search-body.ts';
import { parseSort } from '../query/sort.ts';

/** Shows a page of the items in a home, or of all. */
export function createList(crud: CrudContext, role: ListRole): BoundHandler {
  return async (asked, context) => {
    const request = parseSearchBody(asked, role);
    const values = parentIds(role, request);
    await requireParent(context, crud, role.nestedPath, values);
    const byDiscriminator = await planQuery(context, role, request, values);
    const order = parseSort(role.sort, request.query, crud.propertiesOf(role.resource).known);
    const page = await paginate(context, role, request, byDiscriminator, order);
    const response = {
      crud,
      role,
      request,
      page,
      total: await totalOf(context, role, byDiscriminator.rows),
    };
    const body = bodyOf(
      response,
      page.rows.map((row) => shownRow(crud, role, row)),
    );
    return { status: role.response.status, headers: headersOf(response), body };
  };
}

/** Rows are counted only where something tells their number. */
async function totalOf(
  context: HandlerContext,
  { resource, envelope, response }: ListRole,
  byDiscriminator: RowQuery,
): Promise<number> {
  const isFilled = envelope.pageFields.some(
    ({ kind }) => kind === 'total' || kind === 'pages' || kind === 'size',
  );
  return isFilled || response.headers.some(isTotal) ? itemsOf(context, resource).count(byDiscriminator) : 0;
}

function shownRow(crud: CrudContext, { resource, envelope }: ListRole, { id, item }: StoredItem): unknown {
  return serializeItem(crud, envelope.rowSchema, item, serializeOptionsOf(crud, resource, id));
}

function bodyOf(response: ListResponse, rows: readonly unknown[]): unknown {
  const { crud, role } = response;
  const { envelope, resource } = role;
  if (envelope.rowsPath.length === 0) return rows;
  const schema = role.response.schema ?? {};
  let body = withValue({}, envelope.rowsPath, rows);
  for (const fact of envelope.pageFields) {
    const value = pageFieldValue(response, fact) ?? absence(crud, schema, fact.path);
    if (value !== undefined) body = withValue(body, fact.path, value);
  }
  const around = {
    ...serializeOptionsOf(crud, resource, 'list'),
    known: new Set<string>(),
    sendable: new Set<string>(),
  };
  const whole = serializeItem(crud, schema, withValue(body, envelope.rowsPath, []), around);
  return withValue(isObject(whole) ? whole : {}, envelope.rowsPath, rows);
}

/** How an envelope says that there is no such thing: by `null`, or where it must say something, by nothing. */
function absence(crud: CrudContext, schema: Schema, path: readonly string[]): unknown {
  const [name = '', ...rest] = path;
  const envelope = crud.mergeSchema(schema);
  const property = envelope.properties.get(name) ?? {};
  if (rest.length > 0) return envelope.required.has(name) ? absence(crud, property, rest) : undefined;
  const { isNullable, types } = crud.mergeSchema(property);
  if (isNullable) return null;
  if (!envelope.required.has(name)) return undefined;
  return types.has('string') ? '' : 0;
}

function withValue(body: Item, [name = '', ...rest]: readonly string[], value: unknown): Item {
  const inner = body[name];
  return {
    ...body,
    [name]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value),
  };
}

function isTotal(header: string): boolean {
  return /^(x)?(pagination)?(total|totalcount|totalitems|totalrecords|count|resultcount)$/.test(
    plainName(header),
  );
}

/** The headers that the contract declares for a list: its total, and where its next page is (RFC 8288). */
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
