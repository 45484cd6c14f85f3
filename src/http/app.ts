import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';
import type { Execute } from '../engine/execute.ts';
import type { ForcedResponder } from '../engine/forced-response.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import type { BasePathsFor } from '../openapi/published-document.ts';
import type { Sessions } from '../session/sessions.ts';
import type { AdminOptions } from './admin/admin-api.ts';
import { isAdminRequest, serveAdminApi } from './admin/admin-middleware.ts';
import { compose } from './express/compose.ts';
import { withFastPrototypes } from './express/fast-prototypes.ts';
import { toOriginForm } from './express/origin-form.ts';
import { accessLog, assignRequestId, type Log } from './middleware/access-log.ts';
import { authenticate, type SecuritySchemes } from './middleware/authenticate.ts';
import { type CaptureOptions, captureExchanges, markValidated } from './middleware/capture-exchanges.ts';
import { chooseSession } from './middleware/choose-session.ts';
import { allowCrossOrigin, headAsGet } from './middleware/cors.ts';
import { dispatch } from './middleware/dispatch.ts';
import { type FailureReply, handleError } from './middleware/error-handler.ts';
import { type AllowsHost, type AllowsOrigin, checkHostAndOrigin } from './middleware/host-and-origin.ts';
import { prefer } from './middleware/prefer.ts';
import { readBody } from './middleware/read-body.ts';
import { routeRequest } from './middleware/route.ts';
import { serveBuiltInPages } from './pages/built-in-pages.ts';
import { createStatusHeaders } from './response/status-headers.ts';

/** What the pipeline is made of. */
export interface AppOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly matchPath: MatchPath;
  /** What the contract's paths begin with; `''` where they stand as they are. */
  readonly basePathsFor: BasePathsFor;
  /** The step that judges requests. */
  readonly validate: RequestHandler;
  readonly forcedResponder: ForcedResponder;
  readonly execute: Execute;
  readonly sessions: Sessions;
  readonly failureReply: FailureReply;
  readonly admin: AdminOptions;
  readonly recording: CaptureOptions;
  readonly allowsHost: AllowsHost;
  readonly allowsOrigin: AllowsOrigin;
  readonly tokens: readonly string[];
  readonly log: Log;
}

/** The way of every request, one step a line; each may end it. */
export function createApp(parts: AppOptions): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', false);

  app.use(
    compose([
      assignRequestId(),
      accessLog(parts.log),
      captureExchanges(parts.recording, isAdminRequest),
      checkHostAndOrigin(parts.allowsHost, parts.allowsOrigin),
      allowCrossOrigin(parts.allowsOrigin),
      headAsGet(),
      chooseSession(),
      serveAdminApi(parts.admin, parts.log),
      serveBuiltInPages(parts),
      routeRequest(parts.matchPath, parts.basePathsFor()),
      authenticate(parts.schemes, parts.tokens),
      readBody(),
      parts.validate,
      markValidated(),
      prefer(parts.forcedResponder, createStatusHeaders(parts.schemes, parts.matchPath), parts.sessions),
      dispatch(parts.execute, parts.sessions),
    ]),
  );
  app.use(handleError(parts.failureReply, isAdminRequest, parts.log));
  return toOriginForm(withFastPrototypes(app), parts.failureReply);
}
