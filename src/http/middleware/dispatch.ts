import type { RequestHandler } from 'express';
import type { Execute } from '../../engine/execute.ts';
import type { Sessions } from '../../session/sessions.ts';
import { toOperationRequest } from '../request/operation-request.ts';
import type { SendOperationReply } from '../response/send-operation-reply.ts';
import { sessionsFor } from './sessions-for.ts';

/**
 * The last step: passes the request on, free of HTTP, and sends the reply.
 * @param execute made by `createExecutor`
 */
export function dispatch(
  execute: Execute,
  sessions: Sessions,
  sendOperationReply: SendOperationReply,
): RequestHandler {
  return async (req, res) => {
    const request = toOperationRequest(req, res);
    const reply = await execute(request, sessionsFor(sessions, res.locals).use(res.locals.sessionName));
    await sendOperationReply(res, request.operation, reply);
  };
}
