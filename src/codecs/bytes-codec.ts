import { serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';

/** Everything else, such as a picture: a string with one character a byte (Latin-1), so that no byte is lost. */
export const bytesCodec: BytesCodec = {
  name: 'bytes',
  input: 'bytes',
  structure: 'never',
  writesValues: false,
  hasTextValues: false,
  matches: () => true,
  parse: (bytes) => bytes.toString('latin1'),
  serialize: serializeText,
};
