import type { MatchableRequest } from '../../../validation/matching/request-pattern.ts';
import type { OverrideDefinition } from './override-definition.ts';

/** A request as overrides see it. */
export interface OverridableRequest extends MatchableRequest {
  readonly operationId: string;
}

/** An override that a contract allows: what it holds for is found. */
export interface BoundOverride {
  readonly definition: OverrideDefinition;
  matches(request: OverridableRequest): boolean;
}
