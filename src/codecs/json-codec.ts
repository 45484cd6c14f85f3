import { SandboxError } from '../errors.ts';
import { describeInexact, findInexactNumber } from '../exact-number.ts';
import { isTextNestedWithin, maxBodyDepth } from '../json-depth.ts';
import { pointerToken } from '../openapi/reference.ts';
import { decodeBody } from './body-text.ts';
import type { BytesCodec } from './codec.ts';

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
};

/**
 * Parses UTF-8 that is nested no deeper than 64 levels and has no lone surrogates, which have no UTF-8 form, and no
 * numbers that would change: neither could be sent back.
 * @throws SandboxError `malformed` for anything else, naming the place.
 */
function parseJsonBody(bytes: Uint8Array): unknown {
  return parseJsonText(decodeBody(bytes));
}

/**
 * Parses a text of JSON, with the limits of a body.
 * @throws SandboxError `malformed`, naming the place.
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

/**
 * Requires that no string of a value has a lone surrogate.
 * @param text which the value was parsed from, and in which `\\u` begins the escape of one
 * @throws SandboxError `malformed`, naming the places.
 */
export function requireWellFormed(value: unknown, text: string): void {
  // Decoded bytes are well-formed: in them, only an escape such as `\ud800` can stand for a lone surrogate.
  if (text.isWellFormed() && !text.includes('\\u')) return;
  const lone: string[] = [];
  inspect(value, [], lone);
  if (lone.length > 0) {
    const issues = lone.map((pointer) => `${pointer} has a lone surrogate, which is not valid Unicode text`);
    throw new SandboxError('malformed', issues.join('; '), { issues });
  }
}

function parseText(text: string): unknown {
  if (!isTextNestedWithin(maxBodyDepth, text)) {
    throw new SandboxError('malformed', `the body is nested deeper than ${maxBodyDepth} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SandboxError('malformed', `the body is not JSON: ${error.message}`, { cause: error });
  }
}

/** Walks a value, which is no deeper than allowed, and collects the pointers of strings that are not well-formed Unicode. */
function inspect(value: unknown, path: string[], lone: string[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) lone.push(pointerOf(path));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    path.push(name);
    if (!name.isWellFormed()) lone.push(pointerOf(path));
    inspect(item, path, lone);
    path.pop();
  }
}

/** The pointer is sent to the client, so a name that is not well formed is replaced in it. */
function pointerOf(path: readonly string[]): string {
  return `/${path.map((name) => pointerToken(name.toWellFormed())).join('/')}`;
}
