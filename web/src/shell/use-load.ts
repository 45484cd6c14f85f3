import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { useClient } from './client-context.ts';

/** What is loaded from the sandbox. While it is loaded again, what was loaded before remains. */
export interface Loaded<T> {
  readonly data: T | undefined;
  /** Whatever the load threw. */
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Loads it again. */
  readonly reload: () => void;
}

/**
 * Loads something from the sandbox: at first, and again when an input changes or another session is shown. A load that a
 * later one overtakes is ignored.
 */
export function useLoad<T>(load: (client: Client) => Promise<T>, inputs: readonly unknown[] = []): Loaded<T> {
  const client = useClient();
  const [count, setCount] = useState(0);
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    data: undefined,
    error: undefined,
    isLoading: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is a new function each time; its inputs are listed
  useEffect(() => {
    let isCurrent = true;
    setState(({ data, error }) => ({ data, error, isLoading: true }));
    load(client).then(
      (data) => isCurrent && setState({ data, error: undefined, isLoading: false }),
      (error) => isCurrent && setState({ data: undefined, error, isLoading: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, count, ...inputs]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { ...state, reload };
}
