import { SandboxError } from '../../errors.ts';
import { serializeRecordedRequest } from '../../http/admin/serialize-request.ts';
import { createRequestFilter, type RequestFilter } from '../../http/journal/request-filter.ts';
import type { RequestJournal } from '../../http/journal/request-journal.ts';
import type { AdminRequest } from '../admin-types.ts';

/** Which requests are meant, such as `{ operation: 'createCustomer', status: '4XX' }`. */
export type RequestsFilter = Omit<RequestFilter, 'session'>;

/** What clients sent to a world and were answered, as a test holds it. */
export interface RequestsHandle {
  /** The latest first, as many as are kept. @throws SandboxError `conflict` where none are. */
  list(filter?: RequestsFilter): readonly AdminRequest[];
  /** Forgets them. */
  clear(): void;
}

export function createRequestsHandle(journal: RequestJournal | undefined, name = ''): RequestsHandle {
  function requireJournal(): RequestJournal {
    if (journal !== undefined) return journal;
    throw new SandboxError('conflict', 'requests are not recorded: make the sandbox without journal: false');
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
