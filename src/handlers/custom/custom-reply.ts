import { validateHeaderName, validateHeaderValue } from 'node:http';
import { FileContent } from '../../file-content.ts';
import { isObject, plainText } from '../../json.ts';
import type { Reply } from '../../operation.ts';

/**
 * The reply that a handler returned, as it can be sent: its body a copy that is nothing but JSON, its headers texts.
 * @throws TypeError for a value that is no reply.
 */
export function requireReply(returned: unknown): Reply {
  if (!isObject(returned)) {
    throw new TypeError(
      `it returned ${nameOf(returned)}: return { status, body, headers }, or what next() resolves to`,
    );
  }
  const { status, body, headers, mediaType, reason } = returned;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    throw new TypeError(`the status of its reply is ${nameOf(status)}: give a number from 200 to 599`);
  }
  return {
    status,
    ...(body !== undefined && { body: copyBody(body) }),
    ...(headers !== undefined && { headers: requireHeaders(headers) }),
    ...(typeof mediaType === 'string' && { mediaType }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** A copy of a body: the original may be an example of the contract, or be changed by the handler later. */
export function copyBody(body: unknown): unknown {
  if (
    typeof body !== 'object' ||
    body === null ||
    body instanceof Uint8Array ||
    body instanceof FileContent
  ) {
    return body;
  }
  const text = JSON.stringify(body);
  return text === undefined ? undefined : JSON.parse(text);
}

/** The headers of a reply or a refusal, as texts. @throws TypeError for those that cannot be sent. */
export function requireHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (!isObject(headers))
    throw new TypeError(`the headers of its reply are ${nameOf(headers)}: give an object`);
  const texts = Object.entries(headers).map(([name, value]) => [name, headerTextOf(value)] as const);
  for (const [name, text] of texts) {
    validateHeaderName(name);
    validateHeaderValue(name, text);
  }
  return Object.fromEntries(texts);
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'a list'
      : 'an object'
    : (JSON.stringify(value) ?? typeof value);
}

function headerTextOf(value: unknown): string {
  return value instanceof URL || value instanceof Date ? `${value}` : plainText(value);
}
