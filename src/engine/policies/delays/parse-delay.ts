import { parseDuration } from '../../../duration.ts';
import { isObject } from '../../../json.ts';
import { type PartParser, parseNumber, parseParts, show } from '../parse-parts.ts';
import type { Place } from '../place.ts';
import { type Delay, maxDelayMs } from './delay.ts';

/** What to give for a delay, for messages. */
export const delayUsage =
  'milliseconds or another duration, a range such as 100ms-2s, or a median with its sigma such as 200ms~0.4, at most 60 s';

/** The greatest sigma: with it, one delay in six is more than 148 times the median. */
const maxSigma = 5;

/** Parses a delay that is written as text; `undefined` for another text. */
export function parseDelayText(text: string): Delay | undefined {
  const [, from, to] = /^([^-~]+)-([^-~]+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return toRange(parseTime(from), parseTime(to));
  const [, median, spread] = /^([^-~]+)~(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (median === undefined) return toRange(parseTime(text), parseTime(text));
  const [medianMs, sigma] = [parseTime(median), Number(spread)];
  return medianMs === undefined || sigma > maxSigma ? undefined : { medianMs, sigma };
}

/** Parses a delay as a test or a file gives it. */
export const parseDelay: PartParser<Delay> = (value, place) => {
  if (isObject(value)) return 'median' in value ? parseSpread(value, place) : parseRange(value, place);
  const isText = typeof value === 'string' || typeof value === 'number';
  const delay = isText ? parseDelayText(`${value}`) : undefined;
  return delay ?? place.report(`must be ${delayUsage}, and is ${show(value)}`);
};

function parseRange(value: object, place: Place): Delay | undefined {
  const { min, max } =
    parseParts<{ min: number; max: number }>(value, place, { min: parseBound, max: parseBound }) ?? {};
  for (const name of ['min', 'max'])
    if (!(name in value)) place.at(name).report('is missing: give a duration');
  if (min === undefined || max === undefined) return undefined;
  return toRange(min, max) ?? place.report(`must have a min that is no more than max, and is ${show(value)}`);
}

function parseSpread(value: object, place: Place): Delay | undefined {
  const { median, sigma } =
    parseParts<{ median: number; sigma: number }>(value, place, {
      median: parseBound,
      sigma: parseNumber(0, maxSigma, 'any'),
    }) ?? {};
  if (!('sigma' in value)) return place.at('sigma').report(`is missing: give a number from 0 to ${maxSigma}`);
  return median === undefined || sigma === undefined ? undefined : { medianMs: median, sigma };
}

const parseBound: PartParser<number> = (value, place) => {
  const isText = typeof value === 'string' || typeof value === 'number';
  const timeMs = isText ? parseTime(`${value}`) : undefined;
  return timeMs ?? place.report(`must be milliseconds or a duration of at most 60 s, and is ${show(value)}`);
};

function parseTime(text: string): number | undefined {
  const timeMs = parseDuration(text.trim());
  return timeMs !== undefined && timeMs >= 0 && timeMs <= maxDelayMs ? timeMs : undefined;
}

function toRange(minMs: number | undefined, maxMs: number | undefined): Delay | undefined {
  return minMs === undefined || maxMs === undefined || minMs > maxMs ? undefined : { minMs, maxMs };
}
