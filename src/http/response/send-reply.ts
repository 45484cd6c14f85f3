import type { Response } from 'express';
import type { BodyShape } from '../../codecs/codec.ts';
import { codecFor, contentTypeOf } from '../../codecs/codecs.ts';
import { hasLongList } from '../../codecs/long-values.ts';
import type { Reply } from '../../operation.ts';
import { inTurns, type Steps } from '../../turns.ts';
import { forbidScripts } from './forbid-scripts.ts';
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
  sendEncoded(res, reply, encodeReply(reply, encoderOf(reply, res, shape)));
}

/** Sends a reply like `sendReply`, in turns with everything else where its body has a long list. */
export async function sendReplyInTurns(res: Response, reply: Reply, shape?: BodyShape): Promise<void> {
  const { body, mediaType = defaultMediaType } = reply;
  const codec = codecFor(mediaType);
  if (codec.pieces === undefined || !hasLongList(body)) return sendReply(res, reply, shape);
  const bytes = await inTurns(bytesOf(codec.pieces(body, shape), (text) => withLivePictures(text, res)));
  sendEncoded(
    res,
    reply,
    encodeReply(reply, () => bytes),
  );
}

function* bytesOf(
  pieces: Iterable<string>,
  finish: (text: string) => string | Uint8Array,
): Steps<Uint8Array> {
  const chunks: Buffer[] = [];
  for (const piece of pieces) {
    if (piece !== '') chunks.push(Buffer.from(finish(piece)));
    yield;
  }
  return Buffer.concat(chunks);
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
  return (body: unknown) => withLivePictures(codecFor(mediaType).serialize(body, shape), res);
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
  { headers: given = {}, body, mediaType = defaultMediaType, reason }: Reply,
  encode: (body: unknown) => string | Uint8Array = (value) => codecFor(mediaType).serialize(value),
): EncodedReply {
  const headers = reason === undefined ? given : { ...given, [reasonHeader]: formatReason([reason]) };
  if (body === undefined) return { headers: sendableHeaders(headers) };
  const text = encode(body);
  const length = `${Buffer.byteLength(text)}`;
  const all = { ...headers, 'Content-Type': contentTypeOf(mediaType, text), 'Content-Length': length };
  return { headers: sendableHeaders(all), text };
}
