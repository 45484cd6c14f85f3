import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createHotSwap } from '../../../src/server/reload/hot-swap.ts';
import { rawRequest, seeConnection } from '../../support/raw-connection.ts';

it('a listener is replaced at once when the responses in progress went with their connection', async () => {
  let received = 0;
  const swap = createHotSwap((req) => {
    received += 1;
    if (received === 3) req.socket.resetAndDestroy();
  });
  const server = createServer(swap.listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await seeConnection(url, rawRequest('GET', '/').repeat(3));
  expect(received).toBe(3);
  const started = performance.now();
  await swap.change(async () => (_req, res) => void res.end('new'));
  expect(performance.now() - started).toBeLessThan(300);
  expect(await (await fetch(url)).text()).toBe('new');
  server.close();
});
