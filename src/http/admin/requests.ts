import { SandboxError } from '../../errors.ts';
import type { PassedRequest, RequestJournal } from '../request-journal.ts';
import type { AdminHandlers, AdminParts } from './admin-call.ts';
import { pageOf } from './page-of.ts';
import { tellRequest } from './tell-request.ts';

type RequestOperation = 'listRequests' | 'deleteRequests' | 'getRequest';

/** What clients sent and were answered. */
export const requests = {
  listRequests: ({ query, sessionName }, parts) => {
    const journal = requireJournal(parts);
    const session = requireOneSession(query.session, sessionName);
    const isMeant = createFilter({ ...query, session });
    const { items, next } = pageOf(meant(journal.latest(query.after), isMeant), query.limit);
    return { status: 200, body: { requests: items.map(tellRequest), ...(next && { next: next.id }) } };
  },

  deleteRequests: ({ query, sessionName }, parts) => {
    const journal = requireJournal(parts);
    journal.forget(createFilter({ session: requireOneSession(query.session, sessionName) }));
    return { status: 204 };
  },

  getRequest: ({ params }, parts) => {
    const recorded = requireJournal(parts).get(params.id);
    if (recorded !== undefined) return { status: 200, body: tellRequest(recorded) };
    throw new SandboxError(
      'not-found',
      `there is no request ${params.id}: GET /__admin/requests lists those that are kept`,
    );
  },
} satisfies AdminHandlers<RequestOperation>;

/** Which requests are meant; what is left out does not matter. */
interface Filter {
  /** The empty name is the base. */
  readonly session?: string | undefined;
  readonly operation?: string;
  /** Such as `404`, or `4XX` for a class. */
  readonly status?: string;
  readonly method?: string;
  readonly path?: string;
}

function createFilter(filter: Filter): (passed: PassedRequest) => boolean {
  const { session, operation, status, method, path } = filter;
  const statuses = status === undefined ? undefined : new RegExp(`^${status.replace('XX', '..')}$`);
  return (passed) =>
    (session === undefined || (passed.session ?? '') === session) &&
    (operation === undefined || passed.operation?.id === operation) &&
    (method === undefined || passed.method === method) &&
    (statuses === undefined || statuses.test(`${passed.status}`)) &&
    (path === undefined || pathOf(passed.url) === path);
}

function* meant<T extends { readonly passed: PassedRequest }>(
  all: Iterable<T>,
  isMeant: (passed: PassedRequest) => boolean,
): Generator<T> {
  for (const each of all) if (isMeant(each.passed)) yield each;
}

/** The path of an address, without its query and the prefix of a session. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(/^\/__session\/[^/]*/, '') || '/';
}

/** @throws SandboxError `malformed` when the query and the header name two. */
function requireOneSession(inQuery: string | undefined, inHeader: string | undefined): string | undefined {
  if (inQuery === undefined || inHeader === undefined || inQuery === inHeader) return inQuery ?? inHeader;
  throw new SandboxError(
    'malformed',
    `query parameter session names ${JSON.stringify(inQuery)}, and the request is in the session ${inHeader}: name one of them`,
  );
}

/** @throws SandboxError `conflict` where nothing is recorded. */
function requireJournal({ journal }: AdminParts): RequestJournal {
  if (journal !== undefined) return journal;
  throw new SandboxError('conflict', 'requests are not recorded: start the sandbox without --journal off');
}
