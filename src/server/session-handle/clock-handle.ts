import { parseDuration } from '../../duration.ts';
import { SandboxError } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { clockFrom, type GivenClock } from '../clock-option.ts';

/** The clock of a session, for a test to set. */
export interface ClockHandle {
  now(): Date;
  /** Freezes it at a time, or lets it advance from there with each request. @throws StartupError for an invalid time. */
  set(clock: GivenClock): void;
  /** Advances it by `'1h'`, or by milliseconds; a negative value sets it back. @throws SandboxError for no duration. */
  advance(by: string | number): void;
}

export function createClockHandle(session: () => Session): ClockHandle {
  return {
    now: () => session().runtime.clock.now(),
    set: (clock) => session().runtime.clock.set(clockFrom(clock)),
    advance: (by) => {
      const time = parseDuration(String(by));
      if (time === undefined) {
        throw new SandboxError(
          'invalid',
          `the clock cannot advance by ${JSON.stringify(by)}: give a duration, such as '1h' or 250 (milliseconds)`,
        );
      }
      session().runtime.clock.move(time);
    },
  };
}
