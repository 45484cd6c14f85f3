/** Numbers as JSON writes them: a leading zero or a plus is more than a number, as in a telephone number. */
const numeric = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * A text, number or boolean as another of these types, where both are written alike: `"5"` and 5, `"true"` and true.
 * `undefined` where none of the types has a form of it.
 */
export function convertScalar(
  types: ReadonlySet<string>,
  value: unknown,
): string | number | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean')
    return types.has('string') ? `${value}` : undefined;
  if (typeof value !== 'string') return undefined;
  if (types.has('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  if (!numeric.test(value)) return undefined;
  const number = Number(value);
  return types.has('number') || (types.has('integer') && Number.isSafeInteger(number)) ? number : undefined;
}
