import type { AttemptResult } from './delivery.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** The pauses before the attempts after the first, in milliseconds, as Standard Webhooks recommends them. */
const pauses: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** The pause before the next attempt, in milliseconds; `undefined` after the last one. */
export function pauseAfter(attempts: number): number | undefined {
  return pauses[attempts - 1];
}

/** Whether a target wants no more attempts: 410 says that it is gone. */
export function isFinal(result: AttemptResult): boolean {
  return 'status' in result && result.status === 410;
}
