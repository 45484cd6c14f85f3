import { SandboxError } from '../errors.ts';
import { isBinaryFormat } from '../openapi/content/binary-formats.ts';
import { serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';

/**
 * Binary formats of values, such as Protocol Buffers and MessagePack. What the contract declares as a text is bytes, which
 * are stored and sent as they are. Values are neither read nor written, since a schema of OpenAPI does not say how: a
 * request is refused, and a response is in another media type or none.
 */
export const binaryCodec: BytesCodec = {
  name: 'binary',
  input: 'bytes',
  structure: 'declared',
  writesValues: false,
  isBinary: true,
  hasTextValues: false,
  matches: isBinaryFormat,
  parse: refuse,
  serialize: serializeText,
};

function refuse(): never {
  throw new SandboxError(
    'unsupported-media-type',
    'the sandbox does not read this binary format: send another declared media type, such as application/json',
  );
}
