import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Where requests come in; what serves them can be changed while they come. */
export interface HotSwap {
  readonly listener: RequestListener;
  /**
   * Lets nobody in while `replace` makes what is to serve from then on; who comes meanwhile waits. Those inside have a
   * moment to get their answers first.
   */
  change(replace: () => Promise<RequestListener>): Promise<void>;
}

/** How long requests under way are waited for before what serves them is changed, in milliseconds. */
const drainTimeoutMs = 400;

export function createHotSwap(first: RequestListener): HotSwap {
  let serving = first;
  let changing: Promise<void> | undefined;
  const inside = new Set<ServerResponse>();

  function enter(req: IncomingMessage, res: ServerResponse): void {
    inside.add(res);
    res.once('close', () => inside.delete(res));
    serving(req, res);
  }

  async function replaceWith(replace: () => Promise<RequestListener>): Promise<void> {
    await whenAllLeft(inside);
    serving = await replace();
  }

  return {
    listener: (req, res) => {
      if (changing === undefined) enter(req, res);
      else changing.then(() => enter(req, res));
    },
    async change(replace) {
      const change = replaceWith(replace);
      // Whoever waits is let in either way: to the new one, or to the old one when there is no new one.
      changing = change.catch(() => {});
      await change.finally(() => {
        changing = undefined;
      });
    },
  };
}

async function whenAllLeft(inside: ReadonlySet<ServerResponse>): Promise<void> {
  const leaving = [...inside].map((res) => new Promise((left) => res.once('close', left)));
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise((resolve) => {
    timer = setTimeout(resolve, drainTimeoutMs);
  });
  await Promise.race([Promise.all(leaving), tired]);
  clearTimeout(timer);
}
