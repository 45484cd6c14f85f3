import { parseDuration } from '../../../duration.ts';
import type { Random } from '../../../random.ts';
import { type PartParser, show } from '../parse-parts.ts';

/** How a delay is given: milliseconds, or a duration such as `'1.5s'`. */
export type GivenDelay = number | string;

/** How long responses are delayed. */
export interface Delay {
  readonly fixedMs: number;
}

/** The longest delay, in milliseconds. */
const maxDelayMs = 60_000;

/** Parses a delay. */
export const parseDelay: PartParser<Delay> = (value, place) => {
  const isGiven = typeof value === 'number' || typeof value === 'string';
  const fixedMs = isGiven ? parseDuration(`${value}`) : undefined;
  if (fixedMs !== undefined && fixedMs >= 0 && fixedMs <= maxDelayMs) return { fixedMs };
  return place.report(`must be milliseconds or a duration of at most 60 s, and is ${show(value)}`);
};

/** How long one response is delayed, in milliseconds. */
export function drawDelay({ fixedMs }: Delay, _random: Random): number {
  return fixedMs;
}
