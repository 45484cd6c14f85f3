import type { MatchedRequest } from '../../matching/request-criteria.ts';
import type { OverrideDefinition } from './override-definition.ts';

/** A request as overrides see it. */
export interface OverridableRequest extends MatchedRequest {
  readonly operationId: string;
}

/** An override that a contract allows: what it holds for is found. */
export interface BoundOverride {
  readonly definition: OverrideDefinition;
  matches(request: OverridableRequest): boolean;
}
