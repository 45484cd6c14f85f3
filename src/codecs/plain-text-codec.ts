import { serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';
import { jsonCodec } from './json-codec.ts';
import { isMediaType } from './media-types.ts';

/**
 * Plain text. Where the contract describes values for it, they are in JSON: some frameworks declare `text/plain` beside
 * JSON for every body. What it declares as a text is left as it is.
 */
export const plainTextCodec: BytesCodec = {
  name: 'plain',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => isMediaType(mediaType, 'text/plain'),
  parse: jsonCodec.parse,
  serialize: serializeText,
};
