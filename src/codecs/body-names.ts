import { SandboxError } from '../errors.ts';
import { endOfString, maxNames } from '../json-depth.ts';

/** The shortest member of an object is `"a":1,`: a text that is shorter than so many of them cannot have too many. */
const shortestMember = 6;

/**
 * Requires that no object in a text of JSON has too many names, before it is parsed. Of a text that is no JSON, whoever
 * parses it says so.
 * @throws SandboxError `too-large`
 */
export function requireFewNames(text: string): void {
  if (text.length < maxNames * shortestMember) return;
  /** How many members each object around has so far; that of a list never counts. */
  const counts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const each = text[at];
    if (each === '"') at = endOfString(text, at);
    else if (each === '{') counts.push(1);
    else if (each === '[') counts.push(Number.NEGATIVE_INFINITY);
    else if (each === '}' || each === ']') counts.pop();
    else if (each === ',') {
      const count = (counts.pop() ?? 0) + 1;
      requireNamesWithin(count);
      counts.push(count);
    }
  }
}

/** @throws SandboxError `too-large` for more names than an object of a body may have */
export function requireNamesWithin(names: number): void {
  if (names <= maxNames) return;
  const message = `an object of the body has more than ${maxNames} names: send fewer, or a list of objects`;
  throw new SandboxError('too-large', message);
}
