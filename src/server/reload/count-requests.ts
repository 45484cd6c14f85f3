import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many requests are in progress: those whose response is not sent, and whose connection is not lost. */
export interface RequestCount {
  add(res: ServerResponse): void;
  /** Resolves once none is. */
  none(): Promise<void>;
}

/**
 * Counts requests, and does not collect them: a set that each request enters and leaves is copied every few requests,
 * each copy refers to the next one, and so V8 takes what was in any of them for needed long after.
 */
export function countRequests(): RequestCount {
  const ofConnections = new WeakMap<Socket, { count: number }>();
  let total = 0;
  let waiting: (() => void)[] = [];

  function leave(socket: Socket, own: { count: number }): void {
    // Node closes none of the responses that wait behind one whose connection is lost: they go with it.
    const left = socket.destroyed ? own.count : 1;
    own.count -= left;
    total -= left;
    if (total > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  return {
    add: (res) => {
      const { socket } = res.req;
      if (socket.destroyed) return; // lost while it waited for a listener
      const own = ofConnections.get(socket) ?? { count: 0 };
      ofConnections.set(socket, own);
      own.count += 1;
      total += 1;
      res.once('close', () => leave(socket, own));
    },
    none: () =>
      new Promise((resolve) => {
        if (total === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}
