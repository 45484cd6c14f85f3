import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import { compose } from '../express/compose.ts';
import type { Log } from '../middleware/access-log.ts';
import { ownFailureReply, toFailure } from '../middleware/error-handler.ts';
import { readBody } from '../middleware/read-body.ts';
import { routeRequest } from '../middleware/route.ts';
import { sessionsFor } from '../middleware/sessions-for.ts';
import { requireBearer } from '../request/accepted-tokens.ts';
import { requireOperation } from '../request/locals.ts';
import { sendReply, sendReplyInTurns } from '../response/send-reply.ts';
import type { AdminApi, AdminOptions } from './admin-api.ts';
import { adminHandlers } from './handlers/admin-handlers.ts';

/** Handles a request for the admin API: it always sends a response. */
export type AdminRouter = (req: Request, res: Response) => void;

/** What `createAdminRouter` takes. */
export interface AdminRouterOptions {
  readonly api: AdminApi;
  readonly options: AdminOptions;
  readonly log: Log;
}

/** The largest body accepted, in bytes: a state of some 100,000 customers. */
const maxBytes = 100 * 1024 * 1024;

/** Creates the pipeline of the admin API, which has the same steps as that of the contract. */
export function createAdminRouter({ api, options, log }: AdminRouterOptions): AdminRouter {
  const steps = compose([
    requireKnownPath(api),
    routeRequest(api.matchPath),
    requireToken(options.tokens),
    readBody(api.mergeSchema, { limits: { body: maxBytes, upload: maxBytes, isFixed: true } }),
    api.validate,
    handle,
  ]);
  return (req, res) => steps(req, res, (thrown?: unknown) => fail(res, thrown));

  async function handle(req: Request, res: Response): Promise<void> {
    const operation = requireOperation(res.locals);
    const { params, query = {}, sessionName, sessionPath = '' } = res.locals;
    const { headers, body } = req;
    const request = {
      operation,
      params,
      query,
      headers,
      body,
      sessionPath,
      ...(sessionName && { sessionName }),
    };
    const sessions = sessionsFor(options.sessions, res.locals);
    const reply = await handlerFor(operation)(request, { ...options, sessions });
    await api.validateResponse.ahead?.(operation, reply);
    requireDeclared(operation, reply);
    await sendReplyInTurns(res, reply);
  }

  /** @throws Error when the reply violates the contract of the admin API: a bug of ours. */
  function requireDeclared(operation: Operation, reply: Reply): void {
    const issues = api.validateResponse(operation, reply);
    if (issues.length === 0) return;
    throw new Error(
      `the response of ${operation.id} would violate the contract of the admin API: ${issues.join('; ')}`,
    );
  }

  function fail(res: Response, thrown: unknown): void {
    sendReply(res, failureReply(res.locals.operation, thrown));
  }

  function failureReply(operation: Operation | undefined, thrown: unknown): Reply {
    const reply = ownFailureReply(toFailure(thrown, log));
    if (operation === undefined) return reply;
    try {
      requireDeclared(operation, reply);
      return reply;
    } catch (error) {
      return ownFailureReply(toFailure(error, log));
    }
  }
}

function requireKnownPath({ matchPath, operations }: AdminApi): RequestHandler {
  const known = [...new Set(operations.map(({ path }) => path))].join(', ');
  return (req, _res, next) => {
    if (matchPath(req.path) !== undefined) return next();
    throw new SandboxError('not-found', `the admin API has no ${req.path}: it has ${known}`);
  };
}

/** An operation without security requirements needs no token, even when the sandbox has some. */
function requireToken(tokens: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (requireOperation(res.locals).security.length > 0) requireBearer(req.headers, tokens);
    next();
  };
}

function handlerFor({ id }: Operation) {
  const handler = adminHandlers.get(id);
  if (handler === undefined) throw new Error(`the operation ${id} of the admin API has no handler`);
  return handler;
}
