/** Each of these throws for some value from JSON: what `findUnsafeConversions` has to find. */
export function convertCarelessly(value: unknown, values: readonly unknown[]): readonly unknown[] {
  return [String(value), Number(value), `${value}`, values.map(String), values.join(',')];
}

/** None of these does. */
export function convertWell(value: string | number | Date, values: readonly string[]): readonly unknown[] {
  return [String(value), Number(value), `${value}`, values.map(String), values.join(',')];
}
