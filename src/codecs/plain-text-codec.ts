import { SandboxError } from '../errors.ts';
import { serializeText } from './body-text.ts';
import type { BodyShape, BytesCodec } from './codec.ts';
import { jsonCodec } from './json-codec.ts';
import { isMediaType } from './media-types.ts';
import { textCodec } from './text-codec.ts';

/**
 * Plain text. Where the contract describes values for it, they are in JSON: some frameworks declare `text/plain` beside
 * JSON for every body. `application/text`, which nobody has registered, is what some call it. What it declares as a text is left as it is, and what is not JSON is a text.
 */
export const plainTextCodec: BytesCodec = {
  name: 'plain',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) => ['text/plain', 'application/text'].some((name) => isMediaType(mediaType, name)),
  parse: parseValue,
  serialize: serializeText,
};

async function parseValue(bytes: Buffer, shape?: BodyShape): Promise<unknown> {
  try {
    return await jsonCodec.parse(bytes, shape);
  } catch (error) {
    if (error instanceof SandboxError && error.cause instanceof SyntaxError)
      return textCodec.parse(bytes, shape);
    throw error;
  }
}
