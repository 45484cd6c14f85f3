import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { countRequests } from './count-requests.ts';

/** A request listener that can be replaced while requests arrive. */
export interface HotSwap {
  readonly listener: RequestListener;
  /**
   * Replaces the listener. Requests that arrive meanwhile wait for the new one; requests in progress have a moment to
   * finish first.
   */
  change(replace: () => Promise<RequestListener>): Promise<void>;
}

/** How long requests in progress may take before their listener is replaced. */
const drainTimeoutMs = 400;

export function createHotSwap(first: RequestListener): HotSwap {
  let current = first;
  let swapping: Promise<void> | undefined;
  const inProgress = countRequests();

  function enter(req: IncomingMessage, res: ServerResponse): void {
    inProgress.add(res);
    current(req, res);
  }

  async function replaceWith(replace: () => Promise<RequestListener>): Promise<void> {
    await withinDrainTime(inProgress.none());
    current = await replace();
  }

  return {
    listener: (req, res) => {
      if (swapping === undefined) enter(req, res);
      else swapping.then(() => enter(req, res));
    },
    async change(replace) {
      const change = replaceWith(replace);
      // Waiting requests go on either way: to the new listener, or to the old one when there is no new one.
      swapping = change.catch(() => {});
      await change.finally(() => {
        swapping = undefined;
      });
    },
  };
}

/** Waits for requests in progress, for as long as they may take. */
async function withinDrainTime(done: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, drainTimeoutMs);
  });
  await Promise.race([done, timeout]);
  clearTimeout(timer);
}
