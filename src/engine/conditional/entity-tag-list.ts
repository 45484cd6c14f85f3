import { SandboxError } from '../../errors.ts';

/** A tag as a condition names it, without its quotes. */
export interface NamedTag {
  readonly tag: string;
  readonly isWeak: boolean;
}

/** What a condition names: any representation, or those of some tags. */
export type TagList = '*' | readonly NamedTag[];

/** One element of the list, which may be empty, and what ends it (RFC 9110, 5.6.1 and 8.8.3). */
const element = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(,|$)/y;

/**
 * Reads the value of an `If-Match` or `If-None-Match`: `*`, or tags such as `"abc", W/"def"`.
 * @throws SandboxError `malformed` for anything else: passing over a condition would do what it was to prevent.
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
    `header ${header} names no ETag: send * or the ETags of earlier answers with their quotes, as in ${header}: "abc", "def"`,
  );
}
