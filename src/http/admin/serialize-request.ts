import { codecFor } from '../../codecs/codecs.ts';
import { SandboxError } from '../../errors.ts';
import type { CapturedBody } from '../journal/captured-body.ts';
import { type Redaction, redacted } from '../journal/redact.ts';
import type { Exchange, HeaderPart, RecordedExchange } from '../journal/request-journal.ts';
import type { AdminSchemas } from './admin-api.ts';

type SerializedRequest = AdminSchemas['RecordedRequest'];

/** Serializes a recorded request for the admin API, its secrets redacted. */
export function serializeRecordedRequest({ id, exchange }: RecordedExchange): SerializedRequest {
  const { requestId, time, session, operation, method, url, status, fault, redaction } = exchange;
  const headers = serializeHeaders(exchange.headers, redaction);
  const responseHeaders = serializeHeaders(exchange.responseHeaders, redaction);
  const body = exchange.body && serializeBody(exchange.body, headers['content-type']);
  const responseBody =
    exchange.responseBody && serializeBody(exchange.responseBody, responseHeaders['content-type']);
  return {
    id,
    requestId,
    time: new Date(time).toISOString(),
    ...(session !== undefined && { session }),
    ...(operation && { operation }),
    request: { method, url: redaction.redactUrl(url), headers, ...(body && { body }) },
    validation: serializeValidation(exchange),
    ...(fault !== undefined && { fault }),
    response: { status, headers: responseHeaders, ...(responseBody && { body: responseBody }) },
    ...serializeTimes(exchange),
  };
}

/** Headers by name in lower case; the values of a repeated header are joined (RFC 9110, 5.3). */
function serializeHeaders(
  parts: readonly HeaderPart[],
  redaction: Redaction,
): AdminSchemas['RecordedHeaders'] {
  const serialized = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) {
    const [name, value] = parts.slice(at, at + 2);
    const key = String(name).toLowerCase();
    const text = redaction.isHeader(key) ? redacted : [value].flat().join(', ');
    const before = serialized.get(key);
    serialized.set(key, before === undefined || text === redacted ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(serialized);
}

function serializeBody(
  { content, bytes, captured }: CapturedBody,
  mediaType = '',
): AdminSchemas['RecordedBody'] {
  const length = { bytes, truncated: captured < bytes };
  const text = typeof content === 'string' ? content : decodeText(content, length.truncated);
  if (text === undefined) return { ...length, base64: Buffer.from(content).toString('base64') };
  const json = length.truncated ? undefined : parseBody(text, mediaType);
  return { ...length, text, ...(json !== undefined && { json }) };
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

/** Parses a structured body; `undefined` for a malformed one, which is serialized as text only. */
function parseBody(text: string, mediaType: string): unknown {
  const codec = codecFor(mediaType);
  if (codec.structure !== 'always' || codec.input !== 'bytes') return undefined;
  try {
    return codec.parse(Buffer.from(text));
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/** The failures that mean that the request itself was invalid. */
const invalidRequestCodes: readonly string[] = [
  'malformed',
  'invalid',
  'too-large',
  'unsupported-media-type',
];

/** A request that was rejected before validation is `skipped`, not `failed`. */
function serializeValidation({ operation, validated, error }: Exchange): SerializedRequest['validation'] {
  if (validated !== undefined) return { outcome: 'passed', errors: [] };
  const isInvalid =
    operation !== undefined && error !== undefined && invalidRequestCodes.includes(error.code);
  return isInvalid ? { outcome: 'failed', errors: [...error.issues] } : { outcome: 'skipped', errors: [] };
}

function serializeTimes({
  started,
  validated,
  responded,
}: Exchange): Pick<SerializedRequest, 'durationMs' | 'validationMs' | 'executionMs'> {
  const durationMs = roundToMicroseconds(responded - started);
  if (validated === undefined) return { durationMs };
  return {
    durationMs,
    validationMs: roundToMicroseconds(validated - started),
    executionMs: roundToMicroseconds(responded - validated),
  };
}

function roundToMicroseconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
