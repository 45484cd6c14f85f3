import { scalarNumber } from '../../json.ts';
import { findName, plainName } from '../naming.ts';

/** Names of the beginning and of the end of a time for which something is had, by plain names; a new pair is one more. */
const pairs: readonly (readonly [start: string, end: string])[] = [
  ['starttime', 'endtime'],
  ['startsat', 'endsat'],
  ['startat', 'endat'],
  ['startdatetime', 'enddatetime'],
  ['startdate', 'enddate'],
  ['start', 'end'],
  ['starts', 'ends'],
  ['beginsat', 'endsat'],
  ['checkin', 'checkout'],
  ['checkindate', 'checkoutdate'],
  ['checkinat', 'checkoutat'],
  ['pickupdate', 'returndate'],
  ['pickupdate', 'dropoffdate'],
  ['pickuptime', 'dropofftime'],
  ['fromdate', 'todate'],
  ['fromtime', 'totime'],
  ['from', 'to'],
];

/** Names of the day of something, and of the moment at which it is. */
const days = ['date', 'bookingdate', 'appointmentdate', 'reservationdate', 'day'];
const moments = [
  'scheduledat',
  'scheduledfor',
  'appointmenttime',
  'appointmentat',
  'datetime',
  'reservedat',
  'time',
];
const lengths = ['durationminutes', 'duration', 'durationinminutes', 'durationmin'];

/** The properties that say from when to when something is had. */
export interface BookedTimes {
  /** The day, where the times are times of day. */
  readonly day?: string;
  readonly start: string;
  readonly end?: string;
  /** How long it is had, in minutes. */
  readonly length?: string;
}

/** The properties among some names that say from when to when something is had: `checkIn` and `checkOut`. */
export function bookedTimes(names: Iterable<string>): BookedTimes | undefined {
  const all = [...names];
  const day = findName(all, days);
  const onDay = day !== undefined && { day };
  for (const [first, last] of pairs) {
    const [start, end] = [findName(all, [first]), findName(all, [last])];
    if (start !== undefined && end !== undefined) return { ...onDay, start, end };
  }
  const start = findName(all, ['starttime', 'startsat', 'startat', ...moments]);
  const length = findName(all, lengths);
  const hasLength = length !== undefined && { length };
  if (start !== undefined) return { ...onDay, ...hasLength, start };
  return day === undefined ? undefined : { start: day };
}

const minute = 60_000;
const wholeDay = 24 * 60 * minute;

/** From when to when something is had, in milliseconds; the end is not part of it. `undefined` where that is not said. */
export function spanOf(
  { day, start, end, length }: BookedTimes,
  item: Readonly<Record<string, unknown>>,
): readonly [from: number, to: number] | undefined {
  const on = day === undefined ? undefined : item[day];
  const from = timeOf(item[start], on);
  if (from === undefined) return undefined;
  const minutes = scalarNumber(length === undefined ? 0 : item[length]);
  const last = end === undefined ? from + (minutes > 0 ? minutes * minute : 1) : timeOf(item[end], on);
  if (last === undefined || last < from) return undefined;
  return [from, last === from ? from + (isDay(item[start]) ? wholeDay : 1) : last];
}

/** Whether two spans have a moment in common. */
export function areOverlapping(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** The milliseconds of a date, a date and time, or a time of a day. */
function timeOf(value: unknown, day: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const [, hour = '', rest = ''] = /^(\d\d?)(:\d\d(?::\d\d)?)Z?$/.exec(value) ?? [];
  if (hour !== '') return isDay(day) ? parsedTime(`${day}T${hour.padStart(2, '0')}${rest}`) : undefined;
  return parsedTime(value);
}

/** A time without a zone is in UTC. */
function parsedTime(text: string): number | undefined {
  const hasZone = isDay(text) || /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = Date.parse(hasZone ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** Those who book, and what a booking is for: two of them may be at once. */
const bookers =
  /^(?:user|customer|client|patient|member|guest|student|player|owner|organi[sz]er|tenant|renter|borrower|booker|attendee|person|account|company|organi[sz]ation|service|createdby|created|employee|promo|coupon|payment|order|invoice|request|external|transaction|pet|id)?(?:id|uuid)$/;

/** What is booked, where its property is no id: `room`. */
const bookables =
  /^(?:room|table|court|doctor|seat|desk|resource|vehicle|car|barber|stylist|venue)(?:name|number|no)?$/;

/** Whether a property names what is booked, and of which only one has it at a time: `roomId`, `doctor_id`. */
export function namesBooked(name: string): boolean {
  const plain = plainName(name);
  return (/(?:id|uuid)$/.test(plain) && !bookers.test(plain)) || bookables.test(plain);
}
