import type { Config } from '../config/parse-config.ts';
import { parseDuration } from '../duration.ts';
import { StartupError } from '../errors.ts';
import { parseTimestamp } from '../timestamp.ts';

/** The time of a frozen clock: `'2026-01-01T00:00:00Z'`, a `Date`, or milliseconds since 1970. */
export type GivenTime = string | Date | number;

/** A frozen clock, or one that advances with each request: `{ time: '2026-01-01T00:00:00Z', step: '1s' }`. */
export type GivenClock = GivenTime | { readonly time: GivenTime; readonly step?: string | number };

/**
 * The clock that an option describes, in milliseconds.
 * @throws StartupError for an invalid time or step.
 */
export function clockFrom(given: GivenClock): NonNullable<Config['clock']> {
  if (typeof given !== 'object' || given instanceof Date) return { time: timeFrom(given) };
  const time = timeFrom(given.time);
  return given.step === undefined ? { time } : { time, step: stepFrom(given.step) };
}

function timeFrom(given: GivenTime): number {
  const time = typeof given === 'string' ? parseTimestamp(given) : Number(given);
  if (time !== undefined && time >= 0) return time;
  const quoted = given instanceof Date ? 'a Date before 1970 or without a time' : JSON.stringify(given);
  throw new StartupError(
    `The clock cannot be frozen at ${quoted}: give a time with its offset, from 1970 on, such as 2026-01-01T00:00:00Z.`,
  );
}

function stepFrom(given: string | number): number {
  const step = parseDuration(String(given));
  if (step !== undefined && step >= 0) return step;
  throw new StartupError(
    `The clock cannot advance by ${JSON.stringify(given)}: give a duration, such as '1s' or 250 (milliseconds).`,
  );
}
