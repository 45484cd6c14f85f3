import { useEffect, useState } from 'preact/hooks';
import type { Client, JournalEntry } from '../../api/client.ts';
import { useClient } from '../../shell/client-context.ts';
import { usePoll } from '../../shell/use-poll.ts';

/** Which requests are shown; what is empty shows all. */
export interface RequestFilters {
  readonly status: string;
  readonly method: string;
  readonly operation: string;
  readonly text: string;
}

/** The requests as they come. */
export interface LiveRequests {
  /** The latest first; `undefined` before the first are loaded. */
  readonly requests: readonly JournalEntry[] | undefined;
  /** Whatever the last try to load them threw. */
  readonly error: unknown;
  /** Deletes the requests of the session from the journal; those of all sessions in the default session. */
  readonly clear: () => Promise<void>;
}

/** How many requests are shown: a browser takes long to lay out thousands of rows. */
const maxShown = 300;

const pageSize = 100;

/**
 * The requests of the session that the page shows, those of all sessions in the default session. New ones are loaded about
 * every second while the page is visible; the sandbox records no request for its own API.
 */
export function useLiveRequests(filters: RequestFilters, isLive: boolean): LiveRequests {
  const client = useClient();
  const [seen, setSeen] = useState<readonly JournalEntry[]>();
  const [error, setError] = useState<unknown>();
  const { status, method, operation, text } = filters;

  const load = async (known: readonly JournalEntry[] | undefined) => {
    try {
      const loaded = await loadSince(client, filters, known);
      setSeen(loaded);
      setError(undefined);
    } catch (thrown) {
      setSeen(undefined);
      setError(thrown);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are compared by their values
  useEffect(() => {
    let isCurrent = true;
    loadSince(client, filters, undefined).then(
      (loaded) => {
        if (!isCurrent) return;
        setSeen(loaded);
        setError(undefined);
      },
      (thrown) => isCurrent && setError(thrown),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, status, method, operation, text]);
  usePoll(() => load(seen), 1000, isLive && (seen !== undefined || error !== undefined));

  const clear = async () => {
    await client.admin('delete', '/__admin/requests');
    setSeen([]);
  };
  return { requests: seen, error, clear };
}

/**
 * Loads what came after the requests that are known. The latest of these is loaded again: where it is missing, or is
 * another one, there were too many new ones for a page, the journal was cleared, or the sandbox was started again and
 * counts from 1. The list begins anew then.
 */
async function loadSince(
  client: Client,
  filters: RequestFilters,
  known: readonly JournalEntry[] = [],
): Promise<readonly JournalEntry[]> {
  const [latest] = known;
  if (latest === undefined) return loadRequests(client, filters);
  const loaded = await loadRequests(client, filters, latest.id - 1);
  const at = loaded.findIndex(
    ({ requestId, time }) => requestId === latest.requestId && time === latest.time,
  );
  if (at < 0) return loadRequests(client, filters);
  return at === 0 ? known : [...loaded.slice(0, at), ...known].slice(0, maxShown);
}

async function loadRequests(
  client: Client,
  { status, method, operation, text }: RequestFilters,
  since?: number,
): Promise<readonly JournalEntry[]> {
  const { requests } = await client.admin('get', '/__admin/requests', {
    query: {
      limit: pageSize,
      ...(status !== '' && { status: status.toUpperCase() }),
      ...(method !== '' && { method }),
      ...(operation !== '' && { operation }),
      ...(text.trim() !== '' && { text: text.trim() }),
      ...(since !== undefined && { since }),
    },
  });
  return requests;
}
