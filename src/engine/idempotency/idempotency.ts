import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { FileContent } from '../../file-content.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type IdempotencyKey, type IdempotencyPropertyOf, parseIdempotencyKey } from './idempotency-key.ts';
import { findStoredResponse, storeResponse } from './stored-responses.ts';

/** What identifies a POST that may be sent again: its idempotency key, and the fingerprint of all that it asks for. */
export interface RequestIdentity extends IdempotencyKey {
  readonly fingerprint: string;
}

/** Who sent a request, where the sandbox knows its users; absent for anybody else. */
export type RequesterOf = (request: OperationRequest, context: HandlerContext) => Promise<string | undefined>;

/**
 * The identity of a POST with an idempotency key; `undefined` for every other request.
 * @throws SandboxError `malformed` for a key that cannot be one.
 */
export function requestIdentity(
  request: OperationRequest,
  propertyOf: IdempotencyPropertyOf,
): RequestIdentity | undefined {
  const key = parseIdempotencyKey(request, propertyOf);
  return key === undefined ? undefined : { ...key, fingerprint: fingerprintOf(request) };
}

/**
 * The same identity for one requester: two users of a service may choose the same key, and neither may see the response
 * to the other. A printable key never contains what separates the two.
 */
export async function ofRequester(
  identity: RequestIdentity,
  request: OperationRequest,
  context: HandlerContext,
  requesterOf: RequesterOf | undefined,
): Promise<RequestIdentity> {
  const requester = await requesterOf?.(request, context);
  return requester === undefined ? identity : { ...identity, key: `${requester}\n${identity.key}` };
}

/**
 * The stored response to an earlier request of that identity, marked as replayed; `undefined` for the first one.
 * @throws SandboxError `conflict` when the key belongs to another request, or the contract no longer allows the response.
 */
export async function findReplay(
  { key, label, fingerprint }: RequestIdentity,
  { operation }: OperationRequest,
  context: HandlerContext,
  validateResponse: ValidateResponse,
): Promise<Reply | undefined> {
  const stored = await findStoredResponse(context, key);
  if (stored === undefined) return undefined;
  if (stored.request !== fingerprint) {
    throw new SandboxError(
      'conflict',
      `${label} was already sent with another method, path, query or body: send that request again, or use a new key`,
    );
  }
  const { reply } = stored;
  // The contract may have changed since.
  if (validateResponse(operation, reply).length > 0) {
    throw new SandboxError(
      'conflict',
      `the contract no longer allows the response stored for ${label}: use a new key to carry out the request again`,
    );
  }
  return { ...reply, headers: { ...reply.headers, 'Idempotent-Replayed': 'true' } };
}

/**
 * Stores a success in the transaction of the request, so that either both last or neither. A failure is not stored: a
 * request that failed is as if it had not been sent.
 * @param maxBytes about how many bytes the stored responses may take together
 */
export async function storeSuccess(
  { key, fingerprint }: RequestIdentity,
  reply: Reply,
  context: HandlerContext,
  maxBytes?: number,
): Promise<void> {
  // A file is made again for the same request.
  const isFile = reply.body instanceof Uint8Array || reply.body instanceof FileContent;
  const isSuccess = reply.status >= 200 && reply.status < 300 && !isFile;
  if (isSuccess) await storeResponse(context, { key, request: fingerprint, reply }, maxBytes);
}
