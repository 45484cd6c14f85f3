import type { Bound } from '../../../inference/query/filter.ts';

const isOnSide: Readonly<Record<Bound, (own: number, limit: number) => boolean>> = {
  from: (own, limit) => own >= limit,
  above: (own, limit) => own > limit,
  to: (own, limit) => own <= limit,
  below: (own, limit) => own < limit,
};

/** A limit that a filter sets to numbers, or to times: the moment in milliseconds, and that in which its day ends. */
export type Limit = { readonly number: number } | { readonly moment: number; readonly end: number };

const lastMoment = 24 * 60 * 60 * 1000 - 1;

/** The limit that a query names; absent for what is none. */
export function limitOf(text: string | number | boolean): Limit | undefined {
  const number = text === '' ? Number.NaN : Number(text);
  if (!Number.isNaN(number)) return { number };
  const moment = timestampKind(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(String(text));
  return Number.isNaN(moment) ? undefined : { moment, end: isDay ? moment + lastMoment : moment };
}

/**
 * Whether the value of a row is on a side of a limit: numbers by value, times by the moment; a day up `to` which rows
 * are meant counts to its end. What is neither is on no side.
 */
export function isInRange(bound: Bound, limit: Limit, own: unknown): boolean {
  if ('number' in limit) return typeof own === 'number' && isOnSide[bound](own, limit.number);
  return isOnSide[bound](timestampKind(own), bound === 'to' ? limit.end : limit.moment);
}

/** `Date.parse` alone takes `user 5` for a day of 2001. */
function timestampKind(value: unknown): number {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
}
