import type { RequestPattern } from '../../../validation/matching/request-pattern.ts';
import type { Delay } from '../delays/delay.ts';
import type { Fault } from '../faults/fault.ts';
import type { RateLimit } from '../limits/rate-limit.ts';
import type { Override } from './override.ts';

/** A parsed response of an override. */
export interface ResponseDefinition {
  readonly status?: number;
  readonly example?: string | true;
  /** Wrapped, since `null` is a body too. */
  readonly body?: { readonly value: unknown };
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delay?: Delay;
  readonly fault?: Fault;
}

/** A parsed override, which no contract has been consulted for yet. */
export interface OverrideDefinition {
  /** As it was given, for lists. */
  readonly given: Override;
  readonly operation?: string;
  readonly when?: RequestPattern;
  /** Applies to the requests alone that exceed it. */
  readonly rateLimit?: RateLimit;
  /** At least one. */
  readonly responses: readonly ResponseDefinition[];
  readonly carryOut?: 'before' | 'no';
  readonly times: number;
  readonly after: number;
  readonly probability: number;
  readonly priority: number;
  readonly unchecked: boolean;
}

/** Whether a response is more than a delay: then it is the response, and no other override is consulted. */
export function isDecisive(response: ResponseDefinition): boolean {
  return Object.keys(response).some((name) => name !== 'delay');
}

/** Whether a response has a body or a status of its own, in place of the operation's. */
export function replacesBody({ status, example, body }: ResponseDefinition): boolean {
  return status !== undefined || example !== undefined || body !== undefined;
}
