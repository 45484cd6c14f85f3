import { parseDuration } from '../../../duration.ts';
import { isObject } from '../../../json.ts';
import {
  type PartParser,
  type PartParsers,
  parseChoice,
  parseNumber,
  parseParts,
  show,
} from '../parse-parts.ts';
import { limitSubjects, type RateLimit } from './rate-limit.ts';

/** What to give for a rate limit, for messages. */
export const rateLimitUsage = 'a number of requests and the time that they are for, such as 100/1m or 10/s';

/** The longest window: a year of 366 days, in milliseconds. */
const maxWindowMs = 366 * 24 * 60 * 60 * 1000;

/** Parses a rate limit that is written as text; `undefined` for another text. */
export function parseRateLimitText(text: string): RateLimit | undefined {
  const [, count, window = ''] = /^ *(\d{1,9}) *\/ *(\S.*?) *$/.exec(text) ?? [];
  const [limit, windowMs] = [Number(count), parseWindow(/^\d/.test(window) ? window : `1${window}`)];
  return count === undefined || limit < 1 || windowMs === undefined
    ? undefined
    : { limit, windowMs, by: 'client' };
}

const parsers: PartParsers<Omit<RateLimit, 'windowMs'> & { readonly window: number }> = {
  limit: parseNumber(1, 999_999_999),
  window: (value, place) =>
    parseWindow(typeof value === 'number' || typeof value === 'string' ? `${value}` : '') ??
    place.report(`must be a duration such as 1m, at most 366 days, and is ${show(value)}`),
  by: parseChoice(...limitSubjects),
};

/** Parses a rate limit as a test or a file gives it. */
export const parseRateLimit: PartParser<RateLimit> = (value, place) => {
  if (!isObject(value)) {
    const limit = typeof value === 'string' ? parseRateLimitText(value) : undefined;
    return limit ?? place.report(`must be ${rateLimitUsage}, and is ${show(value)}`);
  }
  const { limit, window, by = 'client' } = parseParts(value, place, parsers) ?? {};
  for (const name of ['limit', 'window']) {
    if (!(name in value)) place.at(name).report(`is missing: give ${rateLimitUsage}`);
  }
  return limit === undefined || window === undefined ? undefined : { limit, windowMs: window, by };
};

function parseWindow(text: string): number | undefined {
  const windowMs = parseDuration(text.trim());
  return windowMs !== undefined && windowMs >= 1 && windowMs <= maxWindowMs ? windowMs : undefined;
}
