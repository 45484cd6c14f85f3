import { useEffect, useRef } from 'preact/hooks';
import { useClient } from './client-context.ts';
import type { Loaded } from './use-load.ts';

/**
 * Loads something again every so often while the page is visible, and whenever the user comes back to it; never while it
 * is being loaded.
 * @param pauseMs the pause between two loads; without it, only when the user comes back
 */
export function useRefresh(
  { reload, isLoading }: Pick<Loaded<unknown>, 'reload' | 'isLoading'>,
  pauseMs?: number,
): void {
  const { maySend } = useClient();
  const isBusy = useRef(isLoading);
  isBusy.current = isLoading;
  useEffect(() => {
    let isOver = false;
    const refresh = async () => {
      if (!isBusy.current && !document.hidden && (await maySend()) && !isOver) reload();
    };
    const timer = pauseMs === undefined ? undefined : setInterval(refresh, pauseMs);
    addEventListener('focus', refresh);
    return () => {
      isOver = true;
      clearInterval(timer);
      removeEventListener('focus', refresh);
    };
  }, [reload, pauseMs, maySend]);
}
