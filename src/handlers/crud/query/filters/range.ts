import type { Bound } from '../../../../inference/query/filter.ts';
import { numberIn } from '../../values/to-numeric.ts';

const isOnSide: Readonly<Record<Exclude<Bound, 'during'>, (own: number, limit: number) => boolean>> = {
  from: (own, limit) => own >= limit,
  above: (own, limit) => own > limit,
  to: (own, limit) => own <= limit,
  below: (own, limit) => own < limit,
};

/** The limit of a range: a number; or a time since 1970 and the end of its day, both in milliseconds. */
export type Limit = { readonly number: number } | { readonly moment: number; readonly end: number };

const lastMillisecondOfDay = 24 * 60 * 60 * 1000 - 1;

/** Parses the value of a range's parameter; undefined for neither a number nor a time. */
export function parseLimit(text: string | number | boolean): Limit | undefined {
  const number = text === '' ? Number.NaN : Number(text);
  if (!Number.isNaN(number)) return { number };
  const moment = toTimestamp(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(String(text));
  return Number.isNaN(moment) ? undefined : { moment, end: isDay ? moment + lastMillisecondOfDay : moment };
}

/**
 * Whether the value of a row is on one side of a limit, or in its day. Numbers, texts of them too, compare by value, times by their moment; a
 * limit without a time of day includes its whole day. Any other value is on no side.
 */
export function isInRange(bound: Bound, limit: Limit, own: unknown): boolean {
  if (bound === 'during') return isInRange('from', limit, own) && isInRange('to', limit, own);
  if ('number' in limit) {
    const number = numberIn(own);
    return number !== undefined && isOnSide[bound](number, limit.number);
  }
  return isOnSide[bound](toTimestamp(own), bound === 'to' ? limit.end : limit.moment);
}

/** `Date.parse` alone would parse `user 5` as a day of 2001. */
function toTimestamp(value: unknown): number {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
}
