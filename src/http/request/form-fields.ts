import type { ParameterForm } from '../../validation/parameter-form.ts';
import { jsonOr } from './parameter-styles.ts';

/**
 * A form's fields, as texts that the validator gives types: what is to be an array is one, and an object that was
 * sent in JSON, as the parts of multipart forms are, is read.
 */
export function formFields(body: unknown, kindsOf: ReadonlyMap<string, ParameterForm['kinds']>): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, fieldOf(value, kindsOf.get(name) ?? new Set())]),
  );
}

function fieldOf(value: unknown, kinds: ParameterForm['kinds']): unknown {
  if (typeof value !== 'string') return value;
  const read = /^\s*[[{]/.test(value) && (kinds.has('object') || kinds.has('array')) ? jsonOr(value) : value;
  return typeof read === 'string' && kinds.has('array') && !kinds.has('single') ? [read] : read;
}
