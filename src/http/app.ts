import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';
import type { OpenApiDocument } from '../contract/document.ts';
import type { MatchPath } from '../contract/match.ts';
import type { Operation } from '../contract/operations.ts';
import type { BasePathsFor } from '../contract/served-document.ts';
import type { Force } from '../operations/forced.ts';
import type { Perform } from '../operations/perform.ts';
import type { Sessions } from '../world/sessions.ts';
import type { AdminParts } from './admin/admin-call.ts';
import { isForAdmin, serveAdmin } from './admin/serve-admin.ts';
import { authenticate, type SecuritySchemes } from './authenticate.ts';
import { allowCrossOrigin, headAsGet } from './cors.ts';
import { dispatch } from './dispatch.ts';
import { asTheyAre } from './express-messages.ts';
import { type AllowsHost, type AllowsOrigin, checkHostAndOrigin } from './host-and-origin.ts';
import { inTurn } from './in-turn.ts';
import { inOriginForm } from './origin-form.ts';
import { serveOwnPages } from './own-pages.ts';
import { prefer } from './prefer.ts';
import { readBody } from './read-body.ts';
import { type FailureReply, renderError } from './render-error.ts';
import { identifyRequest, type Log, logRequests } from './request-log.ts';
import { routeRequest } from './route.ts';
import { chooseSession } from './session.ts';
import { createUsualHeaders } from './usual-headers.ts';

/** What the pipeline is made of. */
export interface AppParts {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly matchPath: MatchPath;
  /** What the contract's paths begin with; `''` where they stand as they are. */
  readonly basePathsFor: BasePathsFor;
  /** The step that judges requests. */
  readonly validate: RequestHandler;
  readonly force: Force;
  readonly perform: Perform;
  readonly sessions: Sessions;
  readonly failureReply: FailureReply;
  readonly admin: AdminParts;
  readonly allowsHost: AllowsHost;
  readonly allowsOrigin: AllowsOrigin;
  readonly tokens: readonly string[];
  readonly log: Log;
}

/** The way of every request, one step a line; each may end it. */
export function createApp(parts: AppParts): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', false);

  app.use(
    inTurn([
      identifyRequest(),
      logRequests(parts.log),
      checkHostAndOrigin(parts.allowsHost, parts.allowsOrigin),
      allowCrossOrigin(parts.allowsOrigin),
      headAsGet(),
      chooseSession(),
      serveAdmin(parts.admin, parts.log),
      serveOwnPages(parts),
      routeRequest(parts.matchPath, parts.basePathsFor()),
      authenticate(parts.schemes, parts.tokens),
      readBody(),
      parts.validate,
      prefer(parts.force, createUsualHeaders(parts.schemes, parts.matchPath), parts.sessions),
      dispatch(parts.perform, parts.sessions),
    ]),
  );
  app.use(renderError(parts.failureReply, isForAdmin, parts.log));
  return inOriginForm(asTheyAre(app), parts.failureReply);
}
