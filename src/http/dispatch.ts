import type { RequestHandler } from 'express';
import type { Perform } from '../operations/perform.ts';
import { requireOperation } from './exchange.ts';
import { sendReply } from './send-reply.ts';

/** Hands the request over, free of HTTP, and sends what comes back. The one place where operations are called. */
export function dispatch(perform: Perform): RequestHandler {
  return async (req, res) => {
    const operation = requireOperation(res.locals);
    const { params, basePath = '' } = res.locals;
    const reply = await perform({
      operation,
      basePath,
      params,
      query: req.query,
      headers: req.headers,
      body: req.body,
    });
    sendReply(res, reply);
  };
}
