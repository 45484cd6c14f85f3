import { codecFor } from '../../codecs/codecs.ts';
import { SandboxError } from '../../errors.ts';
import type { CapturedBody } from './captured-body.ts';

/** What a captured body says. */
export interface DecodedBody {
  /** Absent for bytes that are no text. */
  readonly text?: string;
  /** Its value, where its format has values; absent for a truncated or malformed one. */
  readonly value?: unknown;
  /** Whether the values in it were sent as text, as those of a form are. */
  readonly hasTextValues: boolean;
  readonly isTruncated: boolean;
}

/** Decodes a captured body by its media type. */
export function decodeCapturedBody({ content, bytes, captured }: CapturedBody, mediaType = ''): DecodedBody {
  const isTruncated = captured < bytes;
  const codec = codecFor(mediaType);
  const { hasTextValues } = codec;
  const text = typeof content === 'string' ? content : decodeText(content, isTruncated);
  if (text === undefined) return { hasTextValues, isTruncated };
  const value = isTruncated ? undefined : parseBody(text, codec);
  return { text, ...(value !== undefined && { value }), hasTextValues, isTruncated };
}

/** Decodes UTF-8, without a character that was cut off; `undefined` for other bytes. */
function decodeText(bytes: Uint8Array, isTruncated: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isTruncated });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Parses a structured body; `undefined` for a malformed one, which is a text only. */
function parseBody(text: string, codec: ReturnType<typeof codecFor>): unknown {
  if (codec.structure !== 'always' || codec.input !== 'bytes') return undefined;
  try {
    return codec.parse(Buffer.from(text));
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}
