import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../middleware/access-log.ts';
import { problemFailureReply, toFailure } from '../middleware/error-handler.ts';
import { sendReply } from '../response/send-reply.ts';
import type { AdminOptions } from './admin-api.ts';
import { type AdminRouter, createAdminRouter } from './admin-router.ts';
import { sandboxHandlers } from './handlers/sandbox-handlers.ts';

const prefix = '/__admin/';

/** Whether a request is for the admin API, whose failures are told in another form than the contract's. */
export const isAdminRequest = (req: Request): boolean => req.path.startsWith(prefix);

/** Whether all that is asked is whether the sandbox is there: whoever waits for it to start asks so again and again. */
const asksForHealth = ({ method, url }: Request): boolean => method === 'GET' && url === `${prefix}health`;

/**
 * The sandbox's own API under `/__admin/`, judged by a contract of its own; that is taken in with the first request
 * that needs it, so that the start does not wait for it.
 */
export function serveAdminApi(parts: AdminOptions, log: Log): RequestHandler {
  let opening: Promise<AdminRouter> | undefined;

  async function open(): Promise<AdminRouter> {
    return createAdminRouter({ api: await parts.loadApi(), parts, log });
  }

  async function response(req: Request, res: Response): Promise<void> {
    try {
      opening ??= open();
      const pipeline = await opening;
      pipeline(req, res);
    } catch (thrown) {
      opening = undefined;
      sendReply(res, problemFailureReply(toFailure(thrown, log)));
    }
  }

  return (req, res, next) => {
    if (!isAdminRequest(req)) return next();
    if (asksForHealth(req)) sendReply(res, sandboxHandlers.getHealth());
    else response(req, res);
  };
}
