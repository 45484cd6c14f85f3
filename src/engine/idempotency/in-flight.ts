import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';
import type { Store } from '../../storage/store.ts';
import { type IdempotencyPropertyOf, parseIdempotencyKey } from './idempotency-key.ts';

/**
 * Enters a request among those in flight in a store, and returns what removes it again.
 * @throws SandboxError `malformed` for a key that cannot be one, `conflict` when a request with the same
 * idempotency key is in flight in the same store.
 */
export type InFlightGuard = (request: OperationRequest, store: Store) => () => void;

/**
 * Lets one of several concurrent requests with the same key through: a client that did not wait for its response gets a
 * 409, and the response when it sends the request again. Two users may have chosen the same key; who they are is not known
 * before the transaction, so that other credentials count as another user's: writes run one after another, and whoever sent
 * both is shown the stored response.
 */
export function createInFlightGuard(propertyOf: IdempotencyPropertyOf): InFlightGuard {
  const keysInFlight = new WeakMap<Store, Set<string>>();
  return (request, store) => {
    const found = parseIdempotencyKey(request, propertyOf);
    if (found === undefined) return nothingToLeave;
    const { label } = found;
    const key = `${request.headers.authorization ?? ''}\n${found.key}`;
    const keys = keysInFlight.get(store) ?? new Set();
    keysInFlight.set(store, keys);
    if (keys.has(key)) throw inFlight(label);
    keys.add(key);
    return () => void keys.delete(key);
  };
}

/** What a request without a key leaves: shared, so that it costs nothing. */
function nothingToLeave(): void {}

function inFlight(label: string): SandboxError {
  return new SandboxError(
    'conflict',
    `the first request with ${label} is still in progress: wait for its response, then send this one again`,
  );
}
