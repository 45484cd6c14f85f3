import type { ResponsePreference } from '../../engine/forced-response.ts';
import type { Delay } from '../../engine/policies/delays/delay.ts';
import { delayUsage, parseDelayText } from '../../engine/policies/delays/parse-delay.ts';
import { SandboxError } from '../../errors.ts';
import { quote } from '../../json.ts';

/** The names of the preferences that the sandbox supports. */
export const preferenceNames = ['code', 'example', 'dynamic', 'seed', 'delay'] as const;

/** One of `preferenceNames`. */
export type PreferenceName = (typeof preferenceNames)[number];

/** The parsed preferences of a request. */
export interface Preferences {
  /** The response to force; absent to execute the operation. */
  readonly requested?: ResponsePreference;
  /** How long to delay the response. */
  readonly delay?: Delay;
}

/** What to give for each preference, for messages. */
const usage: Readonly<Record<PreferenceName, string>> = {
  code: 'give a status from 200 to 599, such as code=404',
  example: 'give the name of an example',
  dynamic: 'give true or false',
  seed: 'give a text or a number, such as seed=7',
  delay: `give ${delayUsage}, as in delay=2s`,
};

/**
 * Parses the values of preferences.
 * @param sent the values by name; an empty text is no value
 * @throws SandboxError `malformed` with every issue: an invalid preference is not ignored.
 */
export function parsePreferences(sent: ReadonlyMap<PreferenceName, string>): Preferences {
  const issues: string[] = [];
  function read<T>(name: PreferenceName, parse: (text: string) => T | undefined): T | undefined {
    const text = sent.get(name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) issues.push(formatIssue(name, text));
    return value;
  }
  const code = read('code', parseStatus);
  const example = read('example', parseText);
  const dynamic = read('dynamic', parseFlag);
  const seed = read('seed', parseText);
  const delay = read('delay', parseDelayText);
  if (example !== undefined && dynamic === true) {
    issues.push('the preferences example and dynamic=true contradict each other: leave one of them out');
  }
  if (issues.length > 0) throw new SandboxError('malformed', issues.join('; '), { issues });
  const isDynamic = dynamic ?? (seed !== undefined && example === undefined);
  const requested = {
    isDynamic,
    ...(code !== undefined && { code }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
  };
  const isForced = isDynamic || code !== undefined || example !== undefined;
  return { ...(isForced && { requested }), ...(delay !== undefined && { delay }) };
}

function formatIssue(name: PreferenceName, text: string): string {
  const problem = text === '' ? 'has no value' : `cannot be ${quote(text)}`;
  return `the preference ${name} ${problem}: ${usage[name]}`;
}

function parseStatus(text: string): number | undefined {
  return /^[2-5]\d\d$/.test(text) ? Number(text) : undefined;
}

function parseText(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** A preference without a value is requested (RFC 7240). */
function parseFlag(text: string): boolean | undefined {
  if (text === 'false') return false;
  return text === '' || text === 'true' ? true : undefined;
}
