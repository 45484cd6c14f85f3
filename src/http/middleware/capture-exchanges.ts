import type { Request, RequestHandler, Response } from 'express';
import type { OperationBehavior } from '../../inference/operation-behavior.ts';
import { captureText } from '../journal/captured-body.ts';
import { captureError } from '../journal/captured-error.ts';
import type { Redaction } from '../journal/redact.ts';
import type { HeaderPart, RequestJournal } from '../journal/request-journal.ts';

export interface CaptureOptions {
  /** Without one, nothing is recorded. */
  readonly journal: RequestJournal | undefined;
  /** How each operation is served. */
  readonly behaviors: readonly OperationBehavior[];
  readonly redaction: Redaction;
}

/**
 * Has each request recorded with its answer, just before that leaves: a client that has an answer finds it in the
 * journal. What is at hand is kept as it is, since most of it nobody will ever look at.
 * @param isOurOwn whether a request is for the sandbox itself, which is not recorded
 */
export function captureExchanges(
  { journal, behaviors, redaction }: CaptureOptions,
  isOurOwn: (req: Request) => boolean,
): RequestHandler {
  if (journal === undefined) return (_req, _res, next) => next();
  const served = new Map(behaviors.map((operation) => [operation.id, operation]));
  return (req, res, next) => {
    const started = performance.now();
    const time = Date.now();
    const { method, originalUrl: url, rawHeaders: headers } = req;
    const { locals } = res;
    locals.record = (text) => {
      if (isOurOwn(req)) return;
      const { requestId, sessionName, operation, received, failure, validatedAt } = locals;
      journal.add({
        requestId,
        time,
        session: sessionName,
        operation: operation && served.get(operation.id),
        method,
        url,
        headers,
        body: received?.(),
        error: failure && captureError(failure),
        status: res.statusCode,
        responseHeaders: headersOf(res),
        responseBody:
          text === undefined || method === 'HEAD'
            ? undefined
            : captureText(text, Number(res.getHeader('content-length'))),
        started,
        validated: validatedAt,
        responded: performance.now(),
        redaction,
      });
    };
    next();
  };
}

/** Names and values in turn. Node's own object of them takes four times as long to make, and much more room. */
function headersOf(res: Response): readonly HeaderPart[] {
  const parts: HeaderPart[] = [];
  for (const name of res.getHeaderNames()) parts.push(name, res.getHeader(name));
  return parts;
}

/** Notes that a request fits the contract, and when that was known. */
export function markValidated(): RequestHandler {
  return (_req, res, next) => {
    res.locals.validatedAt = performance.now();
    next();
  };
}
