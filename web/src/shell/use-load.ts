import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { useClient } from './client-context.ts';

/**
 * What is loaded from the sandbox. While it is loaded again, what was loaded before remains; also when that fails, unless
 * something else is to be loaded then.
 */
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
  const loaded = useRef<unknown>(undefined);
  const [count, setCount] = useState(0);
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    data: undefined,
    error: undefined,
    isLoading: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is a new function each time; its inputs are listed
  useEffect(() => {
    let isCurrent = true;
    const wanted = JSON.stringify(inputs);
    setState(({ data, error }) => ({ data, error, isLoading: true }));
    load(client).then(
      (data) => {
        if (!isCurrent) return;
        loaded.current = wanted;
        setState((before) => ({ data: sameOr(before.data, data), error: undefined, isLoading: false }));
      },
      (error) => {
        if (!isCurrent) return;
        const isKnown = loaded.current === wanted;
        setState((before) => ({ data: isKnown ? before.data : undefined, error, isLoading: false }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, count, ...inputs]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { ...state, reload };
}

/** The first of two values where they are equal, so that what is made of it is not made again. */
function sameOr<T>(before: T | undefined, data: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(data) ? before : data;
}
