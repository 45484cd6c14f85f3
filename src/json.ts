/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property of an object; `undefined` for one that it inherits, such as `constructor`. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

/**
 * A string, a number or a boolean as text; `undefined` for anything else. Never `String(value)`: an object from JSON may
 * have a property `toString`, which that would call.
 */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined;
}

/** Any value as text: a scalar as it is, others as JSON. */
export function plainText(value: unknown): string {
  return scalarText(value) ?? JSON.stringify(value) ?? `${typeof value}`;
}

/** A scalar as a number; NaN for anything else. Never `Number(value)`: an object from JSON may have a property `valueOf`. */
export function scalarNumber(value: unknown): number {
  return Number(typeof value === 'boolean' ? value : (scalarText(value) ?? Number.NaN));
}

/**
 * About how many bytes a value takes in memory, without writing it as text: its texts, and some for each number, member
 * and element.
 */
export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + bytesEach;
  if (typeof value !== 'object' || value === null) return bytesEach;
  let bytes = bytesEach;
  for (const member of Object.values(value)) bytes += approximateBytes(member) + bytesEach;
  return bytes;
}

/** What any value takes, in bytes. */
const bytesEach = 16;

/** How much of a text a message quotes, in characters. */
const maxQuotedLength = 80;

/** A text in quotes for a message, cut when it is long: `"acme"`. */
export function quote(text: string): string {
  return JSON.stringify(text.slice(0, maxQuotedLength));
}
