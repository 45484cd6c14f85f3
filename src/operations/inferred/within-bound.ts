import type { Bound, RangeFilter } from '../../contract/resources/filter.ts';

const isOnSide: Readonly<Record<Bound, (own: number, limit: number) => boolean>> = {
  from: (own, limit) => own >= limit,
  above: (own, limit) => own > limit,
  to: (own, limit) => own <= limit,
  below: (own, limit) => own < limit,
};

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const lastMoment = 24 * 60 * 60 * 1000 - 1;

/**
 * Whether the value of a row is on the side of a limit that a filter asks for: numbers by value, times by the moment.
 * A day as the limit `to` which rows are meant counts to its end. What is neither is on no side, and a limit that is
 * neither leaves out nothing.
 */
export function isWithin({ bound }: RangeFilter, limit: string | number | boolean, own: unknown): boolean {
  const number = limit === '' ? Number.NaN : Number(limit);
  if (!Number.isNaN(number)) return typeof own === 'number' && isOnSide[bound](own, number);
  const moment = momentOf(limit);
  const end = isDay.test(String(limit)) && bound === 'to' ? moment + lastMoment : moment;
  return Number.isNaN(moment) || isOnSide[bound](momentOf(own), end);
}

/** `Date.parse` alone takes `user 5` for a day of 2001. */
function momentOf(value: unknown): number {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
}
