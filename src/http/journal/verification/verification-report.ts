import { plainText } from '../../../json.ts';
import type { Difference } from '../../../validation/matching/match-value.ts';
import type { ValidationOutcome } from '../validation-outcome.ts';
import type { RequestExpectation, TimesRange } from './expectation.ts';

/** A request that was sent, in short. */
export interface SentRequest {
  /** Its number in the journal. */
  readonly id: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly validation: ValidationOutcome;
}

/** A request that is nearly what was expected. */
export interface NearMiss extends SentRequest {
  /** Where it is not. */
  readonly differences: Difference[];
}

/** What a verification found, as `POST /__admin/requests/verify` reports it. */
export interface VerificationReport {
  readonly holds: boolean;
  /** The report as text. */
  readonly message: string;
  readonly expected: RequestExpectation;
  /** How many requests match. */
  readonly found: number;
  /** The matching requests, the latest first; at most 20. */
  readonly requests: SentRequest[];
  /** The requests that are nearest to what was expected, where some are missing; at most 3. */
  readonly nearest: NearMiss[];
  /** Whether older requests were dropped from the journal, so that more may have been sent. */
  readonly incomplete: boolean;
}

/** The text of a report. */
export function formatVerification(
  { expected, found, requests, nearest, incomplete, holds }: Omit<VerificationReport, 'message'>,
  range: TimesRange,
): string {
  const lines = [`expected ${formatRange(range)}${formatExpectation(expected)}, found ${found}`];
  if (!holds && nearest.length > 0) {
    lines.push(nearest.length === 1 ? 'The nearest miss:' : 'The nearest misses:');
    for (const miss of nearest)
      lines.push(`  ${formatSent(miss)}`, ...miss.differences.map(formatDifference));
  } else if (!holds) {
    lines.push(...requests.map((sent) => `  ${formatSent(sent)}`));
    if (found === 0) lines.push('No other request was sent either.');
  }
  if (incomplete) lines.push('The journal has dropped older requests: the count may be incomplete.');
  return lines.join('\n');
}

/** `exactly 2 requests`. */
function formatRange({ atLeast, atMost }: TimesRange): string {
  const requests = (count: number) => `${count} ${count === 1 ? 'request' : 'requests'}`;
  if (atMost === undefined) return `at least ${requests(atLeast)}`;
  if (atLeast === atMost) return atMost === 0 ? 'no request' : `exactly ${requests(atMost)}`;
  return atLeast === 0 ? `at most ${requests(atMost)}` : `${atLeast} to ${requests(atMost)}`;
}

function formatExpectation({ operation, method, times: _times, ...parts }: RequestExpectation): string {
  const subject = [
    ...(operation === undefined ? [] : [` of ${operation}`]),
    ...(method === undefined ? [] : [` by ${method.toUpperCase()}`]),
  ];
  const named = Object.entries(parts).filter(([, value]) => value !== undefined);
  return [...subject, ...named.map(([name, value]) => ` with ${name} ${shorten(value)}`)].join('');
}

function formatSent({ id, method, url, status, validation }: SentRequest): string {
  const refused = validation === 'failed' ? ', refused by validation' : '';
  return `#${id} ${method} ${url} ${status === 0 ? 'without a response' : status}${refused}`;
}

function formatDifference({ pointer, expected, actual, issue }: Difference): string {
  const found = actual === undefined ? 'is missing' : `is ${shorten(actual)}`;
  if (issue !== undefined) return `    ${pointer} ${actual === undefined ? issue : `${found}: it ${issue}`}`;
  return `    ${pointer} ${found}, expected ${expected === null ? 'null' : shorten(expected)}`;
}

/** How much of a value a message shows, in characters. */
const maxShown = 200;

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : plainText(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}
