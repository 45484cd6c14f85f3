import type { Clock } from '../context.ts';
import { SandboxError } from '../errors.ts';

/** How a clock is set; everything in milliseconds. */
export interface ClockSetting {
  /** The time at which the clock is frozen, since 1970; without it, the clock runs as the machine's does. */
  readonly time?: number;
  /** How far a frozen clock advances with each request. */
  readonly step?: number;
  /** How far a running clock is ahead of the machine's. */
  readonly ahead?: number;
}

/** The clock of a session. */
export interface SettableClock extends Clock {
  /** As it was last set. A new session starts with this setting of the default session. */
  readonly setting: ClockSetting;
  /** The time of a request. Each request takes it once: a clock with a step advances after it. */
  take(): Date;
  /** @throws SandboxError `invalid` for a time out of range. */
  set(setting: ClockSetting): void;
  /** Moves the clock forward, or back, by milliseconds. @throws SandboxError `invalid` for a time out of range. */
  move(by: number): void;
  /** Calls a listener whenever the clock is set, and when a frozen one advances. Returns what ends that. */
  onChange(listener: () => void): () => void;
}

/** The times that every format of the sandbox can express, ULIDs among them. */
const timeRange = {
  first: Date.parse('1970-01-01T00:00:00.000Z'),
  last: Date.parse('9999-12-31T23:59:59.999Z'),
} as const;

/**
 * A clock that is frozen, runs, or advances with each request.
 * @example createClock({ time: Date.parse('2026-01-01T00:00:00Z'), step: 1000 })
 * @throws SandboxError `invalid` for a time out of range.
 */
export function createClock(initial: ClockSetting = {}): SettableClock {
  let setting = requireInRange(initial);
  /** The current time of a frozen clock. */
  let frozenAt = setting.time;
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };

  const now = () => new Date(Math.min(frozenAt ?? Date.now() + (setting.ahead ?? 0), timeRange.last));

  function set(next: ClockSetting): void {
    setting = requireInRange(next);
    frozenAt = setting.time;
    notify();
  }

  return {
    get setting() {
      return setting;
    },
    now,
    take: () => {
      const time = now();
      if (frozenAt === undefined || setting.step === undefined) return time;
      frozenAt = Math.min(frozenAt + setting.step, timeRange.last);
      notify();
      return time;
    },
    set,
    move: (by) => {
      if (frozenAt === undefined) set({ ...setting, ahead: (setting.ahead ?? 0) + by });
      else set({ ...setting, time: frozenAt + by });
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function requireInRange(setting: ClockSetting): ClockSetting {
  const time = setting.time ?? Date.now() + (setting.ahead ?? 0);
  if (time >= timeRange.first && time <= timeRange.last) return setting;
  const [first, last] = [timeRange.first, timeRange.last].map((each) => new Date(each).toISOString());
  throw new SandboxError('invalid', `the clock cannot be set there: give a time from ${first} to ${last}`);
}
