import type { ServerResponse } from 'node:http';

/**
 * Waits before a response. The timer does not keep the process alive.
 * @returns false, at once, when the client disconnects
 */
export function waitForDelay(delayMs: number, res: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    if (res.closed) return resolve(false);
    const abort = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      res.off('close', abort);
      // A response that waits behind another one is not closed with its connection.
      resolve(!res.req.socket.destroyed);
    }, delayMs).unref();
    res.once('close', abort);
  });
}
