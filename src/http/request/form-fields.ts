import type { ParameterForm } from '../../validation/parameter-form.ts';
import { jsonOr } from './parameter-styles.ts';

/**
 * The fields of a form as texts that the validator converts to their types. A field that the schema declares as an
 * array becomes one, and an array or object that was sent in JSON, as multipart clients do, is parsed.
 * @param kindsOf what each field may be
 */
export function formFields(body: unknown, kindsOf: ReadonlyMap<string, ParameterForm['kinds']>): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, fieldOf(value, kindsOf.get(name) ?? new Set())]),
  );
}

function fieldOf(value: unknown, kinds: ParameterForm['kinds']): unknown {
  if (typeof value !== 'string') return value;
  const parsed =
    /^\s*[[{]/.test(value) && (kinds.has('object') || kinds.has('array')) ? jsonOr(value) : value;
  return typeof parsed === 'string' && kinds.has('array') && !kinds.has('single') ? [parsed] : parsed;
}
