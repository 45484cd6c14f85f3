import type { SettableClock } from '../../session/session-clock.ts';
import type { AttemptResult } from './delivery.ts';
import { type Entry, isDelivered } from './delivery-entry.ts';
import type { DeliveryList } from './delivery-list.ts';
import { isFinal, pauseAfter } from './retry-schedule.ts';
import type { OutgoingMessage } from './send-message.ts';
import type { SignMessage } from './sign-message.ts';
import type { RunForTarget } from './target-queues.ts';

/** How messages leave. */
export interface DispatchOptions {
  readonly clock: SettableClock;
  readonly sign: SignMessage;
  readonly send: (message: OutgoingMessage, signal: AbortSignal) => Promise<AttemptResult>;
  readonly runForTarget: RunForTarget;
}

/** Sends what is due, and what fails again later. */
export interface Dispatcher {
  /** Looks for what is due, now and whenever the clock says so. */
  pump(): void;
  /** Ends what is being sent. */
  stop(): void;
}

/** The longest pause that a timer takes, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * Creates what sends the deliveries of a list by a clock: a running one wakes it, a frozen one when it is advanced.
 * @param onAttempt called after each attempt
 */
export function createDispatcher(
  entries: DeliveryList,
  { clock, sign, send, runForTarget }: DispatchOptions,
  onAttempt: (entry: Entry) => void,
): Dispatcher {
  let timer: NodeJS.Timeout | undefined;
  let ending = new AbortController();

  function pump(): void {
    clearTimeout(timer);
    const now = clock.now().getTime();
    let next = Number.POSITIVE_INFINITY;
    for (const entry of entries.waiting()) {
      if (entry.dueAt > now) next = Math.min(next, entry.dueAt);
      else start(entry);
    }
    if (clock.setting.time !== undefined || next === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(pump, Math.min(next - now, maxTimerMs));
    timer.unref();
  }

  function start(entry: Entry): void {
    const { signal } = ending;
    entry.isSending = true;
    runForTarget(new URL(entry.url).origin, async () => {
      if (signal.aborted || !entries.has(entry)) return;
      await attempt(entry, signal);
      if (signal.aborted) return;
      onAttempt(entry);
      pump();
    });
  }

  async function attempt(entry: Entry, signal: AbortSignal): Promise<void> {
    const time = clock.now();
    const begun = performance.now();
    const { method, headers: declared, body } = entry.message;
    const headers = { ...declared, ...sign(entry.id, time, body?.bytes ?? Buffer.alloc(0)) };
    const result = await send(
      { url: entry.url, method, headers, ...(body && { bytes: body.bytes }) },
      signal,
    );
    entry.isSending = false;
    entry.record({ time, headers, result, durationMs: Math.round(performance.now() - begun) });
    if (isDelivered(result)) return entry.end('delivered');
    const pause = isFinal(result) ? undefined : pauseAfter(entry.attemptsOfRound());
    if (pause === undefined) entry.end('failed');
    else entry.dueAt = clock.now().getTime() + pause;
  }

  return {
    pump,
    stop: () => {
      ending.abort();
      ending = new AbortController();
      clearTimeout(timer);
    },
  };
}
