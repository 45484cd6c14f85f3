import type { Response } from 'express';
import type { BodyShape } from '../../codecs/codec.ts';
import { codecFor, contentTypeOf } from '../../codecs/codecs.ts';
import { hasLongList } from '../../codecs/long-values.ts';
import { joined } from '../../joined-properties.ts';
import type { Reply } from '../../operation.ts';
import { inTurns } from '../../turns.ts';
import { sendChunks, toChunks } from './body-chunks.ts';
import { forbidScripts } from './forbid-scripts.ts';
import { withLiveAddresses } from './live-addresses.ts';
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
  sendEncoded(res, reply, encodeReply(reply, encoderOf(reply, res, shape)));
}

/** Sends a reply like `sendReply`, in turns with everything else where its body has a long list. */
export async function sendReplyInTurns(res: Response, reply: Reply, shape?: BodyShape): Promise<void> {
  const { body, mediaType = defaultMediaType } = reply;
  const codec = codecFor(mediaType);
  if (codec.pieces === undefined || !hasLongList(body)) return sendReply(res, reply, shape);
  const chunks = await inTurns(toChunks(codec.pieces(body, shape), (text) => withLiveAddresses(text, res)));
  const [first = new Uint8Array()] = chunks;
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  setHead(res, reply, replyHeaders(reply, contentTypeOf(mediaType, first), length));
  res.locals.record?.(first, length);
  if (res.locals.isHead) res.end();
  else await sendChunks(res, chunks);
}

function sendEncoded(res: Response, reply: Reply, { headers, text }: EncodedReply): void {
  setHead(res, reply, headers);
  res.locals.record?.(text);
  res.end(text);
}

/** Sets the status and the headers of a reply, and returns the text of its body; nothing is sent yet. */
export function setReplyHead(
  res: Response,
  reply: Reply,
  shape?: BodyShape,
): string | Uint8Array | undefined {
  const { headers, text } = encodeReply(reply, encoderOf(reply, res, shape));
  setHead(res, reply, headers);
  return text;
}

function setHead(res: Response, reply: Reply, headers: EncodedReply['headers']): void {
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (reply.mediaType !== undefined) forbidScripts(res, reply.mediaType);
}

function encoderOf({ mediaType = defaultMediaType }: Reply, res: Response, shape?: BodyShape) {
  return (body: unknown) => withLiveAddresses(codecFor(mediaType).serialize(body, shape), res);
}

/** Sends a text with the status that the response has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  sendReply(res, { status: res.statusCode, mediaType, body: text });
}

/**
 * Encodes a reply with the codec of its media type, JSON unless it names another.
 * @param encode gives the text of its body
 */
export function encodeReply(
  reply: Reply,
  encode: (body: unknown) => string | Uint8Array = (value) =>
    codecFor(reply.mediaType ?? defaultMediaType).serialize(value),
): EncodedReply {
  const { body, mediaType = defaultMediaType } = reply;
  if (body === undefined) return { headers: sendableHeaders(withReason(reply)) };
  const text = encode(body);
  // A contract may declare a body where there is none: 204 has neither that nor its length (RFC 9110, 8.6).
  if (reply.status === 204) {
    const { 'Content-Length': _none, ...headers } = replyHeaders(reply, contentTypeOf(mediaType, text), 0);
    return { headers };
  }
  return { headers: replyHeaders(reply, contentTypeOf(mediaType, text), Buffer.byteLength(text)), text };
}

/** @param length of the body, in bytes */
function replyHeaders(reply: Reply, contentType: string, length: number): EncodedReply['headers'] {
  const ofBody = { 'Content-Type': contentType, 'Content-Length': `${length}` };
  return sendableHeaders(joined(withReason(reply), ofBody));
}

function withReason({ headers = {}, reason }: Reply): NonNullable<Reply['headers']> {
  return reason === undefined ? headers : { ...headers, [reasonHeader]: formatReason([reason]) };
}
