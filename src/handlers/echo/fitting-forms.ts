import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject } from '../../json.ts';
import { convertDate } from '../../schema/convert-date.ts';
import { convertScalar } from '../../schema/convert-scalar.ts';
import { fitsType, isListedValue, type MergedSchema } from '../../schema/merged-schema.ts';

/** A scalar as a schema has it: a number for its digits, a time for its day, and the other way round; `undefined` where it has none. */
export function scalarFor(merged: MergedSchema, value: unknown): unknown {
  const forms = [convertDate(merged, value), value, convertScalar(merged.types, value)];
  return forms.find((form) => form !== undefined && admits(merged, form));
}

/** Whether a value has a type and, where a schema lists values, one of the values that a schema allows. */
export function admits(merged: MergedSchema, value: unknown): boolean {
  return fitsType(merged, value) && (value === null || isListedValue(merged, value));
}

/** A value without the properties that are secrets by their names, or with something in place of them. */
export function withoutSecrets(value: unknown, mask?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, mask));
  if (!isObject(value)) return value;
  const shown = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (!isSecretName(name)) return [[name, withoutSecrets(each, mask)]];
    return mask === undefined ? [] : [[name, mask]];
  });
  return Object.fromEntries(shown);
}
