import type { HandlerContext } from '../../context.ts';

const day = 86_400_000;
const hour = 3_600_000;

/** How far back a demo goes, in milliseconds. */
export const year = 365 * day;

/** A time between two others, all in milliseconds since 1970; during the day where possible. */
export function randomTimeBetween(random: HandlerContext['random'], from: number, to: number): number {
  const time = from + random.next() * (to - from);
  const daytime = Math.floor(time / day) * day + 7 * hour + random.next() * 11 * hour;
  return Math.floor(daytime > from && daytime < to ? daytime : time);
}

/** As many times between two others, ascending. */
function randomTimesBetween(
  random: HandlerContext['random'],
  from: number,
  to: number,
  count: number,
): readonly number[] {
  return Array.from({ length: count }, () => randomTimeBetween(random, from, to)).sort((a, b) => a - b);
}

/** As many times between two others, ascending; the last is within the hour before the second. */
export function randomTimesUpTo(
  random: HandlerContext['random'],
  from: number,
  to: number,
  count: number,
): readonly number[] {
  const earlier = randomTimesBetween(random, from, to - hour, Math.max(0, count - 1));
  return count === 0 ? [] : [...earlier, to - Math.floor(random.next() * hour)];
}
