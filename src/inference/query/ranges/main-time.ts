import { plainName } from '../../naming.ts';
import type { FieldPath } from '../filter.ts';

/** What says that a time is that of a change or a deletion. */
const ofChange = /updat|modif|chang|edit|delet|expir/;

/** What says that a time is that of the creation. */
const ofCreation = /^creat|^insert|^added|^joined/;

/** The times that say when something takes place, by plain names, the likeliest first. */
const ofEvent: readonly RegExp[] = [
  /^(?:date|datetime|day|at|when|time|timestamp|(?:occurred|happened|recorded|measured|performed)(?:at|on)?)$/,
  /^(?:start|starts|begin|begins|startdate|scheduled|scheduledfor|planned|from|checkin)(?:at|on|date|time|datetime)?$/,
  /^(?:transaction|booking|event|appointment|reservation|order|purchase|sale|visit|meeting|session|invoice|issue|payment|expense|entry|log)(?:date|time|datetime)$/,
];

/**
 * The time that a bound or a day without the name of a property is about, where items have several: the one that says when
 * they take place or begin, else that of their creation. That of a change is none.
 * @param times the fields of items that are times
 */
export function mainTimeOf<F extends FieldPath>(times: readonly F[]): F | undefined {
  const own = times.filter((field) => !ofChange.test(nameOf(field)));
  const [only, ...others] = own;
  if (others.length === 0) return only;
  const events = ofEvent.map((names) => own.filter((field) => names.test(nameOf(field))));
  const event = events.find((found) => found.length === 1)?.[0];
  if (event !== undefined) return event;
  const rest = own.filter((field) => !ofCreation.test(nameOf(field)));
  const [created, ...more] = own.filter((field) => ofCreation.test(nameOf(field)));
  return more.length === 0 && (created !== undefined || rest.length === 1) ? (created ?? rest[0]) : undefined;
}

function nameOf({ path }: FieldPath): string {
  return plainName(path.at(-1) ?? '');
}
