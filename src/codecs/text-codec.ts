import { decodeBody, serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';

/** Plain text, HTML, XML, CSV and other `text/…`: a string. */
export const textCodec: BytesCodec = {
  name: 'text',
  input: 'bytes',
  isStructured: false,
  hasTextValues: false,
  matches: (mediaType) => /^text\/|^[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType),
  parse: decodeBody,
  serialize: serializeText,
};
