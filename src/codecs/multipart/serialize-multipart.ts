import type { BodyShape } from '../codec.ts';
import { boundaryOf, writeParts } from './multipart-text.ts';
import { partsOf } from './value-parts.ts';

/** A value as a multipart body. A text that begins with a boundary is one already; any other text is a part. */
export function serializeMultipart(value: unknown, shape?: BodyShape): string | Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string' && boundaryOf(value) !== undefined) return withNetworkLines(value);
  return writeParts(partsOf(value, shape));
}

/** `Content-Type` with the boundary of the body. */
export function multipartContentType(mediaType: string, body: string | Uint8Array): string {
  const boundary = boundaryOf(body);
  if (boundary === undefined) return mediaType;
  const others = mediaType.replace(/;\s*boundary\s*=\s*(?:"[^"]*"|[^;\s]*)/i, '');
  return `${others}; boundary=${/^[\w'+.-]+$/.test(boundary) ? boundary : `"${boundary}"`}`;
}

/** An example in YAML has line breaks of YAML. */
function withNetworkLines(text: string): string {
  return text.includes('\r\n') ? text : text.replaceAll('\n', '\r\n');
}
