import type { Response } from 'express';
import { codecFor } from '../../codecs/codecs.ts';
import { withCharset } from '../../codecs/media-types.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Reply } from '../../operation.ts';

const defaultMediaType = 'application/json';

/** A response as it goes over the wire: its headers, and the text of its body where it has one. */
export interface EncodedReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
}

/**
 * Sends a reply, and records it before that.
 * @param schema the one that the contract declares for the body, for formats that need it
 */
export function sendReply(res: Response, reply: Reply, schema?: Schema): void {
  const { headers, text } = encodeReply(reply, schema);
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.locals.record?.(text);
  res.end(text);
}

/** Sends a text with the status that the response has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  sendReply(res, { status: res.statusCode, mediaType, body: text });
}

/** Encodes a reply with the codec of its media type, JSON unless it names another. */
export function encodeReply(
  { headers = {}, body, mediaType = defaultMediaType }: Reply,
  schema?: Schema,
): EncodedReply {
  if (body === undefined) return { headers };
  const text = codecFor(mediaType).serialize(body, schema);
  const length = `${Buffer.byteLength(text)}`;
  return { headers: { ...headers, 'Content-Type': withCharset(mediaType), 'Content-Length': length }, text };
}
