import type { RequestListener } from 'node:http';
import { parseAllowedHost } from '../config/parse-config.ts';
import { createPerform } from '../engine/execute.ts';
import { createErrorReply } from '../error-response/error-response.ts';
import { createForce } from '../handlers/examples/forced-response.ts';
import { createApp } from '../http/app.ts';
import { createSecrets } from '../http/journal/redact.ts';
import { createFailureReply, type FailureReply } from '../http/middleware/error-handler.ts';
import { createAllowsHost, createAllowsOrigin } from '../http/middleware/host-and-origin.ts';
import { createValidation } from '../http/middleware/validate.ts';
import { basePathsOf } from '../openapi/base-paths.ts';
import type { LoadedContract } from '../openapi/load/load-document.ts';
import { operationsOf } from '../openapi/operations.ts';
import { createPathMatch } from '../openapi/path-matcher.ts';
import { securitySchemesOf } from '../openapi/security-schemes.ts';
import { today } from '../sample/faker-source.ts';
import { createSampler } from '../sample/sampler.ts';
import { createValidators } from '../schema/schema-validators.ts';
import type { Sessions } from '../session/sessions.ts';
import { createExportState } from '../state/export-state.ts';
import { createImportState } from '../state/import-state.ts';
import type { StateRows } from '../state/parse-state.ts';
import type { StateRules } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import { validatorView } from '../validation/request-schemas.ts';
import { createReplyCheck } from '../validation/response-validator.ts';
import { createBuiltInService, createInferredService } from './create-service.ts';
import type { Beginning } from './initial-data.ts';
import type { Settings } from './server-settings.ts';

/** A contract that is ready to be served as soon as there is a store. */
export interface PreparedContract {
  readonly title: string;
  readonly collections: readonly CollectionSpec[];
  /** How rows of collections that the contract does not have any more are told apart; absent where they are refused. */
  readonly strangeKey?: CollectionSpec['key'];
  /** What its rows must be where they come from a file. */
  readonly stateRules: StateRules;
  /** Makes up rows to show: so many of what the contract is about. */
  readonly demoRows: (count: number) => Promise<StateRows>;
  /** What an empty base begins with. */
  readonly beginning?: Beginning;
  readonly failureReply: FailureReply;
  /** The request listener that serves it. */
  appOver(sessions: Sessions): RequestListener;
}

/**
 * Makes all that serving a contract takes, but for the rows.
 * @param isBuiltIn whether it is Togai's own, whose operations are written by hand
 * @throws StartupError for a contract that cannot be served.
 */
export async function prepareContract(
  { document }: LoadedContract,
  isBuiltIn: boolean,
  settings: Settings,
): Promise<PreparedContract> {
  const operations = operationsOf(document);
  const basePathsFor = (path?: string) =>
    settings.basePath === undefined ? basePathsOf(document, path) : [settings.basePath];
  const matchPath = createPathMatch(operations.values(), ({ path }) => basePathsFor(path));
  const validators = createValidators(document);
  const checkReply = createReplyCheck(document, validators);
  const sampler = createSampler(document, { seed: settings.seed ?? 0, validators });
  const parts = { document, operations, sampler, checkReply, validators };
  const service = isBuiltIn ? createBuiltInService(parts, settings) : createInferredService(parts);
  const { handlerOf, collections, strangeKey, stateRules, table } = service;
  const validation = createValidation(validatorView(document, operations.values(), validators));
  await validation.ready();
  const { tokens, host, log, journal } = settings;
  const schemes = securitySchemesOf(document);
  const errorReplyOf = createErrorReply(document, { operations: operations.values(), sampler, validators });
  const failureReply = createFailureReply(errorReplyOf, log);
  const perform = createPerform({ operations: operations.values(), handlerOf, checkReply, matchPath });
  const demoRows = async (count: number) => {
    const { createDemoRows } = await import('../state/demo/demo-data.ts');
    const [recipe, { seed = 0, clock }] = [await service.demoRecipe(), settings];
    return createDemoRows({ collections, perform, recipe, seed, now: clock?.time ?? today }, count);
  };
  return {
    title: document.info.title,
    collections,
    ...(strangeKey && { strangeKey }),
    stateRules,
    demoRows,
    failureReply,
    appOver: (sessions) =>
      createApp({
        document,
        operations,
        schemes,
        matchPath,
        basePathsFor,
        validate: validation.step,
        failureReply,
        force: createForce({ document, sampler, checkReply, errorReplyOf }),
        perform,
        sessions,
        admin: {
          contract: document.info.title,
          operations: table,
          sessions,
          exportState: createExportState(stateRules),
          importState: createImportState(stateRules),
          tokens,
          journal,
          prepare: async () => (await import('./load-admin-api.ts')).prepareAdminApi(),
        },
        recording: { journal, operations: table, secrets: createSecrets(schemes.values()) },
        allowsHost: createAllowsHost([...settings.allowHosts, parseAllowedHost(host) ?? host]),
        allowsOrigin: createAllowsOrigin(settings.allowOrigins),
        tokens,
        log,
      }),
  };
}
