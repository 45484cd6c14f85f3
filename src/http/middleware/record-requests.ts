import type { Request, RequestHandler, Response } from 'express';
import type { ServedOperation } from '../../inference/operation-behavior.ts';
import { keepText } from '../journal/captured-body.ts';
import { keepRefusal } from '../journal/captured-error.ts';
import type { Secrets } from '../journal/redact.ts';
import type { HeaderPart, RequestJournal } from '../journal/request-journal.ts';

export interface RecordingParts {
  /** Without one, nothing is recorded. */
  readonly journal: RequestJournal | undefined;
  /** How each operation is served. */
  readonly operations: readonly ServedOperation[];
  readonly secrets: Secrets;
}

/**
 * Has each request recorded with its answer, just before that leaves: a client that has an answer finds it in the
 * journal. What is at hand is kept as it is, since most of it nobody will ever look at.
 * @param isOurOwn whether a request is for the sandbox itself, which is not recorded
 */
export function recordRequests(
  { journal, operations, secrets }: RecordingParts,
  isOurOwn: (req: Request) => boolean,
): RequestHandler {
  if (journal === undefined) return (_req, _res, next) => next();
  const served = new Map(operations.map((operation) => [operation.id, operation]));
  return (req, res, next) => {
    const started = performance.now();
    const time = Date.now();
    const { method, originalUrl: url, rawHeaders: headers } = req;
    const { locals } = res;
    locals.record = (text) => {
      if (isOurOwn(req)) return;
      const { requestId, sessionName, operation, received, failure, judgedAt } = locals;
      journal.add({
        requestId,
        time,
        session: sessionName,
        operation: operation && served.get(operation.id),
        method,
        url,
        headers,
        body: received?.(),
        refusal: failure && keepRefusal(failure),
        status: res.statusCode,
        answerHeaders: headersOf(res),
        answerBody:
          text === undefined || method === 'HEAD'
            ? undefined
            : keepText(text, Number(res.getHeader('content-length'))),
        started,
        judged: judgedAt,
        answered: performance.now(),
        secrets,
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
export function noteJudged(): RequestHandler {
  return (_req, res, next) => {
    res.locals.judgedAt = performance.now();
    next();
  };
}
