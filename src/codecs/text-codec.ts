import { decodeBody, serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';

/** Plain text, HTML and other `text/…`: a string. */
export const textCodec: BytesCodec = {
  name: 'text',
  input: 'bytes',
  structure: 'never',
  writesValues: false,
  hasTextValues: false,
  matches: (mediaType) => /^text\//i.test(mediaType),
  parse: decodeBody,
  serialize: serializeText,
};
