import { SandboxError } from '../../errors.ts';
import { isJson } from '../../openapi/media-types.ts';
import type { KeptBody } from '../journal/captured-body.ts';
import { hidden, type Secrets } from '../journal/redact.ts';
import type { HeaderPart, PassedRequest, RecordedRequest } from '../journal/request-journal.ts';
import { parseJson } from '../request/parse-json.ts';
import type { AdminSchemas } from './admin-api.ts';

type Told = AdminSchemas['RecordedRequest'];

/** Puts in words what the journal has of a request. */
export function tellRequest({ id, passed }: RecordedRequest): Told {
  const { requestId, time, session, operation, method, url, status, secrets } = passed;
  const headers = tellHeaders(passed.headers, secrets);
  const answerHeaders = tellHeaders(passed.answerHeaders, secrets);
  const body = passed.body && tellBody(passed.body, headers['content-type']);
  const answerBody = passed.answerBody && tellBody(passed.answerBody, answerHeaders['content-type']);
  return {
    id,
    requestId,
    time: new Date(time).toISOString(),
    ...(session !== undefined && { session }),
    ...(operation && { operation }),
    request: { method, url: secrets.hideIn(url), headers, ...(body && { body }) },
    validation: tellValidation(passed),
    response: { status, headers: answerHeaders, ...(answerBody && { body: answerBody }) },
    milliseconds: tellTimes(passed),
  };
}

/** Headers by name in lower case; the values of one that stands there several times are joined (RFC 9110, 5.3). */
function tellHeaders(parts: readonly HeaderPart[], secrets: Secrets): AdminSchemas['RecordedHeaders'] {
  const told = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) {
    const [name, value] = parts.slice(at, at + 2);
    const key = String(name).toLowerCase();
    const text = secrets.isHeader(key) ? hidden : [value].flat().join(', ');
    const before = told.get(key);
    told.set(key, before === undefined || text === hidden ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(told);
}

function tellBody({ content, bytes, kept }: KeptBody, mediaType = ''): AdminSchemas['RecordedBody'] {
  const about = { bytes, cut: kept < bytes };
  const text = typeof content === 'string' ? content : textOf(content, about.cut);
  if (text === undefined) return { ...about, base64: Buffer.from(content).toString('base64') };
  const json = about.cut || !isJson(mediaType) ? undefined : parsed(text);
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
function parsed(text: string): unknown {
  try {
    return parseJson(Buffer.from(text));
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/** What tells that a request was refused because of what is in it. */
const misfits: readonly string[] = ['malformed', 'invalid', 'too-large', 'unsupported-media-type'];

/** A request that was never judged, because it was refused before, is none that does not fit. */
function tellValidation({ operation, judged, refusal }: PassedRequest): Told['validation'] {
  if (judged !== undefined) return { outcome: 'passed', faults: [] };
  const isMisfit = operation !== undefined && refusal !== undefined && misfits.includes(refusal.code);
  return isMisfit ? { outcome: 'failed', faults: [...refusal.faults] } : { outcome: 'skipped', faults: [] };
}

function tellTimes({ started, judged, answered }: PassedRequest): Told['milliseconds'] {
  const total = rounded(answered - started);
  if (judged === undefined) return { total };
  return { total, judging: rounded(judged - started), answering: rounded(answered - judged) };
}

/** To the microsecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}
