import type { Request, RequestHandler, Response } from 'express';
import { type FaultKind, faultKinds } from '../../engine/policies/faults/fault.ts';
import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import { type CapturedBody, captureBytes, captureText } from '../journal/captured-body.ts';
import { captureError } from '../journal/captured-error.ts';
import type { Redaction } from '../journal/redact.ts';
import type { HeaderPart, RequestJournal } from '../journal/request-journal.ts';
import type { AllowsOrigin } from './host-and-origin.ts';

/** What `captureExchanges` takes. */
export interface CaptureOptions {
  /** Absent when requests are not recorded. */
  readonly journal: RequestJournal | undefined;
  /** How an operation behaves, by its id. */
  readonly behaviorOf: (id: string) => OperationBehavior | undefined;
  readonly redaction: Redaction;
}

/**
 * Records each request with its response in the journal, just before the response is sent: a client that has a response
 * finds it there. It captures raw values and serializes nothing, since most exchanges are never read.
 * @param isInternal whether a request is for the sandbox itself, which is not recorded
 * @param allowsOrigin the preflights of other origins are not recorded either, nor links that lead here from their pages
 */
export function captureExchanges(
  { journal, behaviorOf, redaction }: CaptureOptions,
  isInternal: (req: Request) => boolean,
  allowsOrigin: AllowsOrigin,
): RequestHandler {
  if (journal === undefined) return (_req, _res, next) => next();
  return (req, res, next) => {
    const { origin } = req.headers;
    if (res.locals.isForeignLink || (origin !== undefined && !allowsOrigin(origin))) return next();
    const started = performance.now();
    const time = Date.now();
    const { method, originalUrl: url, rawHeaders: headers } = req;
    const { locals } = res;
    locals.record = (text, length) => {
      if (isInternal(req)) return;
      const { requestId, sessionName, operation, received, failure, validatedAt, overrides, fault } = locals;
      journal.add({
        requestId,
        time,
        session: sessionName,
        operation: operation && behaviorOf(operation.id),
        overrides,
        method,
        url,
        headers,
        body: received?.(),
        error: failure && captureError(failure),
        fault,
        status: isUnsent(fault) ? noStatus : res.statusCode,
        responseHeaders: isUnsent(fault) ? [] : headersOf(res),
        responseBody: captureBody(text, length, method, res),
        started,
        validated: validatedAt,
        responded: performance.now(),
        redaction,
      });
    };
    next();
  };
}

/** The status of a request to which a fault left no response, as in HTTP archives (HAR). */
const noStatus = 0;

function isUnsent(fault: FaultKind | undefined): boolean {
  return fault !== undefined && !faultKinds[fault].sendsResponse;
}

/** Alternating names and values: `res.getHeaders()` takes four times as long, and much more memory. */
function headersOf(res: Response): readonly HeaderPart[] {
  const parts: HeaderPart[] = [];
  for (const name of res.getHeaderNames()) parts.push(name, res.getHeader(name));
  return parts;
}

/** The body of a response; HEAD has none. */
function captureBody(
  text: string | Uint8Array | undefined,
  length: number | undefined,
  method: string,
  res: Response,
): CapturedBody | undefined {
  if (text === undefined || method === 'HEAD') return undefined;
  return typeof text === 'string'
    ? captureText(text, Number(res.getHeader('content-length')))
    : captureBytes(text, length);
}

/** Marks a request as valid, with the time. */
export function markValidated(): RequestHandler {
  return (_req, res, next) => {
    res.locals.validatedAt = performance.now();
    next();
  };
}
