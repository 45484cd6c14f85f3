import { inTurns, type Steps } from '../turns.ts';
import { decodeBody } from './body-text.ts';
import type { BytesCodec } from './codec.ts';
import { parseJsonText } from './json/parse-json-text.ts';
import { parseLongJson } from './json/parse-long-json.ts';
import { jsonPieces } from './long-values.ts';

/**
 * JSON (RFC 8259): `application/json`, `application/problem+json`, `application/vnd.github.v3+json`. A range that
 * includes JSON, such as any type at all, counts: JSON is what is sent for it.
 */
export const jsonCodec: BytesCodec = {
  name: 'json',
  input: 'bytes',
  structure: 'always',
  writesValues: true,
  hasTextValues: false,
  matches: (mediaType) =>
    /^(?!application\/stream\+json)(?:[^/;\s]+\/(?:[^;\s]+\+)?json|\*\/\*|application\/\*)\s*(?:;|$)/i.test(
      mediaType,
    ),
  parse: parseJsonBody,
  serialize: (value) => JSON.stringify(value),
  pieces: jsonPieces,
};

/** The length of a body that takes long to parse, in bytes: those of operations are shorter, unless they may be longer. */
const longBody = 1_050_000;

/** The length of a line or an event that takes long, of which there may be many, in characters. */
const longText = 50_000;

/**
 * Parses UTF-8 that is nested no deeper than 64 levels and has no lone surrogates, which have no UTF-8 form, and no
 * numbers that would change: neither could be sent back.
 * @throws SandboxError `malformed` for anything else, naming the place.
 */
function parseJsonBody(bytes: Uint8Array): unknown {
  return bytes.length < longBody ? parseJsonText(decodeBody(bytes)) : inTurns(parseLongJson(bytes));
}

/**
 * Parses a text of JSON in a body, in steps where it is long.
 * @throws SandboxError as for a whole body; its cause is a SyntaxError where the text is no JSON.
 */
export function* parseJsonInSteps(text: string): Steps<unknown> {
  return text.length < longText ? parseJsonText(text) : yield* parseLongJson(Buffer.from(text));
}
