import type { Clock } from '../context.ts';
import { SandboxError } from '../errors.ts';

/** How a clock goes; all of it in milliseconds. */
export interface ClockSetting {
  /** Where it stands, since 1970; a clock without it goes as the machine's does. */
  readonly time?: number;
  /** How far a clock that stands moves on with each call. */
  readonly step?: number;
  /** How far a clock that goes is ahead of the machine's. */
  readonly ahead?: number;
}

/** A clock of a session's own. */
export interface SettableClock extends Clock {
  /** As it was set last, which is where a session that begins now begins. */
  readonly setting: ClockSetting;
  /** The moment of a call, asked for once by each: a clock with a step moves on after it. */
  take(): Date;
  /** @throws SandboxError `invalid` for a time that is out of reach. */
  set(setting: ClockSetting): void;
  /** Moves it on, or back. @throws SandboxError `invalid` when that is out of reach. */
  move(by: number): void;
}

/** The times that every format of the sandbox can tell, ULIDs among them. */
export const reach = {
  first: Date.parse('1970-01-01T00:00:00.000Z'),
  last: Date.parse('9999-12-31T23:59:59.999Z'),
} as const;

/**
 * A clock that stands, goes, or moves on with each call.
 * @example createClock({ time: Date.parse('2026-01-01T00:00:00Z'), step: 1000 })
 * @throws SandboxError `invalid` for a time that is out of reach.
 */
export function createClock(first: ClockSetting = {}): SettableClock {
  let setting = requireReachable(first);
  /** Where it stands now. */
  let frozenAt = setting.time;

  const now = () => new Date(Math.min(frozenAt ?? Date.now() + (setting.ahead ?? 0), reach.last));

  function set(next: ClockSetting): void {
    setting = requireReachable(next);
    frozenAt = setting.time;
  }

  return {
    get setting() {
      return setting;
    },
    now,
    take: () => {
      const moment = now();
      if (frozenAt !== undefined) frozenAt = Math.min(frozenAt + (setting.step ?? 0), reach.last);
      return moment;
    },
    set,
    move: (by) => {
      if (frozenAt === undefined) set({ ...setting, ahead: (setting.ahead ?? 0) + by });
      else set({ ...setting, time: frozenAt + by });
    },
  };
}

function requireReachable(setting: ClockSetting): ClockSetting {
  const time = setting.time ?? Date.now() + (setting.ahead ?? 0);
  if (time >= reach.first && time <= reach.last) return setting;
  const [first, last] = [reach.first, reach.last].map((each) => new Date(each).toISOString());
  throw new SandboxError('invalid', `the clock cannot be set there: give a time from ${first} to ${last}`);
}
