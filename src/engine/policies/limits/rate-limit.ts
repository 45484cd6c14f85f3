/** By what requests are counted: the token of the client, the session, the address, or the first of these that there is. */
export const limitSubjects = ['client', 'token', 'session', 'address'] as const;

/** One of `limitSubjects`. */
export type LimitSubject = (typeof limitSubjects)[number];

/** How many requests are let through in a window of time, which begins with the first of them. */
export interface RateLimit {
  readonly limit: number;
  readonly windowMs: number;
  readonly by: LimitSubject;
}

/** How a rate limit is given: `'100/1m'`, or its parts. */
export type GivenRateLimit =
  | string
  | { readonly limit: number; readonly window: number | string; readonly by?: LimitSubject };
