import { parseDuration } from '../../duration.ts';
import { SandboxError } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { clockFrom, type GivenClock } from '../clock-option.ts';

/** The time in a world, as a test holds it. */
export interface ClockHandle {
  now(): Date;
  /** Lets it stand at a time, or move on from there with each call. @throws StartupError for what is no time. */
  set(clock: GivenClock): void;
  /** Moves it on, or back: by `'1h'`, or so many milliseconds. @throws SandboxError for what is no length of time. */
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
          `the clock cannot be moved by ${JSON.stringify(by)}: give a length of time, such as '1h' or 250 (milliseconds)`,
        );
      }
      session().runtime.clock.move(time);
    },
  };
}
