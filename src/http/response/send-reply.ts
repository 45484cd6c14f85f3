import type { Response } from 'express';
import { isJson } from '../../openapi/media-types.ts';
import type { Reply } from '../../operation.ts';

const defaultMediaType = 'application/json';

/** Sends an answer. */
export function sendReply(res: Response, reply: Reply): void {
  const { headers, text } = encodeReply(reply);
  res.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.locals.record?.(text);
  res.end(text);
}

/** Sends a text with the status that the answer has so far. */
export function sendText(res: Response, mediaType: string, text: string): void {
  sendReply(res, { status: res.statusCode, mediaType, body: text });
}

/** An answer as it goes over the wire: its headers, and the text of its body where it has one. */
export function encodeReply({ headers = {}, body, mediaType = defaultMediaType }: Reply): {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
} {
  if (body === undefined) return { headers };
  const text = typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body);
  const length = `${Buffer.byteLength(text)}`;
  return { headers: { ...headers, 'Content-Type': withCharset(mediaType), 'Content-Length': length }, text };
}

/** What is text says its charset. A contract may declare it itself; there is none but this one. */
function withCharset(mediaType: string): string {
  if (mediaType === defaultMediaType) return 'application/json; charset=utf-8';
  if (!/^text\/|[/+](json|xml|yaml|javascript)\b|x-www-form-urlencoded/.test(mediaType)) return mediaType;
  const [type = '', ...parameters] = mediaType.split(';').map((part) => part.trim());
  const others = parameters.filter((parameter) => parameter !== '' && !/^charset *=/i.test(parameter));
  return [type, ...others, 'charset=utf-8'].join('; ');
}
