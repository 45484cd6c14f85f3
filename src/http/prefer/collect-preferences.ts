import { SandboxError } from '../../errors.ts';
import { parseQueryString } from '../request/query-string.ts';
import { type PreferenceName, preferenceNames } from './parse-preferences.ts';
import { type PreferenceItem, parsePreferHeader } from './prefer-header.ts';

/**
 * What the preferences that the sandbox knows are set to: in the header `Prefer`, else by their twins in the query,
 * such as `__code=404`. Those that it does not know are passed over, and so is all but the first of one (RFC 7240).
 * @param controls the parameters of the query that are for the sandbox, as they were sent
 * @throws SandboxError `malformed` for what cannot be read.
 */
export function collectPreferences(
  header: string | undefined,
  controls: readonly string[] = [],
): ReadonlyMap<PreferenceName, string> {
  const inHeader = header === undefined ? [] : parsePreferHeader(header);
  const inQuery =
    inHeader.length > 0 || controls.length === 0 ? [] : parseQueryString(`?${controls.join('&')}`);
  const sent = new Map<PreferenceName, string>();
  for (const preference of inHeader) {
    const { name, value } = preference;
    if (!isKnown(name) || sent.has(name)) continue;
    requirePlainValue(preference);
    sent.set(name, value);
  }
  for (const { name: twin, value } of inQuery) {
    const name = twin.slice('__'.length);
    if (isKnown(name) && !sent.has(name)) sent.set(name, value);
  }
  return sent;
}

function isKnown(name: string): name is PreferenceName {
  return preferenceNames.some((known) => known === name);
}

/** @throws SandboxError `malformed` for one that is followed by something else: it would be passed over unseen. */
function requirePlainValue({ name, text, hasParameters }: PreferenceItem): void {
  if (!hasParameters) return;
  const shown = JSON.stringify(text.slice(0, maxTextLength));
  const advice = `write ${name}=value, the value in quotes where it is more than a word, and commas between preferences`;
  throw new SandboxError('malformed', `Prefer has ${shown}, which cannot be read: ${advice}`);
}

/** How much of a text is told, in characters. */
const maxTextLength = 80;
