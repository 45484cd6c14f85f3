import type { RequestHandler } from 'express';
import type { Perform } from '../operations/perform.ts';
import { requireOperation } from './exchange.ts';
import { sendReply } from './send-reply.ts';

/** Hands the request over, free of HTTP, and sends what comes back. The one place where operations are called. */
export function dispatch(perform: Perform): RequestHandler {
  return async (req, res) => {
    const operation = requireOperation(res.locals);
    const { params, query = {}, basePath = '' } = res.locals;
    const { headers, body } = req;
    const reply = await perform({ operation, basePath, params, query, headers, body });
    sendReply(res, reply);
  };
}
