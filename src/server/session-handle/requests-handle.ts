import { SandboxError } from '../../errors.ts';
import { serializeRecordedRequest } from '../../http/admin/serialize-request.ts';
import { createRequestFilter, type RequestFilter } from '../../http/journal/request-filter.ts';
import type { RequestJournal } from '../../http/journal/request-journal.ts';
import type { AdminRequest } from '../admin-types.ts';

/** Which requests to list, such as `{ operation: 'createCustomer', status: '4XX' }`. */
export type RequestsFilter = Omit<RequestFilter, 'session'>;

/** The requests that clients sent to a session, and their responses, for a test to inspect. */
export interface RequestsHandle {
  /** The latest first, as many as the journal holds. @throws SandboxError `conflict` without a journal. */
  list(filter?: RequestsFilter): readonly AdminRequest[];
  /** Removes them from the journal. */
  clear(): void;
}

export function createRequestsHandle(journal: RequestJournal | undefined, name = ''): RequestsHandle {
  function requireJournal(): RequestJournal {
    if (journal !== undefined) return journal;
    throw new SandboxError(
      'conflict',
      'requests are not recorded: create the sandbox without journal: false',
    );
  }
  return {
    list: (filter = {}) => {
      const matches = createRequestFilter({ ...filter, session: name });
      return [...requireJournal().newestFirst()]
        .filter(({ exchange }) => matches(exchange))
        .map(serializeRecordedRequest);
    },
    clear: () => requireJournal().delete(createRequestFilter({ session: name })),
  };
}
