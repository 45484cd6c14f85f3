import { SandboxError } from '../../errors.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { fingerprintOf } from './fingerprint.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { findStoredResponse, type StoredResponse, storeResponse } from './stored-responses.ts';

/**
 * Carries out a POST with an Idempotency-Key once: its success is kept with what it did, in one change set, and is what
 * the same request is answered from then on. A request that failed is as if it had not been sent.
 */
export function idempotent(next: Next, validateResponse: ValidateResponse): Next {
  return async (call, context) => {
    const key = idempotencyKeyOf(call);
    if (key === undefined) return next(call, context);
    const request = fingerprintOf(call);
    const kept = await findStoredResponse(context, key);
    if (kept !== undefined) return replayed(kept, request, call, validateResponse);
    const reply = await next(call, context);
    if (isSuccess(reply)) await storeResponse(context, { key, request, reply });
    return reply;
  };
}

/** @throws SandboxError `conflict` when the key was another request's, or its answer is none any more. */
function replayed(
  { key, request, reply }: StoredResponse,
  asked: string,
  call: OperationRequest,
  check: ValidateResponse,
): Reply {
  if (request !== asked) {
    throw new SandboxError(
      'conflict',
      `the Idempotency-Key ${key} was sent with another method, path, query or body before: send that again, or take a new key`,
    );
  }
  // The contract may have changed since.
  if (check(call.operation, reply).length > 0) {
    throw new SandboxError(
      'conflict',
      `the answer kept for the Idempotency-Key ${key} does not fit the contract as it is now: take a new key to do it again`,
    );
  }
  return { ...reply, headers: { ...reply.headers, 'Idempotent-Replayed': 'true' } };
}

function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}
