import { SandboxError } from '../../../errors.ts';
import { isObject, plainText } from '../../../json.ts';
import { didYouMean } from '../../../similar-names.ts';
import type { RequestPattern } from '../../../validation/matching/request-pattern.ts';

/** How many requests are expected: so many, or within limits. */
export type ExpectedTimes = number | { readonly atLeast?: number; readonly atMost?: number };

/** Which requests a test expects to have been sent; a property that is left out matches every request. */
export interface RequestExpectation extends Omit<RequestPattern, 'query' | 'headers'> {
  /** The operation, by its id or its method and path: `createOrder`, `POST /orders`. */
  readonly operation?: string;
  /** Such as `POST`. */
  readonly method?: string;
  /** Query parameters; one that is `null` must not have been sent. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Headers, their names in any letter case; one that is `null` must not have been sent. */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** The status of the response: `201`, or `'4XX'` for a class. */
  readonly status?: number | string;
  /** At least one, unless given. */
  readonly times?: ExpectedTimes;
}

/** How many requests are expected; without `atMost`, any number from `atLeast`. */
export interface TimesRange {
  readonly atLeast: number;
  readonly atMost?: number;
}

const members = ['operation', 'method', 'path', 'query', 'headers', 'body', 'status', 'times'] as const;

/**
 * Requires that a value is an expectation, apart from its patterns.
 * @throws SandboxError `invalid` with every issue.
 */
export function requireExpectation(value: unknown): RequestExpectation {
  if (!isObject(value)) throw invalid(['an expectation is an object, such as { operation: "createOrder" }']);
  const issues = Object.keys(value)
    .filter((name) => !members.some((member) => member === name))
    .map((name) => `/${name} is not known here.${didYouMean(name, members)}`);
  for (const name of ['operation', 'method'] as const) {
    const given = value[name];
    if (given !== undefined && typeof given !== 'string') issues.push(`/${name} must be a text`);
  }
  if (value.status !== undefined && !/^[1-5](?:\d\d|XX)$/i.test(plainText(value.status))) {
    issues.push('/status must be a status such as 404, or a class such as "4XX"');
  }
  issues.push(...timesIssues(value.times));
  if (issues.length > 0) throw invalid(issues);
  return value;
}

/** The range that `times` means. */
export function toTimesRange(times: ExpectedTimes = { atLeast: 1 }): TimesRange {
  if (typeof times === 'number') return { atLeast: times, atMost: times };
  const { atLeast = 0, atMost } = times;
  return { atLeast, ...(atMost !== undefined && { atMost }) };
}

function timesIssues(times: unknown): readonly string[] {
  if (times === undefined || isCount(times)) return [];
  if (!isObject(times)) return ['/times must be a whole number from 0, or { atLeast, atMost }'];
  const limits = ['atLeast', 'atMost'];
  const issues = Object.keys(times)
    .filter((name) => !limits.includes(name))
    .map((name) => `/times/${name} is not known here.${didYouMean(name, limits)}`);
  const wrong = limits.filter((name) => times[name] !== undefined && !isCount(times[name]));
  issues.push(...wrong.map((name) => `/times/${name} must be a whole number from 0`));
  const { atLeast, atMost } = times;
  if (atLeast === undefined && atMost === undefined) issues.push('/times must have atLeast or atMost');
  if (isCount(atLeast) && isCount(atMost) && atLeast > atMost) {
    issues.push(`/times/atLeast is ${atLeast}, and /times/atMost is ${atMost}: no number is in between`);
  }
  return issues;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function invalid(issues: readonly string[]): SandboxError {
  return new SandboxError('invalid', issues.join('; '), { issues });
}
