import { absoluteLocation, originOf, queryText, requestPath } from '../../../engine/location-header.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { ItemPage } from './paginate.ts';

/** A page of a list, and what it takes to write the addresses of the pages around it. */
export interface LinkedPage {
  readonly role: ListRole;
  readonly request: OperationRequest;
  readonly page: ItemPage;
  readonly total: number;
}

/** A page that a response can link to. */
export type PageName = 'self' | 'first' | 'last' | 'next' | 'previous';

/** What the query of each page differs in; undefined for a page that there is none of, or that no query selects. */
const changesFor: Readonly<Record<PageName, (linked: LinkedPage) => QueryChanges | undefined>> = {
  self: () => ({}),
  first: ({ role }) => atOffset(role, 0, undefined),
  last: ({ role, page: { size }, total }) =>
    isByCursor(role) || size === undefined || size === 0
      ? undefined
      : atOffset(role, Math.max(0, Math.ceil(total / size) - 1) * size, size),
  next: nextChanges,
  previous: previousChanges,
};

/** The query parameters to set; an undefined one is left out. */
type QueryChanges = Readonly<Record<string, unknown>>;

/**
 * The address of a page of the list; undefined where there is none, such as the next page of the last.
 * @param isAbsolute whether it begins with the scheme and the host
 */
export function linkTo(name: PageName, linked: LinkedPage, isAbsolute: boolean): string | undefined {
  const changes = changesFor[name](linked);
  return changes && addressOf(linked.request, changes, isAbsolute);
}

/** The address of a request itself, with some query parameters changed. */
function addressOf(request: OperationRequest, changes: QueryChanges, isAbsolute: boolean): string {
  const host = isAbsolute ? originOf(request) : '';
  const path = absoluteLocation(request, requestPath(request));
  return host + path + queryText({ ...request.query, ...changes });
}

function isByCursor({ page }: ListRole): boolean {
  return page.cursor !== undefined;
}

function nextChanges({ role, page }: LinkedPage): QueryChanges | undefined {
  const { cursor, before } = role.page;
  if (!page.hasMore) return undefined;
  if (cursor === undefined) return atOffset(role, page.offset + (page.size ?? page.rows.length), page.size);
  const from = cursor.kind === 'id' ? page.rows.at(-1)?.id : page.nextToken;
  return { [cursor.name]: from, ...(before && { [before.name]: undefined }) };
}

/** The page before one by cursor ends at its first row, where a parameter says so. */
function previousChanges({ role, page }: LinkedPage): QueryChanges | undefined {
  const { cursor, before } = role.page;
  if (!page.hasPrevious) return undefined;
  if (cursor === undefined) return atOffset(role, Math.max(0, page.offset - (page.size ?? 0)), page.size);
  const [first] = page.rows;
  return before && first && { [before.name]: first.id, [cursor.name]: undefined };
}

function atOffset({ page }: ListRole, offset: number, size: number | undefined): QueryChanges {
  const { cursor, before, offset: byOffset, page: byPage } = page;
  const number = Math.floor(offset / Math.max(1, size ?? 1)) + (byPage?.first ?? 1);
  return {
    ...(cursor && { [cursor.name]: undefined }),
    ...(before && { [before.name]: undefined }),
    ...(byPage && { [byPage.name]: number }),
    ...(byOffset && { [byOffset.name]: offset }),
  };
}
