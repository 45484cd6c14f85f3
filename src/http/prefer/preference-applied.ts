import type { PreferenceName } from './parse-preferences.ts';

/** The response header that lists the preferences that were applied (RFC 7240). */
export const preferenceAppliedHeader = 'Preference-Applied';

/** Formats its value: `code=404, example="not there"`. A value that no header can hold is left out. */
export function formatAppliedPreferences(applied: ReadonlyMap<PreferenceName, string>): string {
  return [...applied]
    .map(([name, value]) => (fitsHeader(value) ? `${name}=${quoteIfNeeded(value)}` : name))
    .join(', ');
}

function fitsHeader(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(value);
}

/** A token as it is, and any other text in quotes (RFC 9110, 5.6.4). */
function quoteIfNeeded(value: string): string {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
