import { SandboxError } from '../../../errors.ts';
import {
  findNamedOperation,
  type NamedOperations,
  unknownOperation,
} from '../../../openapi/named-operation.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import {
  createRequestMatch,
  type MatchRequest,
  type RequestPattern,
} from '../../../validation/matching/request-pattern.ts';
import type { Place } from '../place.ts';
import type { BoundOverride } from './bound-override.ts';
import type { OverrideDefinition } from './override-definition.ts';

/** What overrides are held against. */
export interface OverrideContract extends NamedOperations {
  readonly validators: Validators;
}

/** Binds an override to a contract. Reports everything that the contract does not allow, at its place. */
export function bindOverride(
  definition: OverrideDefinition,
  contract: OverrideContract,
  place: Place,
): BoundOverride {
  const { operation: name, when } = definition;
  const operation = name === undefined ? undefined : findNamedOperation(contract, name);
  if (name !== undefined && operation === undefined) {
    place.at('operation').report(`is unknown. ${unknownOperation(contract, name)}`);
  }
  const patterns = [...requestedPath(name, operation), ...(when === undefined ? [] : [when])];
  const matchers = patterns.map((pattern) => prepare(pattern, contract, place.at('when')));
  return {
    definition,
    matches: (request) =>
      (name === undefined || request.operationId === operation?.id) &&
      matchers.every((match) => match(request).length === 0),
  };
}

/** An override of `GET /orders/17` is one of that order only. */
function requestedPath(name = '', operation: Operation | undefined): readonly RequestPattern[] {
  const [, path = ''] = name.trim().split(/\s+/);
  const isTemplate = operation === undefined || !operation.path.includes('{') || path.includes('{');
  return isTemplate || !path.startsWith('/') || operation.id === name ? [] : [{ path }];
}

function prepare(pattern: RequestPattern, { validators }: OverrideContract, place: Place): MatchRequest {
  try {
    return createRequestMatch(pattern, validators, place.pointer);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    for (const issue of error.issues) place.adopt(issue);
    return () => [];
  }
}
