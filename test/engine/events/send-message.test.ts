import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../../src/engine/events/send-message.ts';
import { startReceiver } from '../../support/receiver.ts';

const { signal } = new AbortController();
const send = (url: string, timeoutMs = 5_000, by = signal) =>
  sendMessage(
    { url, method: 'POST', headers: { 'x-a': '1' }, bytes: Buffer.from('{"a":1}') },
    { timeoutMs, signal: by },
  );

describe('one attempt', () => {
  it('sends method, headers and body, and shows what came back', async () => {
    await using receiver = await startReceiver();
    expect(await send(`${receiver.url}/in?x=1`)).toEqual({ status: 200, text: 'ok', isTruncated: false });
    expect(receiver.requests).toMatchObject([
      { method: 'POST', path: '/in?x=1', text: '{"a":1}', headers: { 'x-a': '1', 'content-length': '7' } },
    ]);
  });

  it('ends after its time when the target hangs', async () => {
    await using receiver = await startReceiver(() => {});
    expect(await send(receiver.url, 40)).toEqual({ error: 'no response within 40 ms' });
  });

  it('counts a response by its status when its body stops half-way', async () => {
    await using receiver = await startReceiver((res) => void res.writeHead(202).write('half'));
    expect(await send(receiver.url, 60)).toEqual({ status: 202, text: 'half', isTruncated: true });
  });

  it('follows no redirect', async () => {
    await using elsewhere = await startReceiver();
    await using receiver = await startReceiver((res) =>
      res.writeHead(307, { Location: elsewhere.url }).end(),
    );
    expect(await send(receiver.url)).toMatchObject({ status: 307 });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('reads a few kilobytes of an endless response', async () => {
    let written = 0;
    await using receiver = await startReceiver((res) => {
      res.writeHead(200);
      const block = 'x'.repeat(64 * 1024);
      const more = () => {
        while (!res.destroyed && res.write(block)) written += block.length;
        res.once('drain', more);
      };
      more();
    });
    const result = await send(receiver.url);
    expect(result).toMatchObject({ status: 200, isTruncated: true, text: 'x'.repeat(4_096) });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('says that nobody listens', async () => {
    const closed = await startReceiver();
    await closed[Symbol.asyncDispose]();
    expect(await send(closed.url)).toEqual({ error: expect.stringContaining('ECONNREFUSED') });
  });

  it('ends at once when it is aborted', async () => {
    await using receiver = await startReceiver(() => {});
    const abort = new AbortController();
    const sent = send(receiver.url, 60_000, abort.signal);
    abort.abort();
    expect(await sent).toEqual({ error: 'it was ended before there was a response' });
  });

  it('reports headers that cannot be sent', async () => {
    const bad = { url: 'http://127.0.0.1:1/', method: 'POST', headers: { 'x-a': 'line\nbreak' } };
    expect(await sendMessage(bad, { timeoutMs: 100, signal })).toEqual({
      error: expect.stringContaining('Invalid character'),
    });
  });
});
