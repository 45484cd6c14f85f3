import type { RequestListener } from 'node:http';
import express, { type RequestHandler, type Response } from 'express';
import type { BodyShapeOf } from '../codecs/declared-content.ts';
import type { Execute } from '../engine/execute.ts';
import type { ForcedResponder } from '../engine/forced-response.ts';
import type { OverrideResponder } from '../engine/policies/overrides/override-responder.ts';
import type { SessionOverrides } from '../engine/policies/overrides/session-overrides.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/paths/path-matcher.ts';
import type { BasePathsFor } from '../openapi/published-document.ts';
import type { SecuritySchemes } from '../openapi/security-schemes.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { Sessions } from '../session/sessions.ts';
import type { AdminOptions } from './admin/admin-api.ts';
import { isAdminRequest, isHealthCheck, serveAdminApi } from './admin/admin-middleware.ts';
import { compose } from './express/compose.ts';
import { withFastPrototypes } from './express/fast-prototypes.ts';
import { toOriginForm } from './express/origin-form.ts';
import type { LanAccess } from './lan/lan-access.ts';
import { followLanLink, requireLanToken } from './lan/lan-token.ts';
import { accessLog, assignRequestId, type Log } from './middleware/access-log.ts';
import { applyOverrides } from './middleware/apply-overrides.ts';
import { applyPreferences } from './middleware/apply-preferences.ts';
import { authenticate, createHasAnyToken } from './middleware/authenticate.ts';
import { type CaptureOptions, captureExchanges, markValidated } from './middleware/capture-exchanges.ts';
import { chooseSession } from './middleware/choose-session.ts';
import { allowCrossOrigin } from './middleware/cors.ts';
import { dispatch } from './middleware/dispatch.ts';
import { type FailureReply, handleError, respondAnyway } from './middleware/error-handler.ts';
import { resolveForwarded, type TrustProxy } from './middleware/forwarded.ts';
import { headAsGet } from './middleware/head-as-get.ts';
import { type AllowsHost, type AllowsOrigin, checkHost, checkOrigin } from './middleware/host-and-origin.ts';
import { protectBrowsers } from './middleware/protect-browsers.ts';
import { readBody } from './middleware/read-body.ts';
import { respondToOptions } from './middleware/respond-to-options.ts';
import { routeRequest } from './middleware/route.ts';
import { createSendFaultyReply } from './middleware/send-faulty-reply.ts';
import { varyByAccept } from './middleware/vary-by-accept.ts';
import { serveBuiltInPages } from './pages/built-in-pages.ts';
import { declaredPaths } from './pages/declared-paths.ts';
import { servePictures } from './pages/serve-pictures.ts';
import { serveUploads } from './pages/serve-uploads.ts';
import { pagesBeside, serveWebPages } from './pages/web-pages.ts';
import type { AcceptedTokens } from './request/accepted-tokens.ts';
import type { UploadOptions } from './request/body-limits.ts';
import { createClientKeys } from './request/client-keys.ts';
import type { HeldConnections } from './response/faults/held-connections.ts';
import { createBeginOperationReply, createSendOperationReply } from './response/send-operation-reply.ts';
import { createStatusHeaders } from './response/status-headers.ts';

/** What the steps work with. */
export interface AppOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  /** The names of the collections. */
  readonly collections: readonly string[];
  readonly mergeSchema: MergeSchema;
  /** Made by `createPathMatcher`. */
  readonly matchPath: MatchPath;
  /** The prefixes of the contract's paths; `''` for none. */
  readonly basePathsFor: BasePathsFor;
  /** The step that chooses among operations with one path; made by `chooseOperation`. */
  readonly chooseOperation: RequestHandler;
  /** The step that validates requests; made by `validateRequest`. */
  readonly validate: RequestHandler;
  /** Made by `createForcedResponder`. */
  readonly forcedResponder: ForcedResponder;
  /** Made by `createExecutor`. */
  readonly execute: Execute;
  /** Made by `createBodyShapes`. */
  readonly shapeOf: BodyShapeOf;
  readonly overrides: SessionOverrides;
  /** Made by `createOverrideResponder`. */
  readonly overrideResponder: OverrideResponder;
  readonly sessions: Sessions;
  /** Made by `createFailureReply`. */
  readonly failureReply: FailureReply;
  readonly admin: AdminOptions;
  readonly recording: CaptureOptions;
  /** Made by `createAllowsHost`. */
  readonly allowsHost: AllowsHost;
  /** Made by `createAllowsOrigin`. */
  readonly allowsOrigin: AllowsOrigin;
  readonly acceptedTokens: AcceptedTokens;
  /** Who of the local network is let in; absent where only this machine reaches the sandbox. */
  readonly lanAccess: LanAccess | undefined;
  /** Whom to believe what it says of a request that it passes on. */
  readonly trustProxy: TrustProxy;
  /** Where files go, and how long bodies may be. */
  readonly uploadOptions: UploadOptions;
  /** Whether a session, a snapshot or what a reset restores has the file of a hash. */
  readonly isUploadReferred: (sha256: string) => Promise<boolean>;
  /** The connections that a fault keeps open. */
  readonly heldConnections: HeldConnections;
  readonly log: Log;
}

/**
 * Creates the request listener that serves a contract. Every request passes these steps, one a line; each may end it
 * with the status on its right.
 */
export function createApp(options: AppOptions): RequestListener {
  const { matchPath, schemes, sessions, failureReply, shapeOf, log } = options;
  const { uploads } = options.uploadOptions;
  const sendOperationReply = createSendOperationReply(shapeOf, uploads);
  const beginOperationReply = createBeginOperationReply(shapeOf, uploads);
  const pages = pagesBeside(declaredPaths(options));
  const clientKeyOf = createClientKeys(schemes);
  const sendFaultyReply = createSendFaultyReply({ ...options, beginOperationReply });
  const statusHeaders = createStatusHeaders(schemes, matchPath);
  const app = express();
  app.disable('x-powered-by');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', false);
  app.set('trust proxy', options.trustProxy);

  app.use(
    compose([
      assignRequestId(),
      accessLog(log, options.recording.redaction),
      protectBrowsers(),
      checkOrigin(options.allowsOrigin), //                                 403
      checkHost(options.allowsHost), //                                     400 403
      followLanLink(options.lanAccess), //                                   303
      captureExchanges(options.recording, isAdminRequest, options.allowsOrigin),
      allowCrossOrigin(options.allowsOrigin, options.operations.values()), // 204
      chooseSession((name) => sessions.list().some(({ session }) => session.name === name)), // 400
      headAsGet(matchPath),
      serveWebPages(pages), //                                              its own
      servePictures(declaredPaths(options)), //                             its own
      requireLanToken(options.lanAccess, isHealthCheck), //                 403
      serveUploads(uploads, options.isUploadReferred, declaredPaths(options)), //                     its own, 404
      resolveForwarded(options.trustProxy),
      serveAdminApi(options.admin, log), //                                 its own
      serveBuiltInPages({ ...options, pages: pages.map(({ path }) => path) }), // its own, 401
      respondToOptions(matchPath), //                                       204
      routeRequest(matchPath, options.basePathsFor(), createHasAnyToken(schemes, options.acceptedTokens)), // 404 405 501
      varyByAccept(),
      authenticate(schemes, options.acceptedTokens), //                     401
      readBody(options.mergeSchema, options.uploadOptions), //                                                     413 415 400
      options.chooseOperation,
      options.validate, //                                                  400, or the declared 422
      markValidated(),
      applyPreferences(options.forcedResponder, statusHeaders, sessions, shapeOf), // what the client prefers
      applyOverrides({ ...options, statusHeaders, clientKeyOf, sendOperationReply, sendFaultyReply }), // what the overrides of the session say
      dispatch(options.execute, sessions, sendOperationReply),
    ]),
  );
  const now = ({ sessionName }: Response['locals']) => sessions.peek(sessionName).runtime.clock.now();
  app.use(handleError(failureReply, isAdminRequest, log, shapeOf, now));
  app.use(respondAnyway(log));
  return toOriginForm(withFastPrototypes(app), failureReply);
}
