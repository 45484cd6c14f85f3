import type { PageField } from '../../../inference/query/page-fields.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CountedState } from './count-states.ts';
import { type LinkedPage, linkTo, type PageName } from './page-links.ts';

/** A page, the total number of rows, how many are in some states, and the request for it. */
export interface ListResponse extends LinkedPage {
  readonly crud: CrudContext;
  readonly stateCounts: readonly CountedState[];
}

/** The value of a page field; undefined for one without, such as the next page of the last. */
export function pageFieldValue(response: ListResponse, field: PageField): unknown {
  const { page, role, total } = response;
  const size = page.size ?? Math.max(1, total);
  const first = role.page.page?.first ?? 1;
  const number = Math.floor(page.offset / Math.max(1, size)) + first;
  const values: Readonly<Record<PageField['kind'], () => unknown>> = {
    total: () => total,
    count: () => page.rows.length,
    pages: () => Math.ceil(total / Math.max(1, size)),
    page: () => number,
    nextPage: () => (page.hasMore ? number + 1 : undefined),
    previousPage: () => (page.hasPrevious ? Math.max(first, number - 1) : undefined),
    nextOffset: () => (page.hasMore ? page.offset + size : undefined),
    size: () => size,
    offset: () => page.offset,
    firstRow: () => (page.rows.length > 0 ? page.offset + 1 : undefined),
    lastRow: () => (page.rows.length > 0 ? page.offset + page.rows.length : undefined),
    hasMore: () => page.hasMore,
    hasPrevious: () => page.hasPrevious,
    isLast: () => !page.hasMore,
    isFirst: () => !page.hasPrevious,
    isEmpty: () => page.rows.length === 0,
    isSorted: () => isSorted(response),
    isUnsorted: () => !isSorted(response),
    isPaged: () => page.size !== undefined,
    isUnpaged: () => page.size === undefined,
    firstId: () => idAs(response, field, page.rows[0]?.id),
    lastId: () => idAs(response, field, page.rows.at(-1)?.id),
    next: () => (isLink(response, field) ? linkFor('next', response, field) : nextCursor(response, field)),
    previous: () =>
      isLink(response, field) ? linkFor('previous', response, field) : previousCursor(response, field),
    self: () => linkFor('self', response, field),
    first: () => linkFor('first', response, field),
    last: () => linkFor('last', response, field),
  };
  return values[field.kind]();
}

/** Whether a request says how its rows are sorted. */
function isSorted({ role: { sort }, request: { query } }: ListResponse): boolean {
  return [sort.by, sort.direction].some(
    (parameter) => parameter !== undefined && [query[parameter.name]].flat().some(Boolean),
  );
}

/** An id as the field's type: `first_id` is a text where ids are numbers, too. */
function idAs({ crud }: ListResponse, { schema }: PageField, id: string | number | undefined): unknown {
  const { types } = crud.mergeSchema(schema);
  return id !== undefined && types.has('string') ? String(id) : id;
}

function nextCursor(response: ListResponse, field: PageField): unknown {
  const { page, role } = response;
  if (!page.hasMore) return undefined;
  return role.page.cursor?.kind === 'id' ? idAs(response, field, page.rows.at(-1)?.id) : page.nextToken;
}

/** Where a page by ids began, for the parameter that ends another one there. */
function previousCursor(response: ListResponse, field: PageField): unknown {
  const { page, role } = response;
  const isById = role.page.before !== undefined && role.page.cursor?.kind === 'id';
  return page.hasPrevious && isById ? idAs(response, field, page.rows[0]?.id) : undefined;
}

/** Whether a page field is the address of a page, and not only its token. */
function isLink({ crud, role }: ListResponse, { path, schema }: PageField): boolean {
  if (isUri(crud.mergeSchema(schema))) return true;
  return role.page.cursor === undefined || /(href|url|uri|link|path)$/i.test(path.at(-1) ?? '');
}

/** A `path` is an address without its host. */
function linkFor(name: PageName, response: ListResponse, { path }: PageField): string | undefined {
  return linkTo(name, response, !/path$/i.test(path.at(-1) ?? ''));
}

/** Whether a text is an address. */
export function isUri({ keywords: { format } }: MergedSchema): boolean {
  return typeof format === 'string' && /^(uri|url|iri)/.test(format);
}
