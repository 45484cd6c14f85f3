import type { World } from '../../../context.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Handler } from '../../../operation.ts';
import type { RowQuery } from '../../../storage/store.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import { homeValues, requireParent } from '../items/find-item.ts';
import { showingOf } from '../items/item-response.ts';
import { present } from '../items/serialize-item.ts';
import { type Item, itemsOf, type StoredItem } from '../items/stored-item.ts';
import { factValue, type ListAnswer, nextLink } from '../query/page-metadata.ts';
import { takePage } from '../query/paginate.ts';
import { meantRows } from '../query/query-plan.ts';
import { askedCall } from '../query/search-body.ts';
import { orderOf } from '../query/sort.ts';

/** Shows a page of the items in a home, or of all. */
export function createList(served: Served, role: ListRole): Handler {
  return async (asked, world) => {
    const call = askedCall(asked, role);
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const meant = await meantRows(world, role, call, values);
    const order = orderOf(role.sort, call.query, served.propertiesOf(role.resource).known);
    const page = await takePage(world, role, call, meant, order);
    const answer = { served, role, call, page, total: await totalOf(world, role, meant.rows) };
    const body = bodyOf(
      answer,
      page.rows.map((row) => shownRow(served, role, row)),
    );
    return { status: role.answer.status, headers: headersOf(answer), body };
  };
}

/** Rows are counted only where something tells their number. */
async function totalOf(
  world: World,
  { resource, shape, answer }: ListRole,
  meant: RowQuery,
): Promise<number> {
  const isTold = shape.facts.some(({ fact }) => fact === 'total' || fact === 'pages' || fact === 'size');
  return isTold || answer.headers.some(isTotal) ? itemsOf(world, resource).count(meant) : 0;
}

function shownRow(served: Served, { resource, shape }: ListRole, { id, item }: StoredItem): unknown {
  return present(served, shape.row, item, showingOf(served, resource, id));
}

function bodyOf(answer: ListAnswer, rows: readonly unknown[]): unknown {
  const { served, role } = answer;
  const { shape, resource } = role;
  if (shape.rows.length === 0) return rows;
  const schema = role.answer.schema ?? {};
  let body = withValue({}, shape.rows, rows);
  for (const fact of shape.facts) {
    const value = factValue(answer, fact) ?? absence(served, schema, fact.path);
    if (value !== undefined) body = withValue(body, fact.path, value);
  }
  const around = {
    ...showingOf(served, resource, 'list'),
    known: new Set<string>(),
    sendable: new Set<string>(),
  };
  const whole = present(served, schema, withValue(body, shape.rows, []), around);
  return withValue(isItem(whole) ? whole : {}, shape.rows, rows);
}

/** How an envelope says that there is no such thing: by `null`, or where it must say something, by nothing. */
function absence(served: Served, schema: Schema, path: readonly string[]): unknown {
  const [name = '', ...rest] = path;
  const shape = served.shapeOf(schema);
  const property = shape.properties.get(name) ?? {};
  if (rest.length > 0) return shape.required.has(name) ? absence(served, property, rest) : undefined;
  const { isNullable, types } = served.shapeOf(property);
  if (isNullable) return null;
  if (!shape.required.has(name)) return undefined;
  return types.has('string') ? '' : 0;
}

function withValue(body: Item, [name = '', ...rest]: readonly string[], value: unknown): Item {
  const inner = body[name];
  return { ...body, [name]: rest.length === 0 ? value : withValue(isItem(inner) ? inner : {}, rest, value) };
}

function isTotal(header: string): boolean {
  return /^(x)?(pagination)?(total|totalcount|totalitems|totalrecords|count|resultcount)$/.test(
    plainName(header),
  );
}

/** The headers that the contract declares for a list: its total, and where its next page is (RFC 8288). */
function headersOf(answer: ListAnswer): Readonly<Record<string, string>> {
  const { role, total } = answer;
  const next = nextLink(answer, true);
  return Object.fromEntries(
    role.answer.headers.flatMap((name) => {
      if (isTotal(name)) return [[name, `${total}`]];
      return /^link$/i.test(name) && next !== undefined ? [[name, `<${next}>; rel="next"`]] : [];
    }),
  );
}
