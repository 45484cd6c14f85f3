import type { Content, MediaType, Schema } from '../openapi/document.ts';
import { binaryCodec } from './binary-codec.ts';
import { bytesCodec } from './bytes-codec.ts';
import type { Codec } from './codec.ts';
import { csvCodec, tsvCodec } from './csv-codec.ts';
import { eventStreamCodec } from './event-stream-codec.ts';
import { formCodec } from './form-codec.ts';
import { jsonCodec } from './json-codec.ts';
import { jsonLinesCodec } from './json-lines-codec.ts';
import { withCharset } from './media-types.ts';
import { formDataCodec } from './multipart/form-data-codec.ts';
import { mixedCodec } from './multipart/mixed-codec.ts';
import { plainTextCodec } from './plain-text-codec.ts';
import { textCodec } from './text-codec.ts';
import { xmlCodec } from './xml/xml-codec.ts';
import { yamlCodec } from './yaml-codec.ts';

/**
 * All formats. The first that matches a media type is used, and of several structured ones the first is preferred in
 * responses. To add a format, add a file and a line here, before `textCodec` and `bytesCodec`, which match the
 * rest.
 */
const codecs: readonly Codec[] = [
  jsonCodec,
  xmlCodec,
  jsonLinesCodec,
  eventStreamCodec,
  csvCodec,
  tsvCodec,
  yamlCodec,
  formCodec,
  formDataCodec,
  mixedCodec,
  binaryCodec,
  plainTextCodec,
  textCodec,
  bytesCodec,
];

/** @param mediaType with or without parameters, in any case; `''` for none. Bytes, where no other format matches. */
export function codecFor(mediaType: string): Codec {
  for (const codec of codecs) if (codec.matches(mediaType)) return codec;
  return bytesCodec;
}

/** Whether bodies of a declared media type are values that its schema describes: see `Structure`. */
export function isStructured(mediaType: string, media: MediaType = {}): boolean {
  return !isRangeOfFiles(mediaType, media) && hasValues(codecFor(mediaType), media);
}

/** Whether a body is the text of a structured format already, as an example of the contract can be. */
export function isWrittenText(mediaType: string, body: unknown): boolean {
  if (typeof body !== 'string') return false;
  const { structure, hasFields } = codecFor(mediaType);
  return structure === 'declared' || hasFields === true;
}

/** `Content-Type` of a body that is sent as a media type. */
export function contentTypeOf(mediaType: string, body: string | Uint8Array): string {
  return codecFor(mediaType).contentType?.(mediaType, body) ?? withCharset(mediaType);
}

/** Whether the contract declares values in a format that is neither read nor written. */
export function isUnwritten(mediaType: string, media: MediaType): boolean {
  const codec = codecFor(mediaType);
  return codec === binaryCodec && hasValues(codec, media);
}

/** Whether a contract declares files of any type: Spring writes a download as a binary string in a body of any type. */
export function isRangeOfFiles(mediaType: string, { schema }: MediaType): boolean {
  return mediaType.includes('*') && schema?.format === 'binary';
}

/** Whether the bodies of a declared media type are files or texts as they are, which have no other form. */
export function isFileType(mediaType: string, media: MediaType): boolean {
  if (isRangeOfFiles(mediaType, media)) return true;
  const codec = codecFor(mediaType);
  return !codec.writesValues || (codec === plainTextCodec && !hasValues(codec, media));
}

/** Whether a format has a written form of any value, and not only of those that a contract declares for it. */
export function writesValues(mediaType: string): boolean {
  return codecFor(mediaType).writesValues;
}

/**
 * The codec of a body that a contract declares: where it declares a text, that is left as it is.
 * @param declared the media type as the contract writes it, which may be a range
 */
export function codecOf(mediaType: string, media: MediaType): Codec {
  const codec = codecFor(mediaType);
  if (codec.structure !== 'declared' || hasValues(codec, media)) return codec;
  return codec.isBinary === true ? bytesCodec : textCodec;
}

/** Whether a format's bodies are values, as a contract declares them. */
export function hasValues({ structure }: Codec, { schema }: MediaType): boolean {
  if (structure !== 'declared') return structure === 'always';
  return schema !== undefined && !saysNothing(schema) && !describesText(schema);
}

/** What a schema may have that says nothing of the values. */
const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'deprecated',
  '$comment',
  'externalDocs',
]);

function saysNothing(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => annotations.has(keyword) || keyword.startsWith('x-'));
}

/** Whether a schema describes nothing but a text. */
export function describesText({ type, anyOf, oneOf }: Schema): boolean {
  const types = [type].flat().filter((each) => each !== undefined);
  if (types.length > 0) return types.every((each) => each === 'string' || each === 'null');
  const branches = [anyOf, oneOf].flat().filter((each): each is Schema => each !== undefined);
  return (
    branches.length > 0 && branches.every((branch) => typeof branch === 'object' && describesText(branch))
  );
}

/** The declared media type whose format comes first in the table among those that will do; absent when none does. */
export function firstMediaType(
  content: Content,
  willDo: (codec: Codec, media: MediaType) => boolean,
): string | undefined {
  let first: { readonly mediaType: string; readonly rank: number } | undefined;
  for (const [mediaType, media] of Object.entries(content)) {
    if (isRangeOfFiles(mediaType, media)) continue;
    const codec = codecFor(mediaType);
    const rank = codecs.indexOf(codec);
    if ((first === undefined || rank < first.rank) && willDo(codec, media)) first = { mediaType, rank };
  }
  return first?.mediaType;
}

/** Whether response bodies of a declared media type are values that its schema describes, those of forms too. */
export function isDescribed(mediaType: string, media: MediaType = {}): boolean {
  return !isRangeOfFiles(mediaType, media) && hasNamedFields(codecFor(mediaType), media);
}

/** Whether bodies of a media type are fields with names and values, as those of a form are. */
export function hasNamedFields(codec: Codec, media: MediaType): boolean {
  return codec.hasFields === true || hasValues(codec, media);
}
