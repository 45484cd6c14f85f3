import { createHash } from 'node:crypto';
import { codecFor } from '../../codecs/codecs.ts';
import { joined } from '../../joined-properties.ts';
import { isObject } from '../../json.ts';
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
  return joined(reply, { headers: joined(reply.headers ?? {}, { ETag: `"${tag}"` }) });
}

/** The reply to a write; with the ETag of the item when its body equals that of reading the item now. */
export function withEntityTagOf(reply: Reply, representation: Reply): Reply {
  if (differsAtFirstSight(reply.body, representation.body)) return reply;
  const text = textOf(reply);
  const isSame = reply.body === representation.body && reply.mediaType === representation.mediaType;
  return isSame || text === textOf(representation) ? withEntityTag(reply, hashOf(text)) : reply;
}

/**
 * Whether two bodies have different texts, by the names of their properties and their own strings: most that differ do
 * so there, and two texts would take ten times as long.
 */
function differsAtFirstSight(a: unknown, b: unknown): boolean {
  if (a === b || !isPlain(a) || !isPlain(b)) return false;
  const [names, others] = [definedNames(a), definedNames(b)];
  if (names.length !== others.length) return true;
  return names.some((name, at) => name !== others[at] || areOtherStrings(a[name], b[name]));
}

/** An object that is written as it is, since nothing but `Object` decides on its text. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value);
}

function definedNames(value: Record<string, unknown>): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

function areOtherStrings(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== b;
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
