import { createHash } from 'node:crypto';
import { codecFor } from '../../codecs/codecs.ts';
import type { Reply } from '../../operation.ts';

/**
 * The strong ETag of a response (RFC 9110, 8.8.3), without its quotes: 27 characters, the same for the same body, and
 * different after a change of any byte of it.
 */
export function entityTagOf(reply: Reply): string {
  return hashOf(textOf(reply));
}

/** A reply with an ETag header. */
export function withEntityTag(reply: Reply, tag: string): Reply {
  return { ...reply, headers: { ...reply.headers, ETag: `"${tag}"` } };
}

/** The reply to a write; with the ETag of the item when its body equals that of reading the item now. */
export function withEntityTagOf(reply: Reply, representation: Reply): Reply {
  const text = textOf(reply);
  return text === textOf(representation) ? withEntityTag(reply, hashOf(text)) : reply;
}

/** A body is another one in another format. */
function textOf({ body, mediaType }: Reply): string {
  const text =
    body instanceof Uint8Array ? Buffer.from(body).toString('base64') : (JSON.stringify(body) ?? '');
  return mediaType === undefined || codecFor(mediaType).name === 'json' ? text : `${mediaType} ${text}`;
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
