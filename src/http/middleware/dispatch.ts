import type { RequestHandler } from 'express';
import { createBodySchemas } from '../../codecs/declared-content.ts';
import type { Execute } from '../../engine/execute.ts';
import type { Sessions } from '../../session/sessions.ts';
import { requireOperation } from '../request/locals.ts';
import { sendReply } from '../response/send-reply.ts';

/**
 * The last step: passes the request on, free of HTTP, and sends the reply. No other step executes operations.
 * @param execute made by `createExecutor`
 */
export function dispatch(execute: Execute, sessions: Sessions): RequestHandler {
  const schemaOf = createBodySchemas();
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
    sendReply(res, reply, schemaOf(operation, reply));
  };
}
