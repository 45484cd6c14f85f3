import { plainText } from '../../../../json.ts';
import { englishName } from '../../../../sample/english-names.ts';
import type { Members } from '../../draft.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { formatTimestamp } from '../timestamp-kind.ts';
import { numberIn, toNumeric } from '../to-numeric.ts';
import { beginOf, daysIn, type TimeSpan, timeSpanIn } from './time-spans.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Units by the words for them, in milliseconds. */
const units: readonly (readonly [words: RegExp, unit: number])[] = [
  [/^(?:seconds|secs?|s)$/, second],
  [/^(?:minutes|mins?)$/, minute],
  [/^(?:hours|hrs?)$/, hour],
  [/^(?:days|nights)$/, day],
  [/^weeks$/, 7 * day],
];

/** Names, in snake case, of how long something lasts, in a unit that they end in: `nights`, `duration_in_minutes`. */
const lengths =
  /^(?:(?:total|number_of|num|no_of|rental|rented|stay|booked|booking|leave|duration|length|trip|elapsed|worked|session|slot|estimated)_(?:in_)?)*(nights|days|hours|hrs|minutes|mins|seconds|secs|weeks)(?:_(?:count|total|booked|requested|taken|worked))?$/;
/** Names of durations that a unit need not follow. */
const bareLengths = /^(?:total_|service_|estimated_|call_|session_)?(?:duration|length)$/;
/** Those of days on which people work. */
const workingDays = /^(?:total_|number_of_)?(?:working|business|work)_?days$/;
/** Names of what is counted with its first and its last day. */
const absences = /(?:^|_)(?:leave|vacation|absence|absent|pto|time_off|holiday|sick)(?:_|$)/;

/** How long an item lasts from its begin to its end: `nights` of a stay, `durationMinutes` of an entry. */
export function spanLength({ name, words, merged, siblings }: Missing): RuleValue | undefined {
  const isOfWork = workingDays.test(words);
  const unit = isOfWork ? day : unitOf(words, merged.keywords.description);
  const span = unit === undefined ? undefined : timeSpanIn(siblings);
  if (unit === undefined || span === undefined) return undefined;
  // Between two days nobody knows the hours.
  if (unit < day && !span.first.hasTime) return undefined;
  const isAbsence = [name, ...siblings.keys()].some((each) => absences.test(englishName(each)));
  const length = isOfWork
    ? workingDaysIn(span)
    : unit === day
      ? daysIn(span) + (isAbsence && !span.first.hasTime ? 1 : 0)
      : Math.round(((span.last.time - span.first.time) / unit) * 100) / 100;
  const value = toNumeric(merged, length);
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** Names, in snake case, of ends that come when they come, whatever was planned. */
const happened = /(?:^|_)(?:ended|finished|stopped|checked_out|clocked_out|punch_out|clock_out)(?:_|$)/;

/** When something ends that begins at a time and has a duration: `endTime` of `startTime` and `durationMinutes`. */
export function spanEnd({ name, words, merged, siblings }: Missing): RuleValue | undefined {
  if (happened.test(words) || (merged.isNullable && words.startsWith('return'))) return undefined;
  const begin = beginOf(name, siblings);
  const length = begin === undefined ? undefined : durationIn(siblings);
  if (begin === undefined || length === undefined) return undefined;
  const end = begin.time + length;
  const value = begin.isOfDay ? begin.write(end) : formatTimestamp(new Date(end), name, merged);
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** The unit of a duration, by its name or by what its description says: "in minutes". */
function unitOf(words: string, description?: unknown): number | undefined {
  const named = lengths.exec(words)?.[1];
  const said = bareLengths.test(words)
    ? /\b(seconds|minutes|hours|days|nights|weeks)\b/i.exec(plainText(description))?.[1]
    : undefined;
  const word = named ?? said?.toLowerCase();
  return word === undefined ? undefined : units.find(([pattern]) => pattern.test(word))?.[1];
}

/** The duration that an item states, in milliseconds: in a unit that its name says, or as ISO 8601 has it, `PT45M`. */
function durationIn(members: Members): number | undefined {
  for (const [name, value] of members) {
    const words = englishName(name);
    const unit = unitOf(words);
    const number = unit === undefined ? undefined : numberIn(value);
    if (unit !== undefined && number !== undefined) return number * unit;
    if (bareLengths.test(words) && typeof value === 'string') return isoDuration(value);
  }
  return undefined;
}

function isoDuration(text: string): number | undefined {
  const [found, days, hours, minutes, seconds] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text) ?? [];
  if (found === undefined || found.length < 3) return undefined;
  return [Number(days ?? 0) * day, Number(hours ?? 0) * hour, Number(minutes ?? 0) * minute].reduce(
    (sum, each) => sum + each,
    Number(seconds ?? 0) * second,
  );
}

/** The most days that are looked at one by one. */
const mostDays = 3_660;

/** How many days from Monday to Friday there are, the first and the last included. */
function workingDaysIn(span: TimeSpan): number {
  const all = Math.min(Math.floor((span.last.time - span.first.time) / day), mostDays);
  const days = Array.from({ length: all + 1 }, (_, i) => new Date(span.first.time + i * day).getUTCDay());
  return days.filter((each) => each !== 0 && each !== 6).length;
}
