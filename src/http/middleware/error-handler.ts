import type { ErrorRequestHandler, Request, Response } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import type { CompleteHeaders } from '../../engine/complete-headers.ts';
import type { ErrorResponseFor, FailedRequest } from '../../error-response/error-response.ts';
import { problemResponse } from '../../error-response/problem-details.ts';
import { SandboxError, thrownMessage } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import { captureError } from '../journal/captured-error.ts';
import { formatReason, reasonHeader } from '../response/reason-header.ts';
import { encodeReply, sendReply } from '../response/send-reply.ts';
import type { Log } from './access-log.ts';

/** All that a client sees of an internal failure; the log has the rest. */
const internalMessage = 'the sandbox failed to handle this request: see its log for the reason';

/**
 * The reply to a failure of an operation, or of a request that failed before it was routed; made by
 * `createFailureReply`.
 */
export type FailureReply = (failure: SandboxError, operation?: Operation, request?: FailedRequest) => Reply;

/** Creates replies in the contract's own shape, each with the reason in a header, and with those that the contract requires. */
export function createFailureReply(
  errorResponseFor: ErrorResponseFor,
  completeHeaders: CompleteHeaders,
  log: Log,
): FailureReply {
  const reported = new Set<string>();
  return (failure, operation, request) => {
    const { departure, ...reply } = errorResponseFor(operation, failure, request);
    // Once, since the cause is in the contract and returns with every such failure.
    if (departure !== undefined && !reported.has(departure)) {
      reported.add(departure);
      log.failure(`an error response departs from the contract: ${departure}`);
    }
    const withOwn = withReason(failure, reply);
    return operation === undefined
      ? withOwn
      : completeHeaders({ operation, params: {} }, withOwn, { now: () => new Date() });
  };
}

/** The reply in problem+json (RFC 9457), where no contract declares one. */
export const problemFailureReply: FailureReply = (failure) => withReason(failure, problemResponse(failure));

/**
 * The reply of the sandbox's own API: problem details with the list of all errors where the request is invalid, also of one,
 * so that clients read one property; the message has room for a few.
 */
export const ownFailureReply: FailureReply = (failure) => {
  const reply = problemFailureReply(failure);
  const { issues } = captureError(failure);
  const isListed = issues.length > 1 || reply.status === 400;
  return isListed ? { ...reply, body: { ...Object(reply.body), errors: issues } } : reply;
};

function withReason({ issues, headers }: SandboxError, reply: Reply): Reply {
  return { ...reply, headers: { ...headers, [reasonHeader]: formatReason(issues) } };
}

/** The SandboxError that was thrown; anything else is logged in full, and becomes an internal failure without details. */
export function toFailure(thrown: unknown, log: Log): SandboxError {
  if (thrown instanceof SandboxError) return thrown;
  log.failure(thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrownMessage(thrown));
  return new SandboxError('internal', internalMessage, { cause: thrown });
}

/**
 * The step that responds to failures, and the only one: each response is as the contract declares it.
 * @param isOurOwn whether a request is for the sandbox's own API, which the contract does not describe
 * @param now the time of a request by the clock of its session
 */
export function handleError(
  failureReply: FailureReply,
  isOurOwn: (req: Request) => boolean,
  log: Log,
  shapeOf: BodyShapeOf,
  now: (locals: Response['locals']) => Date = () => new Date(),
): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const failure = toFailure(thrown, log);
    res.locals.failure = failure;
    if (res.headersSent) {
      req.socket.destroy();
      return;
    }
    const reply = isOurOwn(req) ? ownFailureReply(failure) : replyTo(failure, req, res);
    sendReply(res, reply, shapeOf(res.locals.operation, reply));
  };

  /** No step follows this one: when the reply itself fails, that is logged, and the client gets a response all the same. */
  function replyTo(failure: SandboxError, { headers, path }: Request, { locals }: Response): Reply {
    try {
      return failureReply(failure, locals.operation, { headers, path, time: now(locals) });
    } catch (error) {
      return problemFailureReply(toFailure(error, log));
    }
  }
}

/**
 * The step after the one that responds to failures, for when that fails itself: without it Express would respond, with a
 * stack trace. The log has the reason, and the client gets nothing of it.
 */
export function respondAnyway(log: Log): ErrorRequestHandler {
  return (thrown: unknown, { socket }, res, _next) => {
    const reply = problemFailureReply(toFailure(thrown, log));
    const { headers, text } = encodeReply(reply);
    if (res.headersSent) socket.destroy();
    else res.writeHead(reply.status, headers).end(text);
  };
}
