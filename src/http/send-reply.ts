import type { Response } from 'express';
import type { Reply } from '../operations/handler.ts';

/** Sends an answer; a body is JSON, of the media type given. */
export function sendReply(res: Response, reply: Reply, mediaType = 'application/json'): void {
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
  if (reply.body === undefined) res.end();
  else sendText(res, mediaType, JSON.stringify(reply.body));
}

/** Sends a text with the status that the answer has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  res.setHeader('Content-Type', `${mediaType}; charset=utf-8`);
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
}
