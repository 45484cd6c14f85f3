import type { RateLimit } from './rate-limit.ts';

/** What is left of a rate limit, after a request. */
export interface RateLimitState {
  /** Whether the request is more than the limit allows. */
  readonly isExceeded: boolean;
  /** How many requests are left in the window. */
  readonly remaining: number;
  /** When the window ends, in milliseconds from now. */
  readonly resetMs: number;
}

/** Counts requests against a rate limit. */
export interface RateLimiter {
  /**
   * Counts a request; one that exceeds the limit is not counted.
   * @param key whose request it is
   * @param now in milliseconds since 1970
   */
  take(key: string, now: number): RateLimitState;
  /** What it would be after a request, which is not counted. */
  peek(key: string, now: number): RateLimitState;
}

interface Window {
  readonly startedAt: number;
  count: number;
}

/** How many clients are counted at once; those whose windows began first are forgotten first. */
const maxClients = 10_000;

/**
 * Creates a counter with a window for each client, which begins with its first request. It has no timer: time is what
 * it is given, by a clock that may be frozen, advanced or set back.
 */
export function createRateLimiter({ limit, windowMs }: Pick<RateLimit, 'limit' | 'windowMs'>): RateLimiter {
  const windows = new Map<string, Window>();

  function open(key: string, now: number): Window {
    const window = { startedAt: now, count: 0 };
    windows.delete(key);
    windows.set(key, window);
    const [first] = windows.keys();
    if (windows.size > maxClients && first !== undefined) windows.delete(first);
    return window;
  }

  function openWindow(key: string, now: number): Window | undefined {
    const known = windows.get(key);
    const isOpen = known !== undefined && now >= known.startedAt && now < known.startedAt + windowMs;
    return isOpen ? known : undefined;
  }

  function count(window: Window, now: number): RateLimitState {
    const isExceeded = window.count >= limit;
    if (!isExceeded) window.count += 1;
    return { isExceeded, remaining: limit - window.count, resetMs: window.startedAt + windowMs - now };
  }

  return {
    take: (key, now) => count(openWindow(key, now) ?? open(key, now), now),
    peek: (key, now) => count({ startedAt: now, count: 0, ...openWindow(key, now) }, now),
  };
}
