import type { ErrorRequestHandler, Request } from 'express';
import { createBodySchemas } from '../../codecs/declared-content.ts';
import type { ErrorResponseFor } from '../../error-response/error-response.ts';
import { problemResponse } from '../../error-response/problem-details.ts';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import { reasonHeader, reasonInAscii } from '../response/reason-header.ts';
import { sendReply } from '../response/send-reply.ts';
import type { Log } from './access-log.ts';

/** What a client is told of a failure that is ours; the log tells the rest. */
const internalMessage = 'the sandbox failed to answer this request; its log tells why';

/** A failure as an answer: of an operation, or of none where the request failed before it was routed. */
export type FailureReply = (failure: SandboxError, operation?: Operation) => Reply;

/** Answers failures in the contract's shape, each with the header that tells the reason. */
export function createFailureReply(errorResponseFor: ErrorResponseFor, log: Log): FailureReply {
  const serialized = new Set<string>();
  return (failure, operation) => {
    const { departure, ...reply } = errorResponseFor(operation, failure);
    // Once: it is the contract that cannot be met, each time.
    if (departure !== undefined && !serialized.has(departure)) {
      serialized.add(departure);
      log.failure(`a failure left the contract: ${departure}`);
    }
    return withReason(failure, reply);
  };
}

/** Answers failures in problem+json (RFC 9457), where no contract says how. */
export const problemFailureReply: FailureReply = (failure) => withReason(failure, problemResponse(failure));

function withReason({ issues, headers }: SandboxError, reply: Reply): Reply {
  return { ...reply, headers: { ...headers, [reasonHeader]: reasonInAscii(issues) } };
}

/** The failure with a meaning that was thrown; anything else is logged whole and told as an internal failure. */
export function toFailure(thrown: unknown, log: Log): SandboxError {
  if (thrown instanceof SandboxError) return thrown;
  log.failure(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return new SandboxError('internal', internalMessage, { cause: thrown });
}

/**
 * The one renderer of failures: each is answered as the contract declares it.
 * @param isOurOwn whether a request is for what no contract describes
 */
export function handleError(
  failureReply: FailureReply,
  isOurOwn: (req: Request) => boolean,
  log: Log,
): ErrorRequestHandler {
  const schemaOf = createBodySchemas();
  return (thrown: unknown, req, res, _next) => {
    const failure = toFailure(thrown, log);
    res.locals.failure = failure;
    if (res.headersSent) {
      req.socket.destroy();
      return;
    }
    const { operation } = res.locals;
    if (isOurOwn(req)) sendReply(res, problemFailureReply(failure));
    else {
      const reply = replyTo(failure, operation);
      sendReply(res, reply, schemaOf(operation, reply));
    }
  };

  /** There is nobody behind this step: when it fails itself, that is logged, and the client has its answer still. */
  function replyTo(failure: SandboxError, operation: Operation | undefined): Reply {
    try {
      return failureReply(failure, operation);
    } catch (error) {
      return problemFailureReply(toFailure(error, log));
    }
  }
}
