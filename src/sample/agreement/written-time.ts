const minute = 60_000;
const hour = 60 * minute;

/** A time as a property has it. */
export interface WrittenTime {
  /** In milliseconds: since 1970, or since midnight for a time of day. */
  readonly time: number;
  readonly hasTime: boolean;
  /** Whether it is a time of day, and of no day. */
  readonly isOfDay: boolean;
  /** Another time in the same form. */
  readonly write: (time: number) => unknown;
}

/**
 * The time that a value is: `2026-03-01`, `2026-03-01T09:30:00Z` (without a zone as UTC), `09:30`, or a number of seconds
 * or milliseconds since 1970 in this century. `undefined` for anything else.
 */
export function parseWrittenTime(value: unknown): WrittenTime | undefined {
  if (typeof value === 'number') return numericTime(value);
  if (typeof value !== 'string') return undefined;
  const ofDayForm = /^(\d\d):(\d\d)((?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)$/.exec(value);
  if (ofDayForm !== null) {
    const [, hours, minutes, rest = ''] = ofDayForm;
    const write = (time: number) => `${new Date(time).toISOString().slice(11, 16)}${rest}`;
    return { time: Number(hours) * hour + Number(minutes) * minute, hasTime: true, isOfDay: true, write };
  }
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(value))
    return undefined;
  const hasZone = /Z$|[+-]\d\d:\d\d$/.test(value);
  const time = Date.parse(value.length > 10 && !hasZone ? `${value}Z` : value);
  if (!Number.isFinite(time)) return undefined;
  const form = { time, hasTime: value.length > 10, isOfDay: false };
  return { ...form, write: (other) => writeLike(value, other) };
}

function writeLike(form: string, time: number): string {
  const text = new Date(time).toISOString();
  if (form.length <= 19 && !form.endsWith('Z')) return text.slice(0, form.length);
  return form.includes('.') ? text : text.replace(/\.\d+Z$/, 'Z');
}

function numericTime(value: number): WrittenTime | undefined {
  if (value > 900_000_000 && value < 4_200_000_000)
    return { time: value * 1000, hasTime: true, isOfDay: false, write: (time) => Math.floor(time / 1000) };
  if (value > 900_000_000_000 && value < 4_200_000_000_000)
    return { time: value, hasTime: true, isOfDay: false, write: (time) => time };
  return undefined;
}
