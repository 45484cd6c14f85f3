import { valueAt } from '../../inference/body-path.ts';
import { baseName } from './deep-object.ts';
import type { QueryPair } from './query-string.ts';

/**
 * Adds to issues what a client overlooks most: that a `+` in a query or a form is a space, as in the `+02:00` of a time.
 * @param pairs the query of the request
 * @param form the fields of the body where it is a form
 */
export function withPlusHints(
  issues: readonly string[],
  pairs: readonly QueryPair[],
  form: unknown,
): readonly string[] {
  return issues.map((issue) => {
    if (!/must match (?:format|pattern)/.test(issue)) return issue;
    const isSpaced = hasPlus(issue, pairs) || hasSpace(issue, form);
    return isSpaced ? `${issue}: its + is read as a space, so send it as %2B` : issue;
  });
}

/** Whether the parameter that an issue is about was sent with a `+`: `query parameter since`, `query parameter page/since`. */
function hasPlus(issue: string, pairs: readonly QueryPair[]): boolean {
  const [, path = ''] = /^query parameter (\S+) /.exec(issue) ?? [];
  const names = new Set([path, ...path.split('/')]);
  return pairs.some(({ name, raw }) => raw.includes('+') && (names.has(name) || names.has(baseName(name))));
}

/** Whether a field of a form has a space where a number goes on. */
function hasSpace(issue: string, form: unknown): boolean {
  const [, pointer] = /^\/(\S+) /.exec(issue) ?? [];
  if (pointer === undefined) return false;
  const value = valueAt(form, pointer.split('/'));
  return typeof value === 'string' && /\d \d/.test(value);
}
