import type { PageField } from '../../../inference/list-envelope.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import type { ItemPage } from './paginate.ts';

/** A page, the total number of rows, and the request for it. */
export interface ListResponse {
  readonly crud: CrudContext;
  readonly role: ListRole;
  readonly request: OperationRequest;
  readonly page: ItemPage;
  readonly total: number;
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
    hasMore: () => page.hasMore,
    hasPrevious: () => page.hasPrevious,
    isLast: () => !page.hasMore,
    isFirst: () => !page.hasPrevious,
    next: () => nextValue(response, field),
    previous: () => previousValue(response, field),
  };
  return values[field.kind]();
}

function nextValue(response: ListResponse, field: PageField): unknown {
  const { page, role } = response;
  if (!page.hasMore) return undefined;
  if (isLink(response, field)) return nextLink(response, true);
  return role.page.cursor?.kind === 'id' ? String(page.rows.at(-1)?.id) : page.nextToken;
}

function previousValue(response: ListResponse, field: PageField): unknown {
  const { page, role } = response;
  if (!page.hasPrevious || role.page.cursor !== undefined || !isLink(response, field)) return undefined;
  return linkTo(response, Math.max(0, page.offset - (page.size ?? 0)), true);
}

/** Whether a page field is the address of the next page, and not only its token. */
function isLink({ crud, role }: ListResponse, { path, schema }: PageField): boolean {
  const { format } = crud.mergeSchema(schema).keywords;
  if (typeof format === 'string' && /^(uri|url|iri)/.test(format)) return true;
  return role.page.cursor === undefined || /(href|url|link)$/i.test(path.at(-1) ?? '');
}

/** The address of the next page; undefined for the last page. */
export function nextLink(response: ListResponse, isAbsolute: boolean): string | undefined {
  const { page, role } = response;
  const { cursor } = role.page;
  if (!page.hasMore) return undefined;
  if (cursor === undefined)
    return linkTo(response, page.offset + (page.size ?? page.rows.length), isAbsolute);
  const from = cursor.kind === 'id' ? page.rows.at(-1)?.id : page.nextToken;
  return addressOf(response, { [cursor.name]: from }, isAbsolute);
}

function linkTo(response: ListResponse, offset: number, isAbsolute: boolean): string {
  const { page, role } = response;
  const { offset: byOffset, page: byPage } = role.page;
  const number = Math.floor(offset / Math.max(1, page.size ?? 1)) + (byPage?.first ?? 1);
  return addressOf(
    response,
    { ...(byPage && { [byPage.name]: number }), ...(byOffset && { [byOffset.name]: offset }) },
    isAbsolute,
  );
}

function addressOf(
  { request }: ListResponse,
  changes: Readonly<Record<string, unknown>>,
  isAbsolute: boolean,
): string {
  const path = request.operation.path.replace(/\{([^{}]+)\}/g, (_, name) =>
    encodeURIComponent(String(request.params[name])),
  );
  const entries = Object.entries({ ...request.query, ...changes }).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  const query = new URLSearchParams(entries).toString();
  const host = isAbsolute ? `http://${String(request.headers.host ?? 'localhost')}` : '';
  return `${host}${request.sessionPath ?? ''}${request.basePath ?? ''}${path}${query === '' ? '' : `?${query}`}`;
}
