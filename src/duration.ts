import ms from 'ms';

/**
 * Parses a duration: a number of milliseconds, or a number with its unit.
 * @returns whole milliseconds; `undefined` when the text is not a duration
 * @example parseDuration('1.5s') // 1500
 */
export function parseDuration(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)? ?[a-z]*$/i.test(text) || text.length > 30) return undefined;
  const durationMs = ms(text as ms.StringValue) as number | undefined;
  return durationMs === undefined || !Number.isFinite(durationMs) ? undefined : Math.round(durationMs);
}
