import type { MediaType } from '../openapi/document.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';

/** What the contract declares for a body, and how its schema is read. */
export interface BodyShape {
  readonly media: MediaType;
  readonly mergeSchema: MergeSchema;
  /** The media type that the body has, with its parameters. */
  readonly mediaType?: string;
}

/**
 * Whether the bodies of a format are values that a schema describes, as those of JSON are. Such a body is validated in
 * responses too, is generated and stored as a value, and is preferred where the contract declares several media types.
 * - `always`, whatever the contract declares;
 * - `declared`: where the contract declares more than a text for them;
 * - `never`: any other body is a text or a file, which is sent as it is.
 */
export type Structure = 'always' | 'declared' | 'never';

/** What every format says of itself. */
interface Format {
  /** Such as `json`; no two codecs share one. */
  readonly name: string;
  /** Whether a media type, with or without parameters and in any case, or a range is of this format. */
  matches(mediaType: string): boolean;
  readonly structure: Structure;
  /** Whether the bodies are fields with names, as those of forms are. */
  readonly hasFields?: boolean;
  /** Whether any value has a written form, and not only a text. */
  readonly writesValues: boolean;
  /** Whether the values in a request body arrive as text, so that the schema decides which type each of them has. */
  readonly hasTextValues: boolean;
  /** Whether a body that the contract declares as a text is bytes, and not a text in UTF-8. */
  readonly isBinary?: boolean;
  /** `Content-Type` of a body that is sent, where that depends on the body; else it is the media type. */
  contentType?(mediaType: string, body: string | Uint8Array): string;
  /**
   * A response body as it is sent: text, for UTF-8, or bytes.
   * @param shape what the contract declares for the body, if it does
   */
  serialize(value: unknown, shape?: BodyShape): string | Uint8Array;
  /** The same text in pieces, each of which takes no time to speak of, for a value with a long list. */
  pieces?(value: unknown, shape?: BodyShape): Iterable<string>;
}

/** A format that is read from the bytes of a body. */
export interface BytesCodec extends Format {
  readonly input: 'bytes';
  /**
   * A promise where the format is read by a library that is loaded when it is first needed.
   * @param bytes at least one; a charset other than UTF-8 is refused before
   * @param shape what the contract declares for the body, if it does
   * @throws SandboxError `malformed`, with what to send.
   */
  parse(bytes: Buffer, shape?: BodyShape): unknown;
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
  parse(parts: BodyParts, shape?: BodyShape): unknown;
}

/**
 * One format: converts between the body that is sent and the value that handlers see. A codec knows nothing of HTTP,
 * and neither waits for nor reads a stream: `input` names what it wants to be given.
 */
export type Codec = BytesCodec | PartsCodec;
