import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

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
  const inProgress = new Set<ServerResponse>();

  function enter(req: IncomingMessage, res: ServerResponse): void {
    inProgress.add(res);
    res.once('close', () => leave(res));
    current(req, res);
  }

  /** Node closes none of the responses that wait behind one whose connection is lost: they go with it. */
  function leave(res: ServerResponse): void {
    inProgress.delete(res);
    const { socket } = res.req;
    if (!socket.destroyed) return;
    for (const other of inProgress) if (other.req.socket === socket) inProgress.delete(other);
  }

  async function replaceWith(replace: () => Promise<RequestListener>): Promise<void> {
    await drain(inProgress);
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

/** Waits for the responses in progress, for as long as they may take. */
async function drain(inProgress: ReadonlySet<ServerResponse>): Promise<void> {
  const closing = [...inProgress].map((res) => new Promise((closed) => res.once('close', closed)));
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, drainTimeoutMs);
  });
  await Promise.race([Promise.all(closing), timeout]);
  clearTimeout(timer);
}
