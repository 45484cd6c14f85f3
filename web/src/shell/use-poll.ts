import { useEffect, useRef } from 'preact/hooks';
import { useClient } from './client-context.ts';

/**
 * Runs something every so often while the page is visible, and at once when it becomes visible again. The next run waits
 * for the end of the one before.
 * @param run must not throw
 * @param pauseMs the pause between two runs
 */
export function usePoll(run: () => Promise<void>, pauseMs = 1000, isOn = true): void {
  const { maySend } = useClient();
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isRunning = false;
    const next = async () => {
      clearTimeout(timer);
      if (isOver || isRunning || document.hidden) return;
      isRunning = true;
      if (await maySend()) await latest.current();
      isRunning = false;
      if (!isOver) timer = setTimeout(next, pauseMs);
    };
    next();
    document.addEventListener('visibilitychange', next);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', next);
    };
  }, [pauseMs, isOn, maySend]);
}
