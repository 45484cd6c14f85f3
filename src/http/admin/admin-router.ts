import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Reply } from '../../operation.ts';
import { compose } from '../express/compose.ts';
import { captureError } from '../journal/captured-error.ts';
import type { Log } from '../middleware/access-log.ts';
import { requireBearer } from '../middleware/authenticate.ts';
import { problemFailureReply, toFailure } from '../middleware/error-handler.ts';
import { readBody } from '../middleware/read-body.ts';
import { routeRequest } from '../middleware/route.ts';
import { requireOperation } from '../request/locals.ts';
import { sendReply } from '../response/send-reply.ts';
import type { AdminApi, AdminOptions } from './admin-api.ts';
import { adminHandlers } from './handlers/admin-handlers.ts';

/** Answers a request for the admin API, whatever becomes of it. */
export type AdminRouter = (req: Request, res: Response) => void;

export interface AdminRouterOptions {
  readonly api: AdminApi;
  readonly parts: AdminOptions;
  readonly log: Log;
}

/** The longest body that is read, in bytes: the rows of some 100,000 customers. */
const maxBytes = 100 * 1024 * 1024;

/** The way of a request for the admin API, of the same steps as that for the contract's. */
export function createAdminRouter({ api, parts, log }: AdminRouterOptions): AdminRouter {
  const steps = compose([
    requireKnownPath(api),
    routeRequest(api.matchPath),
    requireToken(parts.tokens),
    readBody(maxBytes),
    api.validate,
    response,
  ]);
  return (req, res) => steps(req, res, (thrown?: unknown) => fail(res, thrown));

  async function response(req: Request, res: Response): Promise<void> {
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
    const reply = await handlerFor(operation)(request, parts);
    requireDeclared(operation, reply);
    sendReply(res, reply);
  }

  function handlerFor({ id }: Operation) {
    const handler = adminHandlers.get(id);
    if (handler === undefined) throw new Error(`nothing serves the operation ${id} of the admin API`);
    return handler;
  }

  /** @throws Error when the reply leaves the contract: our own fault. */
  function requireDeclared(operation: Operation, reply: Reply): void {
    const issues = api.validateResponse(operation, reply);
    if (issues.length === 0) return;
    throw new Error(`${operation.id} would leave the contract of the admin API: ${issues.join('; ')}`);
  }

  function fail(res: Response, thrown: unknown): void {
    sendReply(res, failureReply(res.locals.operation, thrown));
  }

  function failureReply(operation: Operation | undefined, thrown: unknown): Reply {
    const reply = adminFailureReply(toFailure(thrown, log));
    if (operation === undefined) return reply;
    try {
      requireDeclared(operation, reply);
      return reply;
    } catch (departure) {
      return adminFailureReply(toFailure(departure, log));
    }
  }
}

/** Problem details with each fault for itself, where there are several: their sentence has only so much room. */
function adminFailureReply(failure: SandboxError): Reply {
  const { body, ...reply } = problemFailureReply(failure);
  const { issues } = captureError(failure);
  return { ...reply, body: issues.length > 1 ? { ...Object(body), errors: issues } : body };
}

function requireKnownPath({ matchPath, operations }: AdminApi): RequestHandler {
  const known = [...new Set(operations.map(({ path }) => path))].join(', ');
  return (req, _res, next) => {
    if (matchPath(req.path) !== undefined) return next();
    throw new SandboxError('not-found', `the admin API has no ${req.path}: it has ${known}`);
  };
}

/** An operation is open to everyone that asks for nothing in any case, tokens or not. */
function requireToken(tokens: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (requireOperation(res.locals).security.length > 0) requireBearer(req.headers, tokens);
    next();
  };
}
