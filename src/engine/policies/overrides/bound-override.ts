import type { MatchableRequest } from '../../../validation/matching/request-pattern.ts';
import type { LimitSubject } from '../limits/rate-limit.ts';
import type { OverrideDefinition } from './override-definition.ts';

/** A request as overrides see it. */
export interface OverridableRequest extends MatchableRequest {
  readonly operationId: string;
  /** Whose request it is; rate limits count those alone that have one. */
  readonly client?: CountedClient;
}

/** A client as rate limits see it. */
export interface CountedClient {
  /** What its requests are counted by. */
  keyOf(subject: LimitSubject): string;
  /** The time of the session, in milliseconds since 1970. */
  now(): number;
}

/** An override that a contract allows: what it holds for is found. */
export interface BoundOverride {
  readonly definition: OverrideDefinition;
  matches(request: OverridableRequest): boolean;
}
