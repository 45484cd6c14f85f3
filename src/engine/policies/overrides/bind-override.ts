import { SandboxError } from '../../../errors.ts';
import { isObject } from '../../../json.ts';
import {
  findNamedOperation,
  type NamedOperations,
  splitAddress,
  unknownOperation,
} from '../../../openapi/named-operation.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Session } from '../../../session/session.ts';
import {
  createRequestMatch,
  type MatchRequest,
  type RequestPattern,
} from '../../../validation/matching/request-pattern.ts';
import type { Place } from '../place.ts';
import type { BoundOverride } from './bound-override.ts';
import { checkResponse, type ResponseCheckOptions } from './check-response.ts';
import { checkWhen } from './check-when.ts';
import type { OverrideDefinition, ResponseDefinition } from './override-definition.ts';
import type { PlacedOverride } from './parse-override.ts';

/** What overrides are held against. */
export interface OverrideContract extends NamedOperations, ResponseCheckOptions {
  readonly validators: Validators;
}

/** For how many operations an override that names none is reported. */
const maxReported = 3;

/** Binds an override to a contract. Reports everything that the contract does not allow, at its place. */
export function bindOverride(
  { definition, place }: PlacedOverride,
  contract: OverrideContract,
  session: Session,
): BoundOverride {
  const { operation: name, when } = definition;
  const operation = name === undefined ? undefined : findNamedOperation(contract, name);
  if (name !== undefined && operation === undefined) {
    place.at('operation').report(`is unknown. ${unknownOperation(contract, name)}`);
  }
  const patterns = [...requestedPath(name, operation), ...(when === undefined ? [] : [when])];
  const matchers = patterns.map((pattern) => prepare(pattern, contract, place.at('when')));
  const isUnknown = name !== undefined && operation === undefined;
  if (isObject(when) && !isUnknown) {
    const meant = operation === undefined ? [...contract.operations.values()] : [operation];
    checkWhen(when, meant, place.at('when'));
  }
  const isChecked = !definition.unchecked && !isUnknown;
  return {
    definition: isChecked ? checked({ definition, place }, contract, session, operation) : definition,
    matches: (request) =>
      (name === undefined || request.operationId === operation?.id) &&
      matchers.every((match) => match(request).length === 0),
  };
}

/** Checks the responses of an override; those of one that holds for all operations against each of them. */
function checked(
  { definition, place }: PlacedOverride,
  contract: OverrideContract,
  session: Session,
  operation: Operation | undefined,
): OverrideDefinition {
  const isList = Array.isArray(definition.given.respond);
  const placed = definition.responses.map((response, index) => {
    const at = place.at('respond');
    return { response, place: isList ? at.at(index) : at };
  });
  if (operation !== undefined) {
    const responses = placed.map((each) => checkResponse(contract, { ...each, operation, session }));
    return { ...definition, responses };
  }
  for (const each of placed.filter(({ response }) => dependsOnOperation(response))) {
    let reported = 0;
    for (const one of contract.operations.values()) {
      const before = place.issueCount();
      checkResponse(contract, { ...each, operation: one, session });
      if (place.issueCount() > before) reported += 1;
      if (reported >= maxReported) break;
    }
  }
  return definition;
}

/** A failure without a body of its own is possible for every operation. */
function dependsOnOperation({ status = 200, example, body, patch }: ResponseDefinition): boolean {
  return status < 400 ? true : example !== undefined || body !== undefined || patch !== undefined;
}

/** An override of `GET /orders/17` is one of that order only. */
function requestedPath(name = '', operation: Operation | undefined): readonly RequestPattern[] {
  const { path } = splitAddress(name);
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
