import type { Request, RequestHandler, Response } from 'express';
import { loadOnce } from '../../load-once.ts';
import type { Log } from '../middleware/access-log.ts';
import { problemFailureReply, toFailure } from '../middleware/error-handler.ts';
import { sendReply } from '../response/send-reply.ts';
import type { AdminOptions } from './admin-api.ts';
import { type AdminRouter, createAdminRouter } from './admin-router.ts';
import { sandboxHandlers } from './handlers/sandbox-handlers.ts';

const prefix = '/__admin/';

/** Whether a request is for the admin API, whose errors have another format than the contract's. */
export const isAdminRequest = (req: Request): boolean => req.path.startsWith(prefix);

/** Clients poll the health while they wait for a sandbox to start, so it is served without loading the admin API. */
export const isHealthCheck = ({ method, url }: Request): boolean =>
  method === 'GET' && url === `${prefix}health`;

/**
 * Serves the sandbox's own API under `/__admin/`, which has a contract of its own. The contract is loaded with the first
 * request that needs it, so that the sandbox starts without it; a load that failed is tried again.
 */
export function serveAdminApi(options: AdminOptions, log: Log): RequestHandler {
  const load = loadOnce(
    async (): Promise<AdminRouter> => createAdminRouter({ api: await options.loadApi(), options, log }),
  );

  async function route(req: Request, res: Response): Promise<void> {
    try {
      const router = await load();
      router(req, res);
    } catch (thrown) {
      sendReply(res, problemFailureReply(toFailure(thrown, log)));
    }
  }

  return (req, res, next) => {
    if (!isAdminRequest(req)) return next();
    res.locals.isOwn = true;
    if (isHealthCheck(req)) sendReply(res, sandboxHandlers.getHealth());
    else route(req, res);
  };
}
