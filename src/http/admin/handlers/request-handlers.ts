import { SandboxError } from '../../../errors.ts';
import { createRequestFilter } from '../../journal/request-filter.ts';
import type { Exchange, RecordedExchange, RequestJournal } from '../../journal/request-journal.ts';
import { formatReason, reasonHeader } from '../../response/reason-header.ts';
import type { AdminHandlers, AdminOptions } from '../admin-api.ts';
import { paginateAdminList } from '../paginate-admin-list.ts';
import { serializeRecordedRequest } from '../serialize-request.ts';

type RequestOperation = 'listRequests' | 'deleteRequests' | 'getRequest' | 'verifyRequests';

/** The handlers of the request journal. */
export const requestHandlers = {
  listRequests: ({ query, sessionName }, options) => {
    const journal = requireJournal(options);
    const session = requireOneSession(query.session, sessionName);
    const { operation, ...others } = query;
    const id = operation === undefined ? undefined : options.verification.operationId(operation);
    const matches = createRequestFilter({ ...others, operation: id, session });
    const { items, next } = paginateAdminList(
      filterExchanges(journal.newestFirst(query.after, query.since), matches),
      query.limit,
    );
    return {
      status: 200,
      body: { requests: items.map(serializeRecordedRequest), ...(next && { next: next.id }) },
    };
  },

  deleteRequests: ({ query, sessionName }, options) => {
    const journal = requireJournal(options);
    const session = requireOneSession(query.session, sessionName);
    journal.delete(session === undefined ? undefined : createRequestFilter({ session }), session);
    return { status: 204 };
  },

  getRequest: ({ params }, options) => {
    const journal = requireJournal(options);
    const recorded = journal.get(Number(params.id)) ?? journal.find(params.id);
    if (recorded !== undefined) return { status: 200, body: serializeRecordedRequest(recorded) };
    throw new SandboxError(
      'not-found',
      `there is no request ${params.id} in the journal: GET /__admin/requests lists its requests`,
    );
  },

  verifyRequests: ({ body, query, sessionName }, options) => {
    const session = requireOneSession(query.session, sessionName);
    const report = options.verification.verify(requireJournal(options), body, session);
    return report.holds
      ? { status: 200, body: report }
      : { status: 409, body: report, headers: { [reasonHeader]: formatReason([report.message]) } };
  },
} satisfies AdminHandlers<RequestOperation>;

function* filterExchanges(
  all: Iterable<RecordedExchange>,
  matches: (exchange: Exchange) => boolean,
): Generator<RecordedExchange> {
  for (const recorded of all) if (matches(recorded.exchange)) yield recorded;
}

/** @throws SandboxError `malformed` when the query and the header name different sessions. */
function requireOneSession(inQuery: string | undefined, inHeader: string | undefined): string | undefined {
  if (inQuery === undefined || inHeader === undefined || inQuery === inHeader) return inQuery ?? inHeader;
  throw new SandboxError(
    'malformed',
    `query parameter session names ${JSON.stringify(inQuery)}, and the request is in the session ${inHeader}: name one of them`,
  );
}

/** @throws SandboxError `conflict` when requests are not recorded. */
function requireJournal({ journal }: AdminOptions): RequestJournal {
  if (journal !== undefined) return journal;
  throw new SandboxError('conflict', 'requests are not recorded: start the sandbox without --journal off');
}
