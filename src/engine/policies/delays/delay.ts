import type { Random } from '../../../random.ts';

/**
 * How a delay is given: milliseconds or a duration (`'1.5s'`), a range (`'100ms-2s'`), or a median with a spread
 * (`'200ms~0.4'`): the sigma of a log-normal distribution, as in WireMock.
 */
export type GivenDelay =
  | number
  | string
  | { readonly min: number | string; readonly max: number | string }
  | { readonly median: number | string; readonly sigma: number };

/** How long responses are delayed: evenly between two bounds, which may be equal, or around a median. */
export type Delay =
  | { readonly minMs: number; readonly maxMs: number }
  | { readonly medianMs: number; readonly sigma: number };

/** The longest delay, in milliseconds. */
export const maxDelayMs = 60_000;

/** How long one response is delayed, in whole milliseconds. A fixed delay draws no random number. */
export function drawDelay(delay: Delay, random: Random): number {
  if ('medianMs' in delay) {
    const drawnMs = delay.medianMs * Math.exp(delay.sigma * drawNormal(random));
    return Math.min(Math.round(drawnMs), maxDelayMs);
  }
  return delay.minMs === delay.maxMs ? delay.minMs : random.integer(delay.minMs, delay.maxMs);
}

/** A number of the standard normal distribution (Box and Muller's transform). */
function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
