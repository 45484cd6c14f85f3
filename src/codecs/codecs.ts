import { bytesCodec } from './bytes-codec.ts';
import type { Codec } from './codec.ts';
import { formCodec } from './form-codec.ts';
import { jsonCodec } from './json-codec.ts';
import { multipartCodec } from './multipart-codec.ts';
import { textCodec } from './text-codec.ts';

/**
 * All formats. The first that matches a media type is used, and of several structured ones the first is preferred in
 * responses. To add a format, add a file and a line here, before `textCodec` and `bytesCodec`, which match the
 * rest.
 */
const codecs: readonly Codec[] = [jsonCodec, formCodec, multipartCodec, textCodec, bytesCodec];

/** @param mediaType with or without parameters, in any case; `''` for none. Bytes, where no other format matches. */
export function codecFor(mediaType: string): Codec {
  for (const codec of codecs) if (codec.matches(mediaType)) return codec;
  return bytesCodec;
}

/** Whether bodies of a media type are values that a schema describes: see `Codec`. */
export function isStructured(mediaType: string): boolean {
  return codecFor(mediaType).isStructured;
}

/** The declared media type whose format comes first in the table among those that will do; absent when none does. */
export function firstMediaType(
  declared: readonly string[],
  willDo: (codec: Codec) => boolean,
): string | undefined {
  const candidates = declared.map((mediaType) => ({ mediaType, codec: codecFor(mediaType) }));
  const codec = codecs.find(
    (each) => willDo(each) && candidates.some((candidate) => candidate.codec === each),
  );
  return candidates.find((candidate) => candidate.codec === codec)?.mediaType;
}
