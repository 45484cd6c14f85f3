import { parseDuration } from '../../duration.ts';
import type { ResponsePreference } from '../../engine/forced-response.ts';
import { SandboxError } from '../../errors.ts';

/** The preferences that the sandbox knows. */
export const preferenceNames = ['code', 'example', 'dynamic', 'seed', 'delay'] as const;

export type PreferenceName = (typeof preferenceNames)[number];

/** What a client asks for beside its request. */
export interface Preferences {
  /** Absent where the answer is to be what the request comes to. */
  readonly requested?: ResponsePreference;
  /** How much later the answer is to come, in milliseconds. */
  readonly delayMs?: number;
}

/** The longest delay, in milliseconds. */
const maxDelayMs = 60_000;

/** What each can be set to. */
const usage: Readonly<Record<PreferenceName, string>> = {
  code: 'give a status from 200 to 599, such as code=404',
  example: 'give the name of an example',
  dynamic: 'give true or false',
  seed: 'give a text or a number, such as seed=7',
  delay: 'give milliseconds or another length of time, at most 60 s, such as delay=500 or delay=2s',
};

/**
 * What preferences come to.
 * @param sent what each was set to; an empty text is nothing
 * @throws SandboxError `malformed` with every fault: what cannot be used is not passed over.
 */
export function parsePreferences(sent: ReadonlyMap<PreferenceName, string>): Preferences {
  const issues: string[] = [];
  function read<T>(name: PreferenceName, parse: (text: string) => T | undefined): T | undefined {
    const text = sent.get(name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) issues.push(issueOf(name, text));
    return value;
  }
  const code = read('code', parseStatus);
  const example = read('example', parseText);
  const dynamic = read('dynamic', parseFlag);
  const seed = read('seed', parseText);
  const delayMs = read('delay', parseDelay);
  if (example !== undefined && dynamic === true) {
    issues.push('the preferences example and dynamic=true exclude each other: leave one of them out');
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
  return { ...(isForced && { requested }), ...(delayMs !== undefined && { delayMs }) };
}

function issueOf(name: PreferenceName, text: string): string {
  const found =
    text === '' ? 'is set to nothing' : `cannot be ${JSON.stringify(text.slice(0, maxTextLength))}`;
  return `the preference ${name} ${found}: ${usage[name]}`;
}

/** How much of a value is told, in characters. */
const maxTextLength = 80;

function parseStatus(text: string): number | undefined {
  return /^[2-5]\d\d$/.test(text) ? Number(text) : undefined;
}

function parseText(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** A preference without a value is one that is wanted (RFC 7240). */
function parseFlag(text: string): boolean | undefined {
  if (text === 'false') return false;
  return text === '' || text === 'true' ? true : undefined;
}

function parseDelay(text: string): number | undefined {
  const delay = parseDuration(text);
  return delay !== undefined && delay >= 0 && delay <= maxDelayMs ? delay : undefined;
}
