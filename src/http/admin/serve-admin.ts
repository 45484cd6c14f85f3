import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import { requireBearer } from '../authenticate.ts';
import { failureOf, problemFailureReply } from '../render-error.ts';
import type { Log } from '../request-log.ts';
import { sendReply } from '../send-reply.ts';
import type { AdminHandler, AdminParts } from './admin-call.ts';
import { health } from './health.ts';
import { operations } from './operations.ts';
import { reset } from './reset.ts';
import { state } from './state.ts';

const prefix = '/__admin/';

/** Whether a request is for the admin API, whose failures are told in another form than the contract's. */
export const isForAdmin = (req: Request): boolean => req.path.startsWith(prefix);

const paths: ReadonlyMap<string, Readonly<Record<string, AdminHandler>>> = new Map([
  ['health', { GET: health }],
  ['operations', { GET: operations }],
  ['state', { GET: state }],
  ['reset', { POST: reset }],
]);

/** Open to everyone, tokens or not: whoever waits for the sandbox to start has none yet. */
const open: ReadonlySet<AdminHandler> = new Set([health]);

/** The sandbox's own API under `/__admin/`; it fails in problem+json (RFC 9457), whatever the contract's errors are. */
export function serveAdmin(parts: AdminParts, log: Log): RequestHandler {
  return (req, res, next) => (isForAdmin(req) ? answer(req, res) : next());

  async function answer(req: Request, res: Response): Promise<void> {
    try {
      const handler = requireHandler(req.path, req.method);
      if (!open.has(handler)) requireBearer(req.headers, parts.tokens);
      sendReply(res, await handler(parts, res.locals.sessionName));
    } catch (thrown) {
      sendReply(res, problemFailureReply(failureOf(thrown, log)));
    }
  }
}

function requireHandler(path: string, method: string): AdminHandler {
  const handlers = paths.get(path.slice(prefix.length));
  if (handlers === undefined) {
    const known = [...paths.keys()].map((name) => prefix + name).join(', ');
    throw new SandboxError('not-found', `the admin API has no ${path}: it has ${known}`);
  }
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (handler !== undefined) return handler;
  const allowed = Object.keys(handlers).join(', ');
  throw new SandboxError('method-not-allowed', `${path} does not know ${method}: use ${allowed}`, {
    headers: { Allow: allowed },
  });
}
