import { SandboxError } from '../errors.ts';

/** Whole bodies are decoded, so that nothing of one is left for the next. */
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a body.
 * @throws SandboxError `malformed` for bytes that are not UTF-8.
 */
export function decodeBody(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw new SandboxError('malformed', 'the body is not UTF-8: send it in UTF-8', { cause: error });
  }
}

/** A body without structure as it is sent: a text or bytes as they are, any other value in JSON. */
export function serializeText(value: unknown): string | Uint8Array {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
