import type { IncomingMessage } from 'node:http';
import { ownValue, plainText, scalarText } from '../../json.ts';

/**
 * The text of a header that a request has, by its name in any case. Node stores headers in a plain object, which inherits a
 * `constructor`, and loses a header of the name `__proto__`.
 */
export function sentHeader({ headers, rawHeaders }: IncomingMessage, name: string): string | undefined {
  const key = name.toLowerCase();
  if (key === '__proto__') {
    const at = rawHeaders.findIndex((each, i) => i % 2 === 0 && each.toLowerCase() === key);
    return at < 0 ? undefined : rawHeaders[at + 1];
  }
  const value = ownValue(headers, key);
  return Array.isArray(value) ? value.map(plainText).join(', ') : scalarText(value);
}
