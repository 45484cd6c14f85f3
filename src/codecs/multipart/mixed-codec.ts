import { SandboxError } from '../../errors.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import type { BodyShape, BytesCodec } from '../codec.ts';
import { essence } from '../media-types.ts';
import { boundaryOf } from './multipart-text.ts';
import { type PartPlace, parsePart, partCodecFor } from './part-formats.ts';
import { partTypeIssues } from './part-types.ts';
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
  if (merged === undefined || !isObjectSchema(merged)) {
    return Promise.all(
      parts.map((part, i) => partValue(part, { name: i + 1, schema: merged?.items, shape })),
    );
  }
  const declared = [...merged.properties.keys()];
  const named = parts.map((part, i) => ({ ...part, name: part.name ?? declared[i] ?? `${i}` }));
  if (shape !== undefined) requireTypes(named, shape);
  const entries = named.map(
    async (part) =>
      [
        part.name,
        await partValue(part, { name: part.name, schema: merged.properties.get(part.name), shape }),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** @throws SandboxError `unsupported-media-type` for parts of other types than the contract declares for them. */
function requireTypes(parts: readonly ReadPart[], { media, mergeSchema }: BodyShape): void {
  const files = parts.flatMap(({ name = '', mediaType }) =>
    mediaType === undefined ? [] : [{ field: name, mediaType }],
  );
  const issues = partTypeIssues(mergeSchema, media, files);
  if (issues.length > 0) throw new SandboxError('unsupported-media-type', issues.join('; '), { issues });
}

/** The value of a part in the format that it says it has, else its text (RFC 2046, 5.1), or bytes that are none. */
async function partValue(
  { mediaType = 'text/plain', content }: ReadPart,
  place: PartPlace,
): Promise<unknown> {
  const codec = partCodecFor(mediaType);
  if (codec !== undefined) return parsePart(codec, content, place);
  const text = content.toString('utf8');
  return text.includes('\ufffd') || /^(?:image|audio|video)\/|octet-stream/.test(mediaType)
    ? content.toString('latin1')
    : text;
}
