import type { RequestHandler } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import type { Execute } from '../../engine/execute.ts';
import type { Sessions } from '../../session/sessions.ts';
import { requireOperation } from '../request/locals.ts';
import { sendReply } from '../response/send-reply.ts';

/**
 * The last step: passes the request on, free of HTTP, and sends the reply. No other step executes operations.
 * @param execute made by `createExecutor`
 * @param shapeOf made by `createBodyShapes`
 */
export function dispatch(execute: Execute, sessions: Sessions, shapeOf: BodyShapeOf): RequestHandler {
  return async (req, res) => {
    const operation = requireOperation(res.locals);
    const { params, query = {}, basePath = '', sessionPath = '', files } = res.locals;
    const { headers, body } = req;
    const request = {
      operation,
      basePath,
      sessionPath,
      params,
      query,
      headers,
      body,
      ...(files && { files }),
    };
    const reply = await execute(request, sessions.use(res.locals.sessionName));
    sendReply(res, reply, shapeOf(operation, reply));
  };
}
