import { codecFor } from '../../codecs/codecs.ts';
import { SandboxError } from '../../errors.ts';
import type { CapturedBody } from '../journal/captured-body.ts';
import { type Redaction, redacted } from '../journal/redact.ts';
import type { Exchange, HeaderPart, RecordedExchange } from '../journal/request-journal.ts';
import type { AdminSchemas } from './admin-api.ts';

type SerializedRequest = AdminSchemas['RecordedRequest'];

/** Puts in words what the journal has of a request. */
export function serializeRecordedRequest({ id, exchange }: RecordedExchange): SerializedRequest {
  const { requestId, time, session, operation, method, url, status, redaction } = exchange;
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
    response: { status, headers: responseHeaders, ...(responseBody && { body: responseBody }) },
    ...serializeTimes(exchange),
  };
}

/** Headers by name in lower case; the values of one that stands there several times are joined (RFC 9110, 5.3). */
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
  const about = { bytes, truncated: captured < bytes };
  const text = typeof content === 'string' ? content : textOf(content, about.truncated);
  if (text === undefined) return { ...about, base64: Buffer.from(content).toString('base64') };
  const json = about.truncated ? undefined : parsed(text, mediaType);
  return { ...about, text, ...(json !== undefined && { json }) };
}

/** Bytes as a text, but for a character that was cut; `undefined` where they are not UTF-8. */
function textOf(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What can be told again of a JSON text; one that was refused for its form is told as a text only. */
function parsed(text: string, mediaType: string): unknown {
  const codec = codecFor(mediaType);
  if (!codec.isStructured || codec.input !== 'bytes') return undefined;
  try {
    return codec.parse(Buffer.from(text));
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/** What tells that a request was refused because of what is in it. */
const misfits: readonly string[] = ['malformed', 'invalid', 'too-large', 'unsupported-media-type'];

/** A request that was never judged, because it was refused before, is none that does not fit. */
function serializeValidation({ operation, validated, error }: Exchange): SerializedRequest['validation'] {
  if (validated !== undefined) return { outcome: 'passed', errors: [] };
  const isMisfit = operation !== undefined && error !== undefined && misfits.includes(error.code);
  return isMisfit ? { outcome: 'failed', errors: [...error.issues] } : { outcome: 'skipped', errors: [] };
}

function serializeTimes({
  started,
  validated,
  responded,
}: Exchange): Pick<SerializedRequest, 'durationMs' | 'validationMs' | 'executionMs'> {
  const durationMs = rounded(responded - started);
  if (validated === undefined) return { durationMs };
  return {
    durationMs,
    validationMs: rounded(validated - started),
    executionMs: rounded(responded - validated),
  };
}

/** To the microsecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}
