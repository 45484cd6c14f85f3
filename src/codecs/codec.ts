import type { Schema } from '../openapi/document.ts';

/** What every format says of itself. */
interface Format {
  /** Such as `json`; no two codecs share one. */
  readonly name: string;
  /** Whether a media type, with or without parameters and in any case, or a range is of this format. */
  matches(mediaType: string): boolean;
  /**
   * Whether its bodies are values that the schema describes, as those of JSON are. Such a body is validated in
   * responses too, is generated and stored as a value, and is preferred where the contract declares several media
   * types. Any other body is a text, which is sent as it is.
   */
  readonly isStructured: boolean;
  /** Whether the values in a request body arrive as text, so that the schema decides which type each of them has. */
  readonly hasTextValues: boolean;
  /**
   * A response body as it is sent, in UTF-8.
   * @param schema the one that the contract declares for the body, if it does
   */
  serialize(value: unknown, schema?: Schema): string;
}

/** A format that is read from the bytes of a body. */
export interface BytesCodec extends Format {
  readonly input: 'bytes';
  /**
   * @param bytes at least one; a charset other than UTF-8 is refused before
   * @param schema the one that the contract declares for the body, if it does
   * @throws SandboxError `malformed`, with what to send.
   */
  parse(bytes: Buffer, schema?: Schema): unknown;
}

/** The parts of a multipart body. */
export interface BodyParts {
  /** The values of the fields by name. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/**
 * A format that is read part by part while the body arrives, since its files may be large: whoever has the stream
 * splits it, within the limits, and hands over the parts.
 */
export interface PartsCodec extends Format {
  readonly input: 'parts';
  parse(parts: BodyParts, schema?: Schema): unknown;
}

/**
 * One format: converts between the body that is sent and the value that handlers see. A codec knows nothing of HTTP,
 * and neither waits nor streams: `input` names what it wants to be given.
 */
export type Codec = BytesCodec | PartsCodec;
