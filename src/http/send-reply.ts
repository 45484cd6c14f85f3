import type { Response } from 'express';
import { isJson } from '../contract/media-types.ts';
import type { Reply } from '../operations/handler.ts';

/** Sends an answer. A body of a JSON media type is written as JSON; of any other it is a text already. */
export function sendReply(res: Response, reply: Reply): void {
  const { body, mediaType = 'application/json' } = reply;
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
  if (body === undefined) res.end();
  else sendText(res, mediaType, isJson(mediaType) ? JSON.stringify(body) : String(body));
}

/** Sends a text with the status that the answer has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  const isText = /^text\/|[/+](json|xml|yaml|javascript)$|x-www-form-urlencoded/.test(mediaType);
  res.setHeader('Content-Type', isText ? `${mediaType}; charset=utf-8` : mediaType);
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
}
