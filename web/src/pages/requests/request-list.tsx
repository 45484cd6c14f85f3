import type { JournalEntry } from '../../api/client.ts';
import { MethodBadge, StatusBadge } from '../../components/badge.tsx';
import { formatRoute, type Route } from '../../shell/route.ts';
import { reasonOf } from './reason-of.ts';

interface RequestListProps {
  readonly requests: readonly JournalEntry[];
  readonly route: Route;
}

/** Requests, the latest first, each a link to its details. */
export function RequestList({ requests, route }: RequestListProps) {
  const [chosen] = route.path;
  return (
    <ol class="request-list" aria-label="Requests">
      {requests.map((entry) => (
        <li key={entry.id}>
          <RequestLink entry={entry} route={route} isChosen={`${entry.id}` === chosen} />
        </li>
      ))}
    </ol>
  );
}

interface RequestLinkProps {
  readonly entry: JournalEntry;
  readonly route: Route;
  readonly isChosen: boolean;
}

function RequestLink({ entry, route, isChosen }: RequestLinkProps) {
  const { request, response, operation, session, fault, overrides } = entry;
  const reason = reasonOf(entry);
  return (
    <a
      href={formatRoute('requests', [`${entry.id}`], route.query)}
      aria-current={isChosen ? 'true' : undefined}
    >
      <StatusBadge status={response.status} />
      <MethodBadge method={request.method} />
      <span class="request-url">{request.url}</span>
      <span class="request-times">
        <span>{entry.durationMs.toFixed(entry.durationMs < 10 ? 1 : 0)} ms</span>
        <time dateTime={entry.time}>{new Date(entry.time).toLocaleTimeString()}</time>
      </span>
      <span class="request-notes">
        {operation && <span>{operation.id}</span>}
        {session !== undefined && <span class="tag">session {session}</span>}
        {overrides && <span class="tag violet">overridden</span>}
        {fault !== undefined && <span class="tag red">fault {fault}</span>}
        {reason !== undefined && <span class="request-reason">{reason}</span>}
      </span>
    </a>
  );
}
