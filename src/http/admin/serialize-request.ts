import type { CapturedBody } from '../journal/captured-body.ts';
import { decodeCapturedBody } from '../journal/decode-body.ts';
import { type Redaction, redacted } from '../journal/redact.ts';
import type { Exchange, HeaderPart, RecordedExchange } from '../journal/request-journal.ts';
import { validationOutcome } from '../journal/validation-outcome.ts';
import { parseIssue } from '../request/issue-place.ts';
import type { AdminSchemas } from './admin-api.ts';

type SerializedRequest = AdminSchemas['RecordedRequest'];

/** Serializes a recorded request for the admin API, its secrets redacted. */
export function serializeRecordedRequest({ id, exchange }: RecordedExchange): SerializedRequest {
  const { requestId, time, session, operation, overrides, method, url, status, fault, redaction } = exchange;
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
    ...(overrides && { overrides: [...overrides] }),
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

function serializeBody(captured: CapturedBody, mediaType = ''): AdminSchemas['RecordedBody'] {
  const { content, bytes } = captured;
  const { text, value, isTruncated } = decodeCapturedBody(captured, mediaType);
  const length = { bytes, truncated: isTruncated };
  if (text === undefined) return { ...length, base64: Buffer.from(content).toString('base64') };
  return { ...length, text, ...(value !== undefined && { json: value }) };
}

function serializeValidation(exchange: Exchange): SerializedRequest['validation'] {
  const outcome = validationOutcome(exchange);
  const errors = outcome === 'failed' ? [...(exchange.error?.issues ?? [])] : [];
  return { outcome, errors, ...(errors.length > 0 && { issues: errors.map(parseIssue) }) };
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
