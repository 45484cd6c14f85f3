import type { RequestPattern } from '../../../validation/matching/request-pattern.ts';
import type { GivenDelay } from '../delays/delay.ts';
import type { GivenFault } from '../faults/fault.ts';
import type { GivenRateLimit } from '../limits/rate-limit.ts';

/** A response that replaces or changes that of an operation, for some requests to a session. */
export interface Override {
  /** An operationId, or a method and path such as `POST /orders`; every operation when it is left out. */
  readonly operation?: string;
  /** Which of its requests; all of them when it is left out. */
  readonly when?: RequestPattern;
  /** The response, or several in turn, the last of which stays; with a rate limit, 429 by default. */
  readonly respond?: OverrideResponse | readonly OverrideResponse[];
  /** Lets so many requests of a client through, such as `'100/1m'`, and applies to the others. */
  readonly rateLimit?: GivenRateLimit;
  /**
   * Whether the operation is carried out and committed first. By default it is not, unless its own response is sent,
   * late or with more headers.
   */
  readonly carryOut?: 'before' | 'no';
  /** How often it applies; always by default. */
  readonly times?: number;
  /** How many matching requests it lets pass first. */
  readonly after?: number;
  /** How likely it applies to a matching request, from 0 to 1; drawn from the random numbers of the session. */
  readonly probability?: number;
  /** As in WireMock, 1 comes first and 5 is the default; of the same priority, the latest override comes first. */
  readonly priority?: number;
  /** Lets the response leave the contract; it is marked as such. */
  readonly unchecked?: boolean;
}

/** The response of an override. What it leaves out is as the contract declares it, or as the operation responds. */
export interface OverrideResponse {
  readonly status?: number;
  /** The name of an example of the contract; `true` for the first one. */
  readonly example?: string | true;
  readonly body?: unknown;
  /** A JSON Merge Patch (RFC 7396) of the body that the operation responds with, or of that with the given status. */
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly delay?: GivenDelay;
  /** What goes wrong on the wire, such as `'reset'`, instead of the response or with it. */
  readonly fault?: GivenFault;
}
