import type { RequestHandler } from 'express';
import type { BodyShapeOf } from '../../codecs/declared-content.ts';
import type { Execute } from '../../engine/execute.ts';
import { FileContent } from '../../file-content.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import { requireOperation } from '../request/locals.ts';
import { sendFile } from '../response/send-file.ts';
import { sendReply } from '../response/send-reply.ts';

/**
 * The last step: passes the request on, free of HTTP, and sends the reply. No other step executes operations.
 * @param execute made by `createExecutor`
 * @param shapeOf made by `createBodyShapes`
 */
export function dispatch(
  execute: Execute,
  sessions: Sessions,
  shapeOf: BodyShapeOf,
  uploads?: UploadStore,
): RequestHandler {
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
      ...(req.secure && { isSecure: true }),
    };
    const reply = await execute(request, sessions.use(res.locals.sessionName));
    if (reply.body instanceof FileContent) await sendFile(res, reply, reply.body, uploads);
    else sendReply(res, reply, shapeOf(operation, reply));
  };
}
