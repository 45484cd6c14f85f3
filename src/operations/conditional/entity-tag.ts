import { createHash } from 'node:crypto';
import type { Reply } from '../handler.ts';

/**
 * The strong ETag of an answer, without its quotes: 27 characters that are the same for the same body, and change with
 * any byte of it.
 */
export function entityTagOf({ body }: Pick<Reply, 'body'>): string {
  return createHash('sha1')
    .update(JSON.stringify(body) ?? '')
    .digest('base64url');
}

/** An answer that tells an ETag. */
export function withTag(reply: Reply, tag: string): Reply {
  return { ...reply, headers: { ...reply.headers, ETag: `"${tag}"` } };
}

/** The answer to a write with the ETag of the item as it is now, when it shows just that. */
export function taggedLike(reply: Reply, tag: string): Reply {
  return entityTagOf(reply) === tag ? withTag(reply, tag) : reply;
}
