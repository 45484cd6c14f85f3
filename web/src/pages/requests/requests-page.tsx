import { useEffect, useState } from 'preact/hooks';
import type { JournalEntry } from '../../api/client.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useClient } from '../../shell/client-context.ts';
import { formatRoute, type Route } from '../../shell/route.ts';
import { useAction } from '../../shell/use-action.ts';
import { useLoad } from '../../shell/use-load.ts';
import { goTo } from '../../shell/use-route.ts';
import { RequestDetail } from './request-detail.tsx';
import { RequestFilterFields } from './request-filters.tsx';
import { RequestList } from './request-list.tsx';
import { type RequestFilters, useLiveRequests } from './use-live-requests.ts';

/** The requests of clients as they come, and one of them whole. */
export function RequestsPage({ route }: { readonly route: Route }) {
  const { session } = useClient();
  const [isLive, setIsLive] = useState(true);
  const filters = useDelayed(filtersOf(route));
  const { requests, error, clear } = useLiveRequests(filters, isLive);
  const clearing = useAction();
  const [id] = route.path;
  const change = (changes: Partial<RequestFilters>) =>
    goTo(formatRoute('requests', route.path, { ...route.query, ...changes }), { replace: true });
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <PageHeader
        title="Requests"
        actions={
          <>
            <button type="button" class="small" aria-pressed={!isLive} onClick={() => setIsLive(!isLive)}>
              {isLive ? 'Pause' : 'Resume'}
            </button>
            <ConfirmButton
              label="Clear"
              title="Clear the request journal?"
              action="Clear requests"
              isDisabled={requests?.length === 0 && !isFiltered}
              onConfirm={() => clearing.run(clear, 'The request journal is empty.')}
            >
              <p>
                {session === undefined
                  ? 'The requests of all sessions'
                  : `The requests of the session ${session}`}{' '}
                are deleted.
              </p>
            </ConfirmButton>
          </>
        }
      >
        <p>
          <span class={isLive ? 'live-dot' : 'live-dot paused'} aria-hidden="true" />
          {isLive ? 'Live' : 'Paused'}: what clients sent{' '}
          {session === undefined ? 'in any session' : `in the session ${session}`}, and what they got.
        </p>
      </PageHeader>
      <ErrorNotice error={error ?? clearing.error} />
      <div class={`split${id === undefined ? '' : ' has-detail'}`}>
        <div class="operation-list">
          <RequestFilterFields filters={filtersOf(route)} onChange={change} />
          {requests?.length === 0 && (
            <p class="empty">
              {isFiltered
                ? 'No request matches.'
                : 'No request yet. Requests appear here as soon as they are sent.'}
            </p>
          )}
          {requests && requests.length > 0 && <RequestList requests={requests} route={route} />}
        </div>
        <div class="split-detail">
          {id === undefined ? (
            <p class="empty hint-wide">Choose a request to see it whole.</p>
          ) : (
            <>
              <a class="back" href={formatRoute('requests', [], route.query)}>
                ← All requests
              </a>
              <OneRequest key={id} id={id} known={requests?.find((each) => `${each.id}` === id)} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

interface OneRequestProps {
  readonly id: string;
  /** Where the list has it already. */
  readonly known: JournalEntry | undefined;
}

function OneRequest({ id, known }: OneRequestProps) {
  const { data, error } = useLoad((client) =>
    client.admin('get', '/__admin/requests/{id}', { params: { id } }),
  );
  const entry = data ?? known;
  if (entry !== undefined) return <RequestDetail entry={entry} />;
  return <ErrorNotice error={error} />;
}

function filtersOf({ query }: Route): RequestFilters {
  const { status = '', method = '', operation = '', text = '' } = query;
  return { status, method, operation, text };
}

/** The filters once nobody types any more. */
function useDelayed(filters: RequestFilters): RequestFilters {
  const [delayed, setDelayed] = useState(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are compared by their values
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(filters), 200);
    return () => clearTimeout(timer);
  }, [filters.status, filters.method, filters.operation, filters.text]);
  return delayed;
}
