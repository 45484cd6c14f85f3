import type { HandlerContext } from '../../context.ts';

const day = 86_400_000;
const hour = 3_600_000;

/** How far back a demo goes. */
export const year = 365 * day;

/** A moment between two others, in the daytime where there is one. */
export function randomTimeBetween(random: HandlerContext['random'], from: number, to: number): number {
  const moment = from + random.next() * (to - from);
  const daytime = Math.floor(moment / day) * day + 7 * hour + random.next() * 11 * hour;
  return Math.floor(daytime > from && daytime < to ? daytime : moment);
}

/** So many moments between two others, in their order. */
export function randomTimesBetween(
  random: HandlerContext['random'],
  from: number,
  to: number,
  count: number,
): readonly number[] {
  return Array.from({ length: count }, () => randomTimeBetween(random, from, to)).sort((a, b) => a - b);
}
