import { isAscii, isUtf8 } from 'node:buffer';

/** The text of bytes in UTF-8; `undefined` when they are none. */
export function decodeUtf8(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1'); // the same, and faster
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
