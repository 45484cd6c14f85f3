import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';
import type { Perform } from '../engine/execute.ts';
import type { Force } from '../handlers/examples/forced-response.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import type { BasePathsFor } from '../openapi/published-document.ts';
import type { Sessions } from '../session/sessions.ts';
import type { AdminParts } from './admin/admin-api.ts';
import { isForAdmin, serveAdmin } from './admin/admin-middleware.ts';
import { inTurn } from './express/compose.ts';
import { asTheyAre } from './express/fast-prototypes.ts';
import { inOriginForm } from './express/origin-form.ts';
import { identifyRequest, type Log, logRequests } from './middleware/access-log.ts';
import { authenticate, type SecuritySchemes } from './middleware/authenticate.ts';
import { allowCrossOrigin, headAsGet } from './middleware/cors.ts';
import { dispatch } from './middleware/dispatch.ts';
import { type FailureReply, renderError } from './middleware/error-handler.ts';
import { type AllowsHost, type AllowsOrigin, checkHostAndOrigin } from './middleware/host-and-origin.ts';
import { prefer } from './middleware/prefer.ts';
import { readBody } from './middleware/read-body.ts';
import { noteJudged, type RecordingParts, recordRequests } from './middleware/record-requests.ts';
import { routeRequest } from './middleware/route.ts';
import { chooseSession } from './middleware/session.ts';
import { serveOwnPages } from './pages/built-in-pages.ts';
import { createUsualHeaders } from './response/status-headers.ts';

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
  readonly recording: RecordingParts;
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
      recordRequests(parts.recording, isForAdmin),
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
      noteJudged(),
      prefer(parts.force, createUsualHeaders(parts.schemes, parts.matchPath), parts.sessions),
      dispatch(parts.perform, parts.sessions),
    ]),
  );
  app.use(renderError(parts.failureReply, isForAdmin, parts.log));
  return inOriginForm(asTheyAre(app), parts.failureReply);
}
