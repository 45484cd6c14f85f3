import type { RequestHandler } from 'express';
import type { OverridableRequest } from '../../engine/policies/overrides/bound-override.ts';
import type { OverrideList } from '../../engine/policies/overrides/override-list.ts';
import type { OverrideResponder } from '../../engine/policies/overrides/override-responder.ts';
import type { SessionOverrides } from '../../engine/policies/overrides/session-overrides.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { Sessions } from '../../session/sessions.ts';
import { toOperationRequest } from '../request/operation-request.ts';
import type { SendOperationReply } from '../response/send-operation-reply.ts';
import type { StatusHeaders } from '../response/status-headers.ts';
import { waitForDelay } from '../response/wait-for-delay.ts';
import type { SendFaultyReply } from './send-faulty-reply.ts';

export interface ApplyOverridesOptions {
  readonly overrides: SessionOverrides;
  readonly sessions: Sessions;
  readonly overrideResponder: OverrideResponder;
  readonly statusHeaders: StatusHeaders;
  readonly sendOperationReply: SendOperationReply;
  /** Made by `createSendFaultyReply`. */
  readonly sendFaultyReply: SendFaultyReply;
}

/**
 * Applies the overrides of the session: they delay the response, or decide on it. A request of a session without
 * overrides costs one look-up, and of a sandbox without any, one property.
 */
export function applyOverrides(options: ApplyOverridesOptions): RequestHandler {
  const { overrides, sessions, overrideResponder, statusHeaders, sendOperationReply, sendFaultyReply } =
    options;
  return (req, res, next) => {
    const list = overrides.isUnused ? undefined : overrides.find(sessions.use(res.locals.sessionName));
    return list === undefined ? next() : apply(list, req, res, next);
  };

  async function apply(list: OverrideList, ...[req, res, next]: Parameters<RequestHandler>): Promise<void> {
    const request = toOperationRequest(req, res);
    const applied = list.apply(toOverridable(request, req.path));
    if (applied === undefined) return next();
    const { ids, delayMs, decision } = applied;
    res.locals.overrides = ids;
    if (delayMs !== undefined && !(await waitForDelay(delayMs, res))) return;
    if (decision === undefined) return next();
    const respond = async (): Promise<Reply> => {
      const reply = await overrideResponder(request, decision, sessions.use(res.locals.sessionName));
      const headers = { ...statusHeaders(reply.status, request.operation, req.path), ...reply.headers };
      return { ...reply, headers };
    };
    if (decision.response.fault !== undefined) return sendFaultyReply(res, request, decision, respond);
    await sendOperationReply(res, request.operation, await respond());
  }
}

function toOverridable(request: OperationRequest, path: string): OverridableRequest {
  const { operation, basePath = '', params, query, headers, body } = request;
  const paths = [path.slice(basePath.length) || '/', path];
  return { operationId: operation.id, paths, params, query, headers, body };
}
