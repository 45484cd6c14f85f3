import ms from 'ms';

/** A moment as RFC 3339 writes it, with its offset: without one, it would be another on every machine. */
const moment = /^(\d{4})-(\d{2})-(\d{2})[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * A moment in milliseconds since 1970; `undefined` for a text that is none.
 * @example parseMoment('2026-01-01T00:00:00Z')
 */
export function parseMoment(text: string): number | undefined {
  const [found, year, month, day] = moment.exec(text) ?? [];
  if (found === undefined) return undefined;
  // A date that no calendar has would be taken for one of the next month.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const time = Date.parse(text.toUpperCase());
  return date.getUTCDate() === Number(day) && Number.isFinite(time) ? time : undefined;
}

/**
 * A length of time in milliseconds: a number of them, or one with its unit; `undefined` for a text that is none.
 * @example parseDuration('1.5s') // 1500
 */
export function parseDuration(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)? ?[a-z]*$/i.test(text) || text.length > 30) return undefined;
  const time = ms(text as ms.StringValue) as number | undefined;
  return time === undefined || !Number.isFinite(time) ? undefined : Math.round(time);
}
