import type { Response } from 'express';
import { faultKinds } from '../../engine/policies/faults/fault.ts';
import type { OverrideDecision } from '../../engine/policies/overrides/override-responder.ts';
import { SandboxError } from '../../errors.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { HeldConnections } from '../response/faults/held-connections.ts';
import { sendFault } from '../response/faults/send-fault.ts';
import { bodyOfText, type PendingBody } from '../response/pending-body.ts';
import type { BeginOperationReply } from '../response/send-operation-reply.ts';
import type { FailureReply } from './error-handler.ts';

/**
 * Sends the response of an override with its fault. The operation is carried out before, where the override says so or
 * some of its response is sent; when it fails, the fault is that of the error response.
 */
export type SendFaultyReply = (
  res: Response,
  request: OperationRequest,
  decision: OverrideDecision,
  respond: () => Promise<Reply>,
) => Promise<void>;

export interface FaultyReplyOptions {
  readonly heldConnections: HeldConnections;
  readonly failureReply: FailureReply;
  readonly beginOperationReply: BeginOperationReply;
}

/** Creates what sends faulty responses. */
export function createSendFaultyReply(options: FaultyReplyOptions): SendFaultyReply {
  const { heldConnections: held, failureReply, beginOperationReply } = options;
  return async (res, request, { definition, response, random }, respond) => {
    const { fault } = response;
    if (fault === undefined) throw new Error('only a response with a fault is sent here');
    const { sendsResponse } = faultKinds[fault.kind];

    async function replyOrFailure(): Promise<Reply> {
      try {
        return await respond();
      } catch (error) {
        if (!(error instanceof SandboxError)) throw error;
        res.locals.failure = error;
        return failureReply(error, request.operation, request);
      }
    }

    async function begin(): Promise<PendingBody> {
      if (!sendsResponse && definition.carryOut !== 'before') return bodyOfText(undefined);
      const reply = await replyOrFailure();
      return sendsResponse ? beginOperationReply(res, request.operation, reply) : bodyOfText(undefined);
    }

    await sendFault(res, fault, { random, held }, begin);
  };
}
