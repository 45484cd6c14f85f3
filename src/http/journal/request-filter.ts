import type { Exchange } from './request-journal.ts';

/** Which requests are meant; what is left out does not matter. */
export interface RequestFilter {
  /** The empty name is the base. */
  readonly session?: string | undefined;
  readonly operation?: string | undefined;
  /** Such as `404`, or `4XX` for a class. */
  readonly status?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/** Tells which requests are meant. */
export function createRequestFilter(filter: RequestFilter): (passed: Exchange) => boolean {
  const { session, operation, status, method, path } = filter;
  const statuses = status === undefined ? undefined : new RegExp(`^${status.replace('XX', '..')}$`);
  return (passed) =>
    (session === undefined || (passed.session ?? '') === session) &&
    (operation === undefined || passed.operation?.id === operation) &&
    (method === undefined || passed.method === method) &&
    (statuses === undefined || statuses.test(`${passed.status}`)) &&
    (path === undefined || pathOf(passed.url) === path);
}

/** The path of an address, without its query and the prefix of a session. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(/^\/__session\/[^/]*/, '') || '/';
}
