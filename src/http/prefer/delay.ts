import type { ServerResponse } from 'node:http';

/**
 * Lets a time pass before an answer, in milliseconds; false when nobody waits for it any more, which ends the wait at
 * once. It keeps no process alive.
 */
export function waitForDelay(milliseconds: number, res: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    if (res.closed) return resolve(false);
    const leave = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      res.off('close', leave);
      resolve(true);
    }, milliseconds).unref();
    res.once('close', leave);
  });
}
