/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property of an object; `undefined` for one that it inherits, such as `constructor`. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

/** How much of a text a message quotes, in characters. */
const maxQuotedLength = 80;

/** A text in quotes for a message, cut when it is long: `"acme"`. */
export function quote(text: string): string {
  return JSON.stringify(text.slice(0, maxQuotedLength));
}
