import { SandboxError } from '../errors.ts';
import { describeInexact, findInexactNumber } from '../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../json-depth.ts';
import { inTurns } from '../turns.ts';
import { requireFewNames } from './body-names.ts';
import { decodeBody } from './body-text.ts';
import type { BytesCodec } from './codec.ts';
import { jsonPieces } from './long-values.ts';
import { parseLongJson } from './parse-long-json.ts';
import { requireWellFormed } from './well-formed.ts';

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

/**
 * Parses UTF-8 that is nested no deeper than 64 levels and has no lone surrogates, which have no UTF-8 form, and no
 * numbers that would change: neither could be sent back.
 * @throws SandboxError `malformed` for anything else, naming the place.
 */
function parseJsonBody(bytes: Uint8Array): unknown {
  return bytes.length < longBody ? parseJsonText(decodeBody(bytes)) : parseInTurns(bytes);
}

async function parseInTurns(bytes: Uint8Array): Promise<unknown> {
  const parsed = await inTurns(parseLongJson(bytes));
  return parsed === undefined ? parseJsonText(decodeBody(bytes)) : parsed.value;
}

/**
 * Parses a text of JSON, with the limits of a body.
 * @throws SandboxError `malformed`, naming the place; `too-large` for an object of too many names.
 */
export function parseJsonText(text: string): unknown {
  const value = parseText(text);
  const inexact = findInexactNumber(text);
  if (inexact !== undefined) {
    const issue = `${inexact.pointer || 'the body'} ${describeInexact(inexact)}`;
    throw new SandboxError('malformed', issue, { issues: [issue] });
  }
  requireWellFormed(value, text);
  return value;
}

function parseText(text: string): unknown {
  if (!isTextNestedWithin(maxBodyDepth, text)) {
    throw new SandboxError('malformed', `the body is nested deeper than ${maxBodyDepth} levels`);
  }
  requireFewNames(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SandboxError('malformed', `the body is not JSON: ${error.message}`, { cause: error });
  }
}
