import { createHash } from 'node:crypto';
import type { Reply } from '../../operation.ts';

/**
 * The strong ETag of an answer, without its quotes: 27 characters that are the same for the same body, and others after
 * a change of any byte of it.
 */
export function entityTagOf(reply: Reply): string {
  return hashOf(textOf(reply));
}

/** An answer that tells an ETag. */
export function withEntityTag(reply: Reply, tag: string): Reply {
  return { ...reply, headers: { ...reply.headers, ETag: `"${tag}"` } };
}

/** The answer to a write, with the ETag of the item when it shows just what reading that would show now. */
export function withEntityTagOf(reply: Reply, shown: Reply): Reply {
  const text = textOf(reply);
  return text === textOf(shown) ? withEntityTag(reply, hashOf(text)) : reply;
}

function textOf({ body }: Reply): string {
  return JSON.stringify(body) ?? '';
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
