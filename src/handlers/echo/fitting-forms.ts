import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject } from '../../json.ts';
import { fitsType, isListedValue, type MergedSchema } from '../../schema/merged-schema.ts';

/** A scalar as a schema has it: a number for its digits and the other way round; `undefined` where it has none. */
export function scalarFor(merged: MergedSchema, value: unknown): unknown {
  const isNumeric = typeof value === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);
  const forms = [
    value,
    ...(typeof value === 'number' ? [`${value}`] : []),
    ...(isNumeric ? [Number(value)] : []),
  ];
  return forms.find((form) => admits(merged, form));
}

/** Whether a value has a type and, where a schema lists values, one of the values that a schema allows. */
export function admits(merged: MergedSchema, value: unknown): boolean {
  return fitsType(merged, value) && (value === null || isListedValue(merged, value));
}

/** Whether a schema admits any object and names no property. */
export function isOpaque({
  types,
  properties,
  additional,
  variants,
  keywords,
  allows,
}: MergedSchema): boolean {
  const mayBeObject =
    types.size === 0 ? keywords.enum === undefined && keywords.const === undefined : types.has('object');
  return (
    mayBeObject && properties.size === 0 && variants.length === 0 && additional === undefined && allows('x')
  );
}

/** A value without the properties that are secrets by their names. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  const open = Object.entries(value).filter(([name]) => !isSecretName(name));
  return Object.fromEntries(open.map(([name, each]) => [name, withoutSecrets(each)]));
}
