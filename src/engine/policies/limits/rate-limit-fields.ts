import type { RateLimit } from './rate-limit.ts';
import type { RateLimitState } from './rate-limiter.ts';

/** A rate limit that a request was counted against. */
export interface CountedLimit {
  /** The name of the policy: the id of its override. */
  readonly id: string;
  readonly limit: RateLimit;
  readonly state: RateLimitState;
}

/** The header fields of rate limits, whatever the contract declares. */
export const rateLimitHeaders = { policy: 'RateLimit-Policy', state: 'RateLimit' } as const;

/**
 * The header fields that say what limits there are and what is left of them (draft-ietf-httpapi-ratelimit-headers-10),
 * and with a limit that is exceeded, when to try again. Seconds are rounded up.
 */
export async function formatRateLimits(
  limits: readonly CountedLimit[],
): Promise<Readonly<Record<string, string>>> {
  const { serializeList } = await import('structured-headers');
  const policies = limits.map(({ id, limit }) =>
    toItem(id, { q: limit.limit, w: toSeconds(limit.windowMs) }),
  );
  const states = limits.map(({ id, state }) =>
    toItem(id, { r: state.remaining, t: toSeconds(state.resetMs) }),
  );
  const waits = limits.flatMap(({ state }) => (state.isExceeded ? [toSeconds(state.resetMs)] : []));
  return {
    [rateLimitHeaders.policy]: serializeList(policies),
    [rateLimitHeaders.state]: serializeList(states),
    ...(waits.length > 0 && { 'Retry-After': `${Math.max(...waits)}` }),
  };
}

function toItem(name: string, parameters: Readonly<Record<string, number>>): [string, Map<string, number>] {
  return [name, new Map(Object.entries(parameters))];
}

function toSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
