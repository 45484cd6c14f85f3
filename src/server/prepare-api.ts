import type { RequestListener } from 'node:http';
import { parseAllowedHost } from '../config/parse-config.ts';
import { createExecutor } from '../engine/execute.ts';
import { createErrorResponse } from '../error-response/error-response.ts';
import { createForcedResponder } from '../handlers/examples/forced-responder.ts';
import { createApp } from '../http/app.ts';
import { createRedaction } from '../http/journal/redact.ts';
import { createFailureReply, type FailureReply } from '../http/middleware/error-handler.ts';
import { createAllowsHost, createAllowsOrigin } from '../http/middleware/host-and-origin.ts';
import { validateRequest } from '../http/middleware/validate.ts';
import { basePathsOf } from '../openapi/base-paths.ts';
import type { LoadedDocument } from '../openapi/load/load-document.ts';
import { operationsOf } from '../openapi/operations.ts';
import { createPathMatcher } from '../openapi/path-matcher.ts';
import { securitySchemesOf } from '../openapi/security-schemes.ts';
import { referenceTime } from '../sample/faker-source.ts';
import { createSampler } from '../sample/sampler.ts';
import { createValidators } from '../schema/schema-validators.ts';
import type { Sessions } from '../session/sessions.ts';
import { createExportState } from '../state/export-state.ts';
import { createImportState } from '../state/import-state.ts';
import type { StateRows } from '../state/parse-state.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import { createExpressOpenApiValidator } from '../validation/adapter/express-openapi-validator.ts';
import { createRequestSchemas } from '../validation/request-schemas.ts';
import { createResponseValidator } from '../validation/response-validator.ts';
import { createBuiltInService, createInferredService } from './create-service.ts';
import type { InitialData } from './initial-data.ts';
import type { Settings } from './server-settings.ts';

/** A contract that is ready to be served as soon as there is a store. */
export interface PreparedApi {
  readonly title: string;
  readonly collections: readonly CollectionSpec[];
  /** How rows of collections that the contract does not have any more are told apart; absent where they are refused. */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  /** What its rows must be where they come from a file. */
  readonly stateSchema: StateSchema;
  /** Makes up rows to show: so many of what the contract is about. */
  readonly demoRows: (count: number) => Promise<StateRows>;
  /** What an empty base begins with. */
  readonly initialData?: InitialData;
  readonly failureReply: FailureReply;
  /** The request listener that serves it. */
  appOver(sessions: Sessions): RequestListener;
}

/**
 * Makes all that serving a contract takes, but for the rows.
 * @param isBuiltIn whether it is Togai's own, whose operations are written by hand
 * @throws StartupError for a contract that cannot be served.
 */
export async function prepareApi(
  { document }: LoadedDocument,
  isBuiltIn: boolean,
  settings: Settings,
): Promise<PreparedApi> {
  const operations = operationsOf(document);
  const basePathsFor = (path?: string) =>
    settings.basePath === undefined ? basePathsOf(document, path) : [settings.basePath];
  const matchPath = createPathMatcher(operations.values(), ({ path }) => basePathsFor(path));
  const validators = createValidators(document);
  const validateResponse = createResponseValidator(document, validators);
  const sampler = createSampler(document, { seed: settings.seed ?? 0, validators });
  const parts = { document, operations, sampler, validateResponse, validators };
  const service = isBuiltIn ? createBuiltInService(parts, settings) : createInferredService(parts);
  const { handlerFor, collections, unknownCollectionKey, stateSchema, table } = service;
  const requestSchemas = createRequestSchemas(document, operations.values(), validators);
  const requestValidator = createExpressOpenApiValidator(requestSchemas);
  await requestValidator.ready();
  const { tokens, host, log, journal } = settings;
  const schemes = securitySchemesOf(document);
  const errorResponseFor = createErrorResponse(document, {
    operations: operations.values(),
    sampler,
    validators,
  });
  const failureReply = createFailureReply(errorResponseFor, log);
  const execute = createExecutor({
    operations: operations.values(),
    handlerFor,
    validateResponse,
    matchPath,
  });
  const demoRows = async (count: number) => {
    const { createDemoRows } = await import('../state/demo/demo-data.ts');
    const [recipe, { seed = 0, clock }] = [await service.demoRecipe(), settings];
    return createDemoRows({ collections, execute, recipe, seed, now: clock?.time ?? referenceTime }, count);
  };
  return {
    title: document.info.title,
    collections,
    ...(unknownCollectionKey && { unknownCollectionKey }),
    stateSchema,
    demoRows,
    failureReply,
    appOver: (sessions) =>
      createApp({
        document,
        operations,
        schemes,
        matchPath,
        basePathsFor,
        validate: validateRequest(requestSchemas, requestValidator),
        failureReply,
        forcedResponder: createForcedResponder({ document, sampler, validateResponse, errorResponseFor }),
        execute,
        sessions,
        admin: {
          contract: document.info.title,
          operations: table,
          sessions,
          exportState: createExportState(stateSchema),
          importState: createImportState(stateSchema),
          tokens,
          journal,
          loadApi: async () => (await import('./load-admin-api.ts')).prepareAdminApi(),
        },
        recording: { journal, behaviors: table, redaction: createRedaction(schemes.values()) },
        allowsHost: createAllowsHost([...settings.allowHosts, parseAllowedHost(host) ?? host]),
        allowsOrigin: createAllowsOrigin(settings.allowOrigins),
        tokens,
        log,
      }),
  };
}
