import { describe, expect, it } from 'vitest';
import type { AttemptResult, Message } from '../../../src/engine/events/delivery.ts';
import { outboxLimits } from '../../../src/engine/events/delivery-list.ts';
import { createOutbox } from '../../../src/engine/events/outbox.ts';
import { createRandom } from '../../../src/random.ts';
import { createClock } from '../../../src/session/session-clock.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const message = (changes: Partial<Message> = {}): Message => ({
  kind: 'webhook',
  name: 'book.lent',
  method: 'POST',
  url: 'http://127.0.0.1:9/in',
  headers: {},
  ...changes,
});
const ok: AttemptResult = { status: 200, text: '', isTruncated: false };
const failing: AttemptResult = { status: 503, text: '', isTruncated: false };

/** An outbox with a frozen clock, whose targets respond with these results in turn; the last one stays. */
function outboxWith(...results: readonly AttemptResult[]) {
  const clock = createClock({ time: start });
  const sent: string[] = [];
  const outbox = createOutbox({
    clock,
    random: createRandom('seed'),
    allows: (url) => (url.includes('127.0.0.1') ? undefined : 'not here'),
    sign: (id, time) => ({ 'webhook-id': id, 'webhook-timestamp': String(time.getTime() / 1_000) }),
    send: async ({ headers }) => {
      sent.push(headers['webhook-timestamp'] ?? '');
      return results[Math.min(sent.length, results.length) - 1] ?? ok;
    },
    runForTarget: (_, task) => void task(),
  });
  return { clock, outbox, sent };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the outbox of a session', () => {
  it('delivers a message, and lists it with its attempt', async () => {
    const { outbox } = outboxWith(ok);
    const { id } = outbox.add(message());
    expect(outbox.get(id)).toMatchObject({ status: 'pending', attempts: [] });
    await settled();
    expect(outbox.get(id)).toMatchObject({ status: 'delivered', attempts: [{ result: { status: 200 } }] });
  });

  it('retries when the frozen clock is advanced, by the schedule of Standard Webhooks', async () => {
    const { clock, outbox, sent } = outboxWith(failing, { error: 'connect ECONNREFUSED' }, failing, ok);
    const { id } = outbox.add(message());
    await settled();
    expect(outbox.get(id)).toMatchObject({ status: 'pending', nextAttemptAt: new Date(start + 5_000) });
    for (const step of [4_999, 1, 300_000, 1_800_000]) {
      clock.move(step);
      await settled();
    }
    expect(sent.map((time) => Number(time) - start / 1_000)).toEqual([0, 5, 305, 2_105]);
    expect(outbox.get(id)).toMatchObject({ status: 'delivered' });
  });

  it('gives up after the tenth attempt', async () => {
    const { clock, outbox, sent } = outboxWith(failing);
    const { id } = outbox.add(message());
    for (let day = 0; day < 20; day += 1) {
      await settled();
      clock.move(86_400_000);
    }
    expect(sent).toHaveLength(10);
    expect(outbox.get(id)?.status).toBe('failed');
  });

  it('does not retry what is gone', async () => {
    const { outbox } = outboxWith({ status: 410, text: '', isTruncated: false });
    const { id } = outbox.add(message());
    await settled();
    expect(outbox.get(id)?.status).toBe('failed');
  });

  it('sends again what was delivered, with the same id', async () => {
    const { outbox, sent } = outboxWith(ok);
    const { id } = outbox.add(message());
    await settled();
    expect(outbox.resend(id)?.status).toBe('pending');
    await settled();
    expect(sent).toHaveLength(2);
    expect(outbox.get(id)).toMatchObject({ id, status: 'delivered' });
    expect(outbox.resend('msg_unknown')).toBeUndefined();
  });

  it('refuses what has no target, or one that is not allowed', async () => {
    const { outbox, sent } = outboxWith(ok);
    const { url: _, ...nowhere } = message();
    expect(outbox.add(nowhere)).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('--webhook-url'),
    });
    expect(outbox.add(message({ url: 'http://10.0.0.1/' }))).toMatchObject({
      status: 'refused',
      reason: 'not here',
    });
    expect(outbox.add(message({ refusal: 'no body' }))).toMatchObject({
      status: 'refused',
      reason: 'no body',
    });
    await settled();
    expect(sent).toEqual([]);
  });

  it('forgets everything when it is cleared', async () => {
    const { clock, outbox, sent } = outboxWith(failing);
    outbox.add(message());
    await settled();
    outbox.clear();
    clock.move(86_400_000);
    await settled();
    expect(outbox.list()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('bounds how many wait, and how many are listed', async () => {
    const { outbox } = outboxWith(failing);
    for (let count = 0; count < outboxLimits.waiting; count += 1) outbox.add(message());
    expect(outbox.add(message())).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('wait already'),
    });
    for (let count = 0; count < outboxLimits.listed; count += 1) outbox.add(message());
    expect(outbox.list()).toHaveLength(outboxLimits.listed);
  });

  it('bounds how much memory they take', async () => {
    const { outbox } = outboxWith(ok);
    const bytes = Buffer.alloc(6 * 1024 * 1024);
    for (let count = 0; count < 2; count += 1) outbox.add(message({ body: { value: 0, bytes } }));
    expect(outbox.add(message({ body: { value: 0, bytes } }))).toMatchObject({ status: 'refused' });
    await settled();
    for (let count = 0; count < 5; count += 1) {
      outbox.add(message({ body: { value: 0, bytes } }));
      await settled();
    }
    expect(outbox.list().length).toBeLessThanOrEqual(2);
  });

  it('has the same ids for the same seed', () => {
    expect(outboxWith(ok).outbox.add(message()).id).toBe(outboxWith(ok).outbox.add(message()).id);
  });
});
