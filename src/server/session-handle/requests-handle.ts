import { AssertionError } from 'node:assert';
import { SandboxError } from '../../errors.ts';
import { paginateAdminList } from '../../http/admin/paginate-admin-list.ts';
import { serializeRecordedRequest } from '../../http/admin/serialize-request.ts';
import { createRequestFilter, type RequestFilter } from '../../http/journal/request-filter.ts';
import type { RequestJournal } from '../../http/journal/request-journal.ts';
import type { RequestExpectation } from '../../http/journal/verification/expectation.ts';
import type { RequestVerification } from '../../http/journal/verification/request-verification.ts';
import type { NearMiss, VerificationReport } from '../../http/journal/verification/verification-report.ts';
import type { AdminRequest, AdminRequestList } from '../admin-types.ts';

/** Which requests to list, such as `{ operation: 'createCustomer', status: '4XX' }`. */
export interface RequestsFilter extends Omit<RequestFilter, 'session'> {
  /** How many at most; all that the journal holds, unless given. */
  readonly limit?: number | undefined;
  /** Only requests before this one: the `next` of another list. */
  readonly after?: number | undefined;
}

/** A list of requests as `GET /__admin/requests` gives it; it is the array of its `requests` too. */
export type RequestList = readonly AdminRequest[] & Readonly<AdminRequestList>;

/** The requests that clients sent to a session, and their responses, for a test to inspect. */
export interface RequestsHandle {
  /**
   * The latest first, as many as the journal holds.
   * @throws SandboxError `conflict` without a journal, `invalid` for an operation that the contract does not have.
   */
  list(filter?: RequestsFilter): RequestList;
  /**
   * Requires that requests were sent: at least one, unless the expectation says how many.
   * @example session.requests.verify({ operation: 'createOrder', body: { quantity: 2 }, times: 1 });
   * @throws AssertionError with the nearest misses; SandboxError `invalid` for an expectation that is none.
   */
  verify(expectation: RequestExpectation): VerificationReport;
  /** Removes them from the journal. */
  clear(): void;
}

export function createRequestsHandle(
  journal: RequestJournal | undefined,
  verification: () => RequestVerification,
  name = '',
): RequestsHandle {
  function requireJournal(): RequestJournal {
    if (journal !== undefined) return journal;
    throw new SandboxError(
      'conflict',
      'requests are not recorded: create the sandbox without journal: false',
    );
  }

  function verify(expectation: RequestExpectation): VerificationReport {
    const report = verification().verify(requireJournal(), expectation, name);
    if (!report.holds) throw toAssertionError(report, verify);
    return report;
  }

  return {
    list: ({ limit = Number.POSITIVE_INFINITY, after, operation, ...filter } = {}) => {
      const id = operation === undefined ? undefined : verification().operationId(operation);
      const matches = createRequestFilter({ ...filter, operation: id, session: name });
      const all = requireJournal().newestFirst(after);
      const { items, next } = paginateAdminList(
        [...all].filter(({ exchange }) => matches(exchange)),
        limit,
      );
      return toRequestList(items.map(serializeRecordedRequest), next?.id);
    },
    verify,
    clear: () => requireJournal().delete(createRequestFilter({ session: name }), name),
  };
}

/** The array's own members are all that is compared and printed of it. */
function toRequestList(requests: readonly AdminRequest[], next: number | undefined): RequestList {
  const list = Object.assign([...requests], { requests: [...requests], ...(next !== undefined && { next }) });
  for (const name of ['requests', 'next']) {
    if (Object.hasOwn(list, name)) Object.defineProperty(list, name, { enumerable: false });
  }
  return list;
}

/** Test runners show the difference between what was expected, and the nearest request to it. */
function toAssertionError(
  report: VerificationReport,
  stackStartFn: RequestsHandle['verify'],
): AssertionError {
  const { message, expected, found, nearest } = report;
  const [miss] = nearest;
  return new AssertionError({
    message,
    expected: { times: expected.times ?? { atLeast: 1 }, ...sides(miss, 'expected') },
    actual: { times: found, ...sides(miss, 'actual') },
    operator: 'verify',
    stackStartFn,
  });
}

/** One side of the differences, by their places. */
function sides(miss: NearMiss | undefined, side: 'expected' | 'actual'): Readonly<Record<string, unknown>> {
  const all = miss?.differences ?? [];
  return Object.fromEntries(
    all.map(({ pointer, issue, ...values }) => [
      pointer,
      side === 'expected' ? (issue ?? values.expected) : values.actual,
    ]),
  );
}
