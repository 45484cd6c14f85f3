import type { Request, RequestHandler, Response } from 'express';
import { type CountedLimit, formatRateLimits } from '../../engine/policies/limits/rate-limit-fields.ts';
import type { CountedClient, OverridableRequest } from '../../engine/policies/overrides/bound-override.ts';
import type { OverrideList } from '../../engine/policies/overrides/override-list.ts';
import type {
  OverrideDecision,
  OverrideResponder,
} from '../../engine/policies/overrides/override-responder.ts';
import type { SessionOverrides } from '../../engine/policies/overrides/session-overrides.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { Session } from '../../session/session.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { ClientKeyOf } from '../request/client-keys.ts';
import { toOperationRequest } from '../request/operation-request.ts';
import type { SendOperationReply } from '../response/send-operation-reply.ts';
import type { StatusHeaders } from '../response/status-headers.ts';
import { waitForDelay } from '../response/wait-for-delay.ts';
import type { SendFaultyReply } from './send-faulty-reply.ts';
import { sessionsFor } from './sessions-for.ts';

export interface ApplyOverridesOptions {
  readonly overrides: SessionOverrides;
  readonly sessions: Sessions;
  readonly overrideResponder: OverrideResponder;
  readonly statusHeaders: StatusHeaders;
  readonly sendOperationReply: SendOperationReply;
  /** Made by `createClientKeys`. */
  readonly clientKeyOf: ClientKeyOf;
  /** Made by `createSendFaultyReply`. */
  readonly sendFaultyReply: SendFaultyReply;
}

/**
 * Applies the overrides of the session: they delay the response, or decide on it. A request of a session without
 * overrides costs one look-up, and of a sandbox without any, one property.
 */
export function applyOverrides(options: ApplyOverridesOptions): RequestHandler {
  const { overrides, sessions, overrideResponder, statusHeaders, clientKeyOf } = options;
  return (req, res, next) => {
    const list = overrides.isUnused ? undefined : overrides.find(sessionOf(res.locals));
    return list === undefined ? next() : apply(list, req, res, next);
  };

  async function apply(list: OverrideList, ...[req, res, next]: Parameters<RequestHandler>): Promise<void> {
    const request = toOperationRequest(req, res);
    const overridable = { ...toOverridable(request, req.path), client: clientOf(req, res.locals) };
    const applied = request.leavesNoTrace ? list.peek(overridable) : list.apply(overridable);
    if (applied === undefined) return next();
    const { ids, delayMs, decision, limits } = applied;
    if (ids.length > 0) res.locals.overrides = ids;
    const fields = await setRateLimitFields(res, limits);
    if (delayMs !== undefined && !(await waitForDelay(delayMs, res))) return;
    if (decision === undefined) return next();
    const respond = createRespond(req, res, request, decision, fields);
    if (decision.response.fault === undefined) {
      await options.sendOperationReply(res, request.operation, await respond());
    } else {
      await options.sendFaultyReply(res, request, decision, respond);
    }
  }

  /** @param fields the header fields of rate limits, which say more than what is generated, and less than what is given */
  function createRespond(
    { path }: Request,
    { locals }: Response,
    request: OperationRequest,
    decision: OverrideDecision,
    fields: Readonly<Record<string, string>>,
  ): () => Promise<Reply> {
    const given = new Set(Object.keys(decision.response.headers ?? {}).map((name) => name.toLowerCase()));
    const counted = Object.entries(fields).filter(([name]) => !given.has(name.toLowerCase()));
    return async () => {
      const reply = await overrideResponder(request, decision, sessionOf(locals));
      const needed = statusHeaders(reply.status, request.operation, path);
      return { ...reply, headers: { ...needed, ...reply.headers, ...Object.fromEntries(counted) } };
    };
  }

  function sessionOf(locals: Response['locals']): Session {
    return sessionsFor(sessions, locals).use(locals.sessionName);
  }

  function clientOf(req: Request, locals: Response['locals']): CountedClient {
    return {
      keyOf: (subject) => clientKeyOf(req, locals.sessionName, subject),
      now: () => sessionOf(locals).runtime.clock.now().getTime(),
    };
  }
}

/** Sets the header fields of the rate limits that a request was counted against, and returns them. */
async function setRateLimitFields(
  res: Response,
  limits: readonly CountedLimit[] = [],
): Promise<Readonly<Record<string, string>>> {
  if (limits.length === 0) return {};
  const fields = await formatRateLimits(limits);
  for (const [name, value] of Object.entries(fields)) res.setHeader(name, value);
  return fields;
}

function toOverridable(request: OperationRequest, path: string): OverridableRequest {
  const { operation, basePath = '', params, query, headers, body } = request;
  const paths = [path.slice(basePath.length) || '/', path];
  return { operationId: operation.id, paths, params, query, headers, body };
}
