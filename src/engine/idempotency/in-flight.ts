import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';
import type { Store } from '../../storage/store.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';

/**
 * Has a call carried out, unless one with the same Idempotency-Key is under way in the same world.
 * @throws SandboxError `conflict` then.
 */
export type InFlightGuard = <T>(
  request: OperationRequest,
  store: Store,
  next: () => Promise<T>,
) => Promise<T>;

/**
 * Sees to it that of several requests with one key at a time, one is carried out: a client that did not wait for its
 * answer is told so, and has the answer when it asks again.
 */
export function createInFlightGuard(): InFlightGuard {
  const underWay = new WeakMap<Store, Set<string>>();
  return async (request, store, next) => {
    const key = idempotencyKeyOf(request);
    if (key === undefined) return next();
    const keys = underWay.get(store) ?? new Set();
    underWay.set(store, keys);
    if (keys.has(key)) throw isUnderWay(key);
    keys.add(key);
    try {
      return await next();
    } finally {
      keys.delete(key);
    }
  };
}

function isUnderWay(key: string): SandboxError {
  return new SandboxError(
    'conflict',
    `the first request with the Idempotency-Key ${key} is still under way: wait for its answer, then send this one again`,
  );
}
