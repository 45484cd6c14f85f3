import { codecFor } from '../../../codecs/codecs.ts';
import { debugQuery } from '../../../debug.ts';
import { SandboxError } from '../../../errors.ts';
import { plainName } from '../../../inference/naming.ts';
import type { PageFieldKind } from '../../../inference/query/page-fields.ts';
import type { ListRole, RankedRows } from '../../../inference/resource.ts';
import { rowForm } from '../../../inference/wrapper/response-item.ts';
import type { Reply } from '../../../operation.ts';
import type { RowQuery } from '../../../storage/store.ts';
import { inTurns, mapInSteps } from '../../../turns.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { requireParent } from '../items/require-parent.ts';
import { projectItem } from '../projection/project-item.ts';
import { rowOptionsOf } from '../projection/project-options.ts';
import { type CountedState, countStates } from '../query/count-states.ts';
import { listBody } from '../query/list-body.ts';
import { rowsIn, withListQuery } from '../query/list-query.ts';
import { pageHeader, pageHeaderField } from '../query/page-headers.ts';
import { linkTo, type PageName } from '../query/page-links.ts';
import type { ListResponse } from '../query/page-metadata.ts';
import { paginate } from '../query/paginate.ts';
import { planQuery } from '../query/query-plan.ts';
import { parseSort } from '../query/sort.ts';
import { type Item, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';

/**
 * Lists a page of the collection's items, those that the request's filters select, in the order that it asks for.
 * @param counted what the body counts by states, where that is known
 */
export async function listItems(
  received: CrudRequest<ListRole>,
  counted?: readonly CountedState[],
): Promise<Reply> {
  const list = withListQuery(received);
  const { crud, role, input } = list;
  await requireParentOfRows(list);
  const plan = await planQuery(list);
  const order = parseSort(role.sort, input.query, (names) => crud.fieldsOf(role.resource).find(names));
  const page = await paginate(list, plan, order);
  if (debugQuery.enabled) debugList(list, page.rows.length);
  const total = await totalOf(list, plan.rows);
  const stateCounts = counted ?? (await countStates(list));
  const response = { crud, role, request: input, page, total, stateCounts };
  const rows = await inTurns(
    mapInSteps(page.rows, (row, i) => serializeRow(crud, role, row, page.offset + i + 1)),
  );
  return {
    status: isPart(list) ? 206 : role.response.status,
    headers: headersOf(response),
    body: role.rowsAs === undefined ? listBody(response, rows) : codecFor(role.rowsAs).serialize(rows),
  };
}

/** Whether a request has a `Range` that its operation responds to with a part of the list. */
function isPart({ role: { sentHeaders = [] }, input: { headers } }: CrudRequest<ListRole>): boolean {
  const isByRange = sentHeaders.some(({ as }) => as === undefined);
  return isByRange && typeof headers.range === 'string' && rowsIn(headers.range) !== undefined;
}

/**
 * Requires the parent of a list to exist. One that nobody created exists where items name it: an unknown id is stored with
 * an item where nothing is declared that would refuse it, and the list below it shows the item.
 */
async function requireParentOfRows(list: CrudRequest<ListRole>): Promise<void> {
  const { context, role, parentIds } = list;
  const { resource, nestedPath } = role;
  try {
    await requireParent(list);
  } catch (error) {
    const isUnknown = error instanceof SandboxError && error.code === 'not-found';
    if (!isUnknown || nestedPath === undefined) throw error;
    const where = { index: nestedPath.path, key: parentKey(parentIds) };
    if ((await itemsOf(context, resource).count({ where })) === 0) throw error;
  }
}

/** Says how many rows the page has, and which parameters that were sent have no effect. */
function debugList({ role, input }: CrudRequest<ListRole>, rows: number): void {
  const ignored = role.ignored.filter((name) => input.query[name] !== undefined);
  const unused = ignored.length === 0 ? '' : `; parameters without an effect: ${ignored.join(', ')}`;
  debugQuery('%s: rows on the page: %d%s', role.operation.id, rows, unused);
}

/** What states, or follows from, the number of rows on all pages. */
const countedKinds: ReadonlySet<PageFieldKind> = new Set(['total', 'pages', 'size', 'last']);

/** The number of rows on all pages, counted only where the response states it; else 0. */
async function totalOf({ context, role }: CrudRequest<ListRole>, rows: RowQuery): Promise<number> {
  const { resource, envelope, response } = role;
  const isStated = envelope.pageFields.some(({ kind }) => countedKinds.has(kind));
  const inHeader = response.headers.some((name) => isTotal(name) || isRange(name) || isCounted(name));
  return isStated || inHeader ? itemsOf(context, resource).count(rows) : 0;
}

function serializeRow(
  crud: CrudContext,
  { resource, envelope, ranked }: ListRole,
  { id, item }: StoredItem,
  place: number,
): unknown {
  if (envelope.isOfIds) return id;
  const identified = envelope.idName === undefined ? item : { ...item, [envelope.idName]: id };
  const shown = ranked === undefined ? identified : withPlace(identified, ranked, place);
  return projectItem(crud, rowForm(envelope), shown, rowOptionsOf(crud, resource, id));
}

/** An item with its place in a ranking, and itself where a row shows it whole. */
function withPlace(item: Item, { rank, item: whole }: RankedRows, place: number): Item {
  return { ...item, ...(whole && { [whole]: item }), ...(rank && { [rank]: place }) };
}

function isTotal(header: string): boolean {
  return /^(x)?(pagination)?(total|totalcount|totalitems|totalrecords|count|resultcount)$/.test(
    plainName(header),
  );
}

function isRange(header: string): boolean {
  return /^content-range$/i.test(header);
}

function isCounted(header: string): boolean {
  const field = pageHeaderField(header);
  return field !== undefined && countedKinds.has(field.kind);
}

/** Which items a page has, and of how many: `pets 0-9/25`, as of ranges of bytes (RFC 9110, 14.4). */
function rangeOf({ role, page: { rows, offset, hasPrevious }, total }: ListResponse): string {
  // A cursor does not say how many items are before it.
  const isPlaced = role.page.cursor === undefined || !hasPrevious;
  const range = isPlaced && rows.length > 0 ? `${offset}-${offset + rows.length - 1}` : '*';
  return `${role.resource.name} ${range}/${total}`;
}

/**
 * The headers that the contract declares for a list: the total, the range that the page has, a `Link` to the pages around it
 * (RFC 8288), and what else describes the page.
 */
function headersOf(response: ListResponse): Readonly<Record<string, string>> {
  const { role, total } = response;
  const links = linksOf(response);
  return Object.fromEntries(
    role.response.headers.flatMap((name) => {
      if (isTotal(name)) return [[name, `${total}`]];
      if (isRange(name)) return [[name, rangeOf(response)]];
      if (/^link$/i.test(name)) return links === '' ? [] : [[name, links]];
      const value = pageHeader(response, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The pages in a `Link`, by their relation types: those before this one, and those after it. */
function linksOf(response: ListResponse): string {
  const { page, total } = response;
  const links: readonly (readonly [name: PageName, relation: string, isThere: boolean])[] = [
    ['next', 'next', true],
    ['previous', 'prev', true],
    ['first', 'first', page.hasPrevious],
    // Where no header states a total, none is counted.
    ['last', 'last', page.hasMore && total > 0],
  ];
  return links
    .flatMap(([name, relation, isThere]) => {
      const link = isThere ? linkTo(name, response, true) : undefined;
      return link === undefined ? [] : [`<${link}>; rel="${relation}"`];
    })
    .join(', ');
}
