import type { PreferenceName } from './parse-preferences.ts';

/** The header that tells which preferences an answer is made by (RFC 7240). */
export const preferenceAppliedHeader = 'Preference-Applied';

/** Its value: `code=404, example="not there"`. What a header cannot hold is told by its name alone. */
export function formatAppliedPreferences(applied: ReadonlyMap<PreferenceName, string>): string {
  return [...applied]
    .map(([name, value]) => (isReportable(value) ? `${name}=${word(value)}` : name))
    .join(', ');
}

function isReportable(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(value);
}

/** A text as it is, or in quotes where it is more than a token. */
function word(value: string): string {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
