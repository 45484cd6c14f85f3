import { timeInFormat } from '../../../timestamp.ts';
import type { Members } from '../draft.ts';
import { beginOf } from './following/time-spans.ts';
import { isTerminalState } from './initial/state-words.ts';
import type { Missing, RuleValue } from './missing-property.ts';
import { formatTimestamp } from './timestamp-kind.ts';
import { numberIn } from './to-numeric.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Names, in snake case, that end in a word for a time. */
const times =
  /(^|_)(at|on|date|datetime|date_time|time|timestamp|ts|since|until|after|before|start|end|expiry|expiration|expires)$/;

/** Names of times that lie ahead when an item is made, and how far: a token ends in an hour, a period in a month. */
const ahead: readonly (readonly [name: RegExp, distance: number])[] = [
  [/(^|_)(expires|expiry|expiration|expire)(_|$)|^valid_(until|to|before)$|^not_after$/, hour],
  [/(^|_)(due)(_|$)/, 30 * day],
  [
    /(^|_)(period|cycle|term|trial)_(end|ends|ends_at|end_date)$|^(next|renews?|renewal)_|^(end|ends|end_date|ends_at)$/,
    30 * day,
  ],
];

/** Names of durations beside an expiry, and how many milliseconds one unit of them has. */
const durations: readonly (readonly [name: RegExp, unit: number])[] = [
  [/^(expires_?in|ttl|lifetime|max_?age|valid_?for|expiry|expires_after)(_?ms|_?milliseconds?)$/i, 1],
  [/^(expires_?in|ttl|lifetime|max_?age|valid_?for|expiration)(_?s|_?sec|_?seconds?)?$/i, 1000],
  [/^(expires_?in|ttl|lifetime|valid_?for)_?min(utes?)?$/i, 60_000],
  [/^(expires_?in|ttl|lifetime|valid_?for)_?hours?$/i, hour],
  [/^(expires_?in|ttl|lifetime|valid_?for)_?days?$/i, day],
];

/** Texts and codes about an end that a new item has not come to. */
const endDetails =
  /(^|_)(reason|error|errors|failure|cancel+ation|rejection|decline|deletion|termination)(_(reason|code|message|details?|type|text|feedback))?$|^(last|previous)_/;

/**
 * The time of a new item in a property that the server sets. A time of a state that the item is not in is left out, as
 * `canceled_at` is and whatever else is about its end; an expiry lies ahead, by `expires_in` where that stands beside it.
 */
export function clockTime(missing: Missing): RuleValue | undefined {
  const { words, merged, given, name, isRequired } = missing;
  const formatted = given.now && formatTimestamp(given.now, name, merged);
  const isTime = formatted !== undefined && isTimeLike(missing);
  if (isUnset(words, isTime)) return { value: undefined };
  if (!isTime || given.now === undefined || !isRequired) return undefined;
  const [distance, isKnown] = distanceTo(missing);
  // A time that may be null is of something that need not happen, unless a duration stands beside it.
  if (merged.isNullable && !isKnown) return undefined;
  return endAfterBegin(missing, distance) ?? atTime(missing, given.now.getTime() + distance);
}

/** The time of what must have happened to a new item: the `sent_at` of a message, which has to be there, and is none of a state. */
export function requiredTime(missing: Missing): RuleValue | undefined {
  const { now } = missing.given;
  if (now === undefined || !isTimeLike(missing)) return undefined;
  return endAfterBegin(missing) ?? atTime(missing, now.getTime());
}

/** What begins at a time of its own does not end before it; absent for what is no end. */
function endAfterBegin(missing: Missing, distance = 0): RuleValue | undefined {
  const begin = beginOf(missing.name, missing.siblings);
  if (begin === undefined) return undefined;
  const end = begin.time + (distance || hour);
  return begin.isOfDay ? { value: begin.write(end) } : atTime(missing, end);
}

function atTime({ name, merged }: Missing, time: number): RuleValue | undefined {
  const value = formatTimestamp(new Date(time), name, merged);
  return value === undefined ? undefined : { value };
}

/** Whether a property holds a time: by its format, or a number by its name. */
function isTimeLike({ words, merged: { types, keywords } }: Missing): boolean {
  const { format } = keywords;
  if (typeof format === 'string' && timeInFormat(new Date(0), format) !== undefined) return true;
  const isNumber = types.has('integer') || types.has('number');
  return (
    times.test(words) &&
    (isNumber ? /(_at|_on|date|timestamp|_ts|expires|_start|_end)$/.test(words) : types.has('string'))
  );
}

/** Whether a property is about something that has not happened to a new item. */
function isUnset(words: string, isTime: boolean): boolean {
  if (endDetails.test(words)) return !isTime || /^(last|previous)_/.test(words);
  const [, event] = /^(.+)_(?:at|on|by|date|time|timestamp)$/.exec(words) ?? [];
  if (event === undefined) return false;
  return isTerminalState(event) || /^(cancel|delete|archive|close|pause|suspend|deactivate|end)$/.test(event);
}

/** How far ahead of its creation a time of an item lies, in milliseconds, and whether a duration beside it says so. */
function distanceTo({ words, siblings }: Missing): readonly [distance: number, isKnown: boolean] {
  const usual = ahead.find(([name]) => name.test(words));
  const known = usual === ahead[0] ? durationIn(siblings) : undefined;
  return [known ?? usual?.[1] ?? 0, known !== undefined];
}

function durationIn(siblings: Members): number | undefined {
  for (const [name, value] of siblings) {
    const unit = durations.find(([pattern]) => pattern.test(name))?.[1];
    const number = unit === undefined ? undefined : numberIn(value);
    if (unit !== undefined && number !== undefined) return number * unit;
  }
  return undefined;
}
