import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { waitForDelay } from '../../../src/http/response/wait-for-delay.ts';

/** A request under way, and how to leave it. */
async function underWay(): Promise<{ res: ServerResponse; leave: () => void; end: () => Promise<void> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client.on('error', () => {});
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse];
  const end = async () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { res, leave: () => client.destroy(), end };
}

afterEach(() => vi.useRealTimers());

describe('a wait', () => {
  it('lasts as long as it is to, and leaves nothing behind', async () => {
    const { res, end } = await underWay();
    const listeners = res.listenerCount('close');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wait = waitForDelay(60_000, res);
    const ended = vi.fn();
    wait.then(ended);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await wait).toBe(true);
    expect(res.listenerCount('close')).toBe(listeners);
    vi.useRealTimers();
    await end();
  });

  it('ends when the client disconnects, and its timer too', async () => {
    const { res, leave, end } = await underWay();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wait = waitForDelay(60_000, res);
    expect(vi.getTimerCount()).toBe(1);
    leave();
    expect(await wait).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await end();
  });

  it('is none when the client went away before it', async () => {
    const { res, leave, end } = await underWay();
    const gone = once(res, 'close');
    leave();
    await gone;
    expect(await waitForDelay(60_000, res)).toBe(false);
    await end();
  });
});
