import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { countRequests } from '../../../src/server/reload/count-requests.ts';

it('none is in progress once each has its response, over one connection or several', async () => {
  const inProgress = countRequests();
  await inProgress.none();
  const pending: ServerResponse[] = [];
  const server = createServer((_req, res) => {
    inProgress.add(res);
    pending.push(res);
    if (pending.length === 2) server.emit('both');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const round of ['new connections', 'the same ones again']) {
    const both = once(server, 'both');
    const responses = [fetch(url), fetch(url)];
    await both;
    let isNone = false;
    const none = Promise.all([inProgress.none(), inProgress.none()]).then(() => {
      isNone = true;
    });
    const [first, second] = pending.splice(0);
    await once(first?.end(round) ?? server, 'close');
    expect(isNone).toBe(false);
    second?.end(round);
    await none;
    const texts = await Promise.all(responses.map(async (response) => (await response).text()));
    expect(texts).toEqual([round, round]);
  }
  server.close();
});
