import { SandboxError } from '../../errors.ts';

/** An ETag in a condition, without its quotes. */
export interface NamedTag {
  readonly tag: string;
  readonly isWeak: boolean;
}

/** The value of a condition: any representation, or those with some ETags. */
export type TagList = '*' | readonly NamedTag[];

/** One element of the list, which may be empty, and its separator (RFC 9110, 5.6.1 and 8.8.3). */
const element = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(,|$)/y;

/**
 * Parses the value of an `If-Match` or `If-None-Match`: `*`, or ETags such as `"abc", W/"def"`.
 * @throws SandboxError `malformed` for anything else: to ignore a condition would do what it is there to prevent.
 */
export function parseTagList(header: string, value: string): TagList {
  if (value.trim() === '*') return '*';
  const named: NamedTag[] = [];
  const list = new RegExp(element);
  for (let isLast = false; !isLast; ) {
    const [found, weak, tag, end] = list.exec(value) ?? [];
    if (found === undefined) throw unusable(header);
    if (tag !== undefined) named.push({ tag, isWeak: weak !== undefined });
    isLast = end === '';
  }
  if (named.length === 0) throw unusable(header);
  return named;
}

function unusable(header: string): SandboxError {
  return new SandboxError(
    'malformed',
    `header ${header} names no ETag: send * or the ETags of earlier responses with their quotes, as in ${header}: "abc", "def"`,
  );
}
