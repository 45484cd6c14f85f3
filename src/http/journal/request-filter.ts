import type { CapturedBody } from './captured-body.ts';
import type { Exchange } from './request-journal.ts';

/** Selects requests; a property that is left out matches every request. */
export interface RequestFilter {
  /** The empty name is the default session. */
  readonly session?: string | undefined;
  readonly operation?: string | undefined;
  /** Such as `404`, or `4XX` for a class. */
  readonly status?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  /** A text in its URL, its id, a body or an issue, in any letter case. */
  readonly text?: string | undefined;
}

/** Creates the predicate of a filter. */
export function createRequestFilter(filter: RequestFilter): (passed: Exchange) => boolean {
  const { session, operation, status, method, path, text } = filter;
  const statuses = status === undefined ? undefined : statusPattern(status);
  return (passed) =>
    (session === undefined || (passed.session ?? '') === session) &&
    (operation === undefined || passed.operation?.id === operation) &&
    (method === undefined || passed.method === method) &&
    (statuses === undefined || statuses.test(`${passed.status}`)) &&
    (path === undefined || pathOf(passed.url) === path) &&
    (text === undefined || hasText(passed, text.toLowerCase()));
}

/** Secrets in the URL are not searched, so that nobody finds them out by trying. */
function hasText({ url, requestId, body, responseBody, error, redaction }: Exchange, text: string): boolean {
  const has = (part: string) => part.toLowerCase().includes(text);
  return (
    has(redaction.redactUrl(url)) ||
    has(requestId) ||
    (error?.issues ?? []).some(has) ||
    has(textOf(body)) ||
    has(textOf(responseBody))
  );
}

function textOf(body: CapturedBody | undefined): string {
  const { content = '' } = body ?? {};
  return typeof content === 'string' ? content : Buffer.from(content).toString();
}

/** The statuses that a filter means: one, or a class. */
export function statusPattern(status: string): RegExp {
  return new RegExp(`^${status.toUpperCase().replace('XX', '..')}$`);
}

/** The path of a URL, without its query and the prefix of a session. */
export function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(/^\/__session\/[^/]*/, '') || '/';
}
