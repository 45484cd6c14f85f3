import type { RequestListener } from 'node:http';
import { parseAllowedHost } from '../config.ts';
import { createReplyCheck } from '../contract/check-reply.ts';
import { createErrorReply } from '../contract/error-reply.ts';
import type { LoadedContract } from '../contract/load.ts';
import { createPathMatch } from '../contract/match.ts';
import { operationsOf } from '../contract/operations.ts';
import { today } from '../contract/sample/fake.ts';
import { createSampler } from '../contract/sample.ts';
import { securitySchemesOf } from '../contract/security-schemes.ts';
import { basePathsOf } from '../contract/servers.ts';
import { validatorView } from '../contract/validator-view.ts';
import { createValidators } from '../contract/validators.ts';
import { createApp } from '../http/app.ts';
import { createAllowsHost, createAllowsOrigin } from '../http/host-and-origin.ts';
import { createFailureReply, type FailureReply } from '../http/render-error.ts';
import { createValidation } from '../http/validate.ts';
import { createForce } from '../operations/forced.ts';
import { createPerform } from '../operations/perform.ts';
import { createExportState } from '../operations/state/export-state.ts';
import { createImportState } from '../operations/state/import-state.ts';
import type { StateRows } from '../operations/state/read-state.ts';
import type { StateRules } from '../operations/state/state-rules.ts';
import type { CollectionSpec } from '../store/store.ts';
import type { Sessions } from '../world/sessions.ts';
import type { Beginning } from './beginning.ts';
import { createBuiltInService, createInferredService } from './contract-service.ts';
import type { Settings } from './settings.ts';

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
  const { tokens, host, log } = settings;
  const errorReplyOf = createErrorReply(document, { operations: operations.values(), sampler, validators });
  const failureReply = createFailureReply(errorReplyOf, log);
  const perform = createPerform({ operations: operations.values(), handlerOf, checkReply, matchPath });
  const demoRows = async (count: number) => {
    const { createDemoRows } = await import('../operations/demo.ts');
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
        schemes: securitySchemesOf(document),
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
        },
        allowsHost: createAllowsHost([...settings.allowHosts, parseAllowedHost(host) ?? host]),
        allowsOrigin: createAllowsOrigin(settings.allowOrigins),
        tokens,
        log,
      }),
  };
}
