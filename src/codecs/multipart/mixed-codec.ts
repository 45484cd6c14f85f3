import { SandboxError } from '../../errors.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import { decodeBody } from '../body-text.ts';
import type { BodyShape, BytesCodec } from '../codec.ts';
import { jsonCodec, parseJsonText } from '../json-codec.ts';
import { essence } from '../media-types.ts';
import { boundaryOf } from './multipart-text.ts';
import { type ReadPart, readParts } from './read-parts.ts';
import { multipartContentType, serializeMultipart } from './serialize-multipart.ts';

/**
 * Multipart bodies that are no forms, such as `multipart/mixed` and `multipart/related`: an object, whose properties are
 * the parts by their names or else by their order, or a list of all parts.
 */
export const mixedCodec: BytesCodec = {
  name: 'mixed',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  isBinary: true,
  hasTextValues: true,
  matches: (mediaType) => /^multipart\/(?!form-data$)[^*]/.test(essence(mediaType)),
  parse: parseParts,
  serialize: serializeMultipart,
  contentType: multipartContentType,
};

async function parseParts(bytes: Buffer, shape?: BodyShape): Promise<unknown> {
  const boundary = boundaryOf(bytes);
  if (boundary === undefined) {
    throw new SandboxError(
      'malformed',
      'the body does not begin with a boundary: send `--` and the boundary',
    );
  }
  const parts = await readParts(bytes, boundary);
  const merged = shape?.mergeSchema(shape.media.schema ?? {});
  if (merged === undefined || !isObjectSchema(merged)) return parts.map(partValue);
  const names = [...merged.properties.keys()];
  return Object.fromEntries(parts.map((part, i) => [part.name ?? names[i] ?? `${i}`, partValue(part)]));
}

/** The value of a part: JSON where it says so, else its text, or bytes that are none. */
function partValue({ mediaType, content }: ReadPart): unknown {
  if (jsonCodec.matches(mediaType)) return parseJsonText(decodeBody(content));
  const text = content.toString('utf8');
  return text.includes('\ufffd') || /^(?:image|audio|video)\/|octet-stream/.test(mediaType)
    ? content.toString('latin1')
    : text;
}
