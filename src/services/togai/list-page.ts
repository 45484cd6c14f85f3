import { readPageToken, writePageToken } from '../../engine/page-token.ts';
import type { Collection } from '../../storage/store.ts';
import type { Schemas } from './typed-handlers.ts';

/** The page size where neither the request nor its token has one. */
const defaultPageSize = 20;

export interface PageQuery {
  readonly pageSize?: number;
  readonly nextToken?: string;
}

export interface TogaiPage<Item> {
  readonly data: Item[];
  readonly nextToken?: string;
  readonly context: Schemas['PaginationOptions'];
}

/**
 * One page of a list, ordered by id ascending, starting where the token points. A page starts after a key and not at an
 * offset, so a row that is created or deleted meanwhile neither repeats nor hides another one.
 * @param list the name of the list, which its tokens contain
 * @throws SandboxError `invalid` for a token that is not of this list.
 */
export async function listPage<Row extends { readonly id: string }, Item>(
  list: string,
  rows: Collection<Row>,
  query: PageQuery,
  response: (row: Row) => Item,
): Promise<TogaiPage<Item>> {
  const token = query.nextToken === undefined ? undefined : readPageToken(list, query.nextToken);
  const pageSize = query.pageSize ?? token?.size ?? defaultPageSize;
  const found = await rows.list({ ...(token && { after: token.after }), limit: pageSize + 1 });
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  return {
    data: page.map(response),
    ...(found.length > pageSize &&
      last && { nextToken: writePageToken({ list, after: last.id, size: pageSize }) }),
    context: { pageSize, sortOrder: 'ASC' },
  };
}
