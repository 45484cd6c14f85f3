import type { ErrorRequestHandler } from 'express';
import type { CheckReply } from '../contract/check-reply.ts';
import type { Operation } from '../contract/operations.ts';
import { SandboxError } from '../errors.ts';
import type { Reply } from '../operations/handler.ts';
import type { Log } from './request-log.ts';
import { sendReply } from './send-reply.ts';
import { tellFaults } from './tell-faults.ts';

/** The longest message that the contract allows, in characters. */
const longestMessage = 500;

/** What a client is told of a failure that is ours; the log tells the rest. */
const internalMessage = 'the sandbox failed to answer this request; its log tells why';

/** A failure as an answer of the contract. */
export function failureReply(failure: SandboxError): Reply {
  return {
    status: failure.status,
    headers: failure.headers,
    body: { message: tellFaults(failure.faults, longestMessage) },
  };
}

/** The failure with a meaning that was thrown; anything else is logged whole and told as an internal failure. */
export function failureOf(thrown: unknown, log: Log): SandboxError {
  if (thrown instanceof SandboxError) return thrown;
  log.failure(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return new SandboxError('internal', internalMessage, { cause: thrown });
}

/**
 * The one renderer of failures: each is answered as the contract declares it. A request that failed before it was
 * routed is answered as any operation would.
 */
export function renderError(
  checkReply: CheckReply,
  operations: ReadonlyMap<string, Operation>,
  log: Log,
): ErrorRequestHandler {
  const [anyOperation] = operations.values();
  return (thrown: unknown, req, res, _next) => {
    const failure = failureOf(thrown, log);
    if (res.headersSent) {
      req.socket.destroy();
      return;
    }
    const reply = failureReply(failure);
    const operation = res.locals.operation ?? anyOperation;
    const violations = operation === undefined ? [] : checkReply(operation, reply);
    if (violations.length > 0) log.failure(`a failure left the contract: ${violations.join('; ')}`);
    sendReply(res, reply);
  };
}
