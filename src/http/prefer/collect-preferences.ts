import { SandboxError } from '../../errors.ts';
import { quote } from '../../json.ts';
import { didYouMean } from '../../similar-names.ts';
import { parseQueryString } from '../request/query-string.ts';
import { type PreferenceName, preferenceNames } from './parse-preferences.ts';
import { type PreferenceItem, parsePreferHeader } from './prefer-header.ts';

/**
 * Collects the supported preferences from the header `Prefer`, or without one from the query, such as `__code=404`.
 * Unknown preferences are ignored, and so is a repeated one (RFC 7240); a parameter that looks like a mistyped one is not.
 * @param controls the query parameters that are for the sandbox, as sent
 * @returns the values by name; a preference without a value has an empty text
 * @throws SandboxError `malformed` for a preference that cannot be parsed, and for a mistyped parameter.
 */
export function collectPreferences(
  header: string | undefined,
  controls: readonly string[] = [],
): ReadonlyMap<PreferenceName, string> {
  const fromHeader = header === undefined ? [] : parsePreferHeader(header);
  const fromQuery =
    fromHeader.length > 0 || controls.length === 0 ? [] : parseQueryString(`?${controls.join('&')}`);
  const sent = new Map<PreferenceName, string>();
  for (const preference of fromHeader) {
    const { name, value } = preference;
    if (!isKnown(name) || sent.has(name)) continue;
    requirePlainValue(preference);
    sent.set(name, value);
  }
  for (const { name: parameter, value } of fromQuery) {
    const name = parameter.slice('__'.length);
    if (!isKnown(name)) requireNoTypo(parameter);
    else if (!sent.has(name)) sent.set(name, value);
  }
  return sent;
}

function isKnown(name: string): name is PreferenceName {
  return preferenceNames.some((known) => known === name);
}

/** @throws SandboxError `malformed` for `__exmple`, which would be ignored silently. */
function requireNoTypo(parameter: string): void {
  const names = preferenceNames.map((name) => `__${name}`);
  const hint = didYouMean(parameter, names);
  if (hint === '') return;
  throw new SandboxError(
    'malformed',
    `unknown query parameter ${quote(parameter)}.${hint} ${names.join(', ')} are for the sandbox`,
  );
}

/** @throws SandboxError `malformed` for a preference with parameters, which would be ignored silently. */
function requirePlainValue({ name, text, hasParameters }: PreferenceItem): void {
  if (!hasParameters) return;
  const advice = `write ${name}=value, the value in quotes unless it is a single word, and commas between preferences`;
  throw new SandboxError('malformed', `Prefer has ${quote(text)}, which cannot be parsed: ${advice}`);
}
