import type { Response } from 'express';
import type { BodyShape } from '../../codecs/codec.ts';
import { codecFor, contentTypeOf } from '../../codecs/codecs.ts';
import type { Reply } from '../../operation.ts';
import { withLivePictures } from './live-pictures.ts';
import { formatReason, reasonHeader } from './reason-header.ts';
import { sendableHeaders } from './sendable-headers.ts';

const defaultMediaType = 'application/json';

/** A response as it goes over the wire: its headers, and the text of its body where it has one. */
export interface EncodedReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string | Uint8Array;
}

/**
 * Sends a reply, and records it before that.
 * @param shape what the contract declares for the body, for formats that need it
 */
export function sendReply(res: Response, reply: Reply, shape?: BodyShape): void {
  const text = setReplyHead(res, reply, shape);
  res.locals.record?.(text);
  res.end(text);
}

/** Sets the status and the headers of a reply, and returns the text of its body; nothing is sent yet. */
export function setReplyHead(
  res: Response,
  reply: Reply,
  shape?: BodyShape,
): string | Uint8Array | undefined {
  const { headers, text } = encodeReply(reply, shape, (encoded) => withLivePictures(encoded, res));
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (reply.mediaType !== undefined) forbidScripts(res, reply.mediaType);
  return text;
}

/** Media types that a browser shows as a page, in which scripts may run. */
const pageTypes = /html|xml|svg/i;

/** A script in an example of somebody's contract must not run with the rights of the sandbox's own pages. */
function forbidScripts(res: Response, mediaType: string): void {
  if (pageTypes.test(mediaType) && !res.hasHeader('Content-Security-Policy'))
    res.setHeader('Content-Security-Policy', "script-src 'none'; sandbox");
}

/** Sends a text with the status that the response has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  sendReply(res, { status: res.statusCode, mediaType, body: text });
}

/**
 * Encodes a reply with the codec of its media type, JSON unless it names another.
 * @param finish what is changed in the text
 */
export function encodeReply(
  { headers: given = {}, body, mediaType = defaultMediaType, reason }: Reply,
  shape?: BodyShape,
  finish: (text: string | Uint8Array) => string | Uint8Array = (text) => text,
): EncodedReply {
  const headers = reason === undefined ? given : { ...given, [reasonHeader]: formatReason([reason]) };
  if (body === undefined) return { headers: sendableHeaders(headers) };
  const text = finish(codecFor(mediaType).serialize(body, shape));
  const length = `${Buffer.byteLength(text)}`;
  const all = { ...headers, 'Content-Type': contentTypeOf(mediaType, text), 'Content-Length': length };
  return { headers: sendableHeaders(all), text };
}
