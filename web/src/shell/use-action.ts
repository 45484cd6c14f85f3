import { useState } from 'preact/hooks';
import { showStatus } from '../components/status.tsx';

/** Something that a button does. */
export interface Action {
  /** Whatever it threw the last time. */
  readonly error: unknown;
  readonly isRunning: boolean;
  /** Runs it, and says what was done. Returns whether it succeeded. */
  readonly run: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

/** Runs what buttons do, one at a time, and remembers why the last one failed. */
export function useAction(): Action {
  const [error, setError] = useState<unknown>();
  const [isRunning, setIsRunning] = useState(false);
  const run: Action['run'] = async (work, done) => {
    setIsRunning(true);
    setError(undefined);
    try {
      await work();
      if (done !== undefined) showStatus(done);
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      setIsRunning(false);
    }
  };
  return { error, isRunning, run };
}
