import { SandboxError } from '../../../errors.ts';
import { responseKey } from '../../../openapi/responses.ts';
import type { OperationRequest, Reply } from '../../../operation.ts';
import type { Session } from '../../../session/session.ts';
import type { ValidateResponse } from '../../../validation/response-validator.ts';
import type { Execute } from '../../execute.ts';
import type { ForcedResponder } from '../../forced-response.ts';
import { faultKinds } from '../faults/fault.ts';
import type { AppliedOverrides } from './choose-overrides.ts';
import { mediaTypeIn, withoutMediaType } from './media-type-header.ts';
import { type OverrideDefinition, type ResponseDefinition, replacesBody } from './override-definition.ts';
import type { PatchBody } from './patch-body.ts';

export interface OverrideResponderOptions {
  readonly execute: Execute;
  readonly forcedResponder: ForcedResponder;
  readonly validateResponse: ValidateResponse;
  readonly patchBody: PatchBody;
}

/** The override that decides on the response to a request. */
export type OverrideDecision = NonNullable<AppliedOverrides['decision']>;

/**
 * Makes the response of an override; made by `createOverrideResponder`.
 * @throws SandboxError as the operation does, where its own response is wanted; `unanswerable` for a patched response
 * that leaves the contract.
 */
export type OverrideResponder = (
  request: OperationRequest,
  decision: OverrideDecision,
  session: Session,
) => Promise<Reply>;

/** Creates what makes the responses of overrides: of what the contract declares, or of what the operation responds. */
export function createOverrideResponder(options: OverrideResponderOptions): OverrideResponder {
  const { execute, forcedResponder } = options;

  /** Carries the operation out where the override says so: whether that fails is not what the client sees. */
  async function carryOut(request: OperationRequest, session: Session): Promise<void> {
    try {
      await execute(request, session);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
    }
  }

  async function baseReply(
    request: OperationRequest,
    { id, definition, response }: OverrideDecision,
    session: Session,
  ): Promise<Reply> {
    if (!replacesBody(response)) return execute(request, session, modeOf(definition, response));
    if (definition.carryOut === 'before') await carryOut(request, session);
    const { status, example, body, headers } = response;
    const mediaType = mediaTypeIn(headers);
    const requested = {
      isDynamic: false,
      source: id,
      isUnchecked: definition.unchecked,
      ...(status !== undefined && { code: status }),
      ...(example !== undefined && { example }),
      ...(body !== undefined && { body }),
      ...(mediaType !== undefined && { mediaType }),
    };
    return forcedResponder(request, requested, session);
  }

  return async (request, decision, session) => {
    const { id, definition, response } = decision;
    const base = await baseReply(request, decision, session);
    const patched = response.patch ? patch(options, request, base, response.patch, decision) : base;
    const reason = replacesBody(response)
      ? base.reason
      : [
          base.reason,
          `changed by ${id}`,
          ...(definition.unchecked ? ['not checked against the contract'] : []),
        ]
          .filter((each) => each !== undefined)
          .join('; ');
    return {
      ...patched,
      headers: { ...patched.headers, ...withoutMediaType(response.headers) },
      ...(reason !== undefined && { reason }),
    };
  };
}

/** The operation's own response is that of an operation that was carried out, unless it is changed or lost. */
function modeOf({ carryOut }: OverrideDefinition, { patch, fault }: ResponseDefinition): 'commit' | 'trial' {
  if (carryOut !== undefined) return carryOut === 'before' ? 'commit' : 'trial';
  const isWhole = fault === undefined || faultKinds[fault.kind].deliversResponse;
  return patch === undefined && isWhole ? 'commit' : 'trial';
}

/** @throws SandboxError `unanswerable` when the patched response leaves the contract. */
function patch(
  { patchBody, validateResponse }: OverrideResponderOptions,
  { operation }: OperationRequest,
  base: Reply,
  patched: Readonly<Record<string, unknown>>,
  { id, definition }: OverrideDecision,
): Reply {
  const reply = { ...base, body: patchBody(operation, base, patched) };
  const isChecked = !definition.unchecked && responseKey(operation, base.status) !== undefined;
  const issues = isChecked ? validateResponse(operation, reply) : [];
  if (issues.length === 0) return reply;
  const message = `the patch of ${id} would leave the contract: ${issues.join('; ')}`;
  throw new SandboxError('unanswerable', `${message}: change the patch, or set unchecked`);
}
