import type { EventHub } from '../engine/events/event-hub.ts';
import { createExecutor, type ExecutorOptions } from '../engine/execute.ts';
import type { ReadOverrides } from '../engine/policies/overrides/read-overrides.ts';
import { createErrorResponse } from '../error-response/error-response.ts';
import type { AdminOptions } from '../http/admin/admin-api.ts';
import {
  createRequestVerification,
  type RequestVerification,
} from '../http/journal/verification/request-verification.ts';
import { createFailureReply, type FailureReply } from '../http/middleware/error-handler.ts';
import { createIdempotencyProperties } from '../inference/writes/idempotency-property.ts';
import type { LoadedDocument } from '../openapi/load/load-document.ts';
import { errorsIn } from '../openapi/load/load-issue.ts';
import { titleOf } from '../openapi/title.ts';
import { createLayer, serviceOf } from '../services/built-in.ts';
import type { StateRows } from '../state/parse-state.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { CollectionSpec } from '../storage/store.ts';
import { createRequiredHeadersOf } from '../validation/required-headers.ts';
import { type ApiSummary, summarizeApi } from './api-summary.ts';
import { type ApiService, createService } from './create-service.ts';
import type { HandledApi } from './custom-handlers-host.ts';
import { createFindings } from './described/contract-findings.ts';
import { declaredEventsIn } from './events/declared-events.ts';
import type { InitialData } from './initial-data.ts';
import { prepareOverrides } from './overrides/prepare-overrides.ts';
import { type CreateListener, prepareApp } from './prepare-app.ts';
import { type Contract, readContract } from './read-contract.ts';
import type { Settings } from './server-settings.ts';

/** An API that can be served as soon as its store is open. */
export interface PreparedApi {
  readonly title: string;
  /** The paths below which it is served; `''` for the root. */
  readonly basePaths: readonly string[];
  /** Whether the contract has errors that it is served around. */
  readonly hasErrors: boolean;
  /** What it has at the moment, for the log. */
  readonly summarize: () => ApiSummary;
  /** What `check` finds in its contract. */
  readonly findings: AdminOptions['findings'];
  /** How many writes store nothing. */
  readonly forgottenWrites: number;
  /** The real paths of the files that it was loaded from: the contract, what it refers to, and the seed data. */
  readonly files: readonly string[];
  readonly collections: readonly CollectionSpec[];
  /** The key of a row whose collection the contract no longer has; absent where such rows are refused. */
  readonly unknownCollectionKey?: CollectionSpec['key'];
  /** How rows are read from a file. */
  readonly stateSchema: StateSchema;
  /** Generates demo data: so many of the main items of the contract. */
  readonly demoRows: (count: number) => Promise<StateRows>;
  /** What an empty default session starts with. */
  readonly initialData?: InitialData;
  /** About how many bytes the rows of its named sessions may take. */
  readonly sessionLimit: number;
  /** About how many bytes of rows the snapshots of all its sessions may hold. */
  readonly snapshotLimit: number;
  readonly failureReply: FailureReply;
  readonly readOverrides: ReadOverrides;
  readonly verification: RequestVerification;
  /** The names of its operations, and the handlers of a user's own; absent where there can be none. */
  readonly handled?: HandledApi;
  /** What it sends; absent where it sends nothing. */
  readonly events?: EventHub;
  readonly appOver: CreateListener;
}

/**
 * From a document to an API that can be served: reads the contract, puts the layers of its service on top of each other,
 * and prepares how they are executed and reached over HTTP. Only the rows are missing.
 * @param service the service whose custom handlers serve it; by default the built-in one of that contract, if any
 * @throws StartupError for a contract that cannot be served.
 */
export async function prepareApi(
  loaded: LoadedDocument,
  settings: Settings,
  service = serviceOf(loaded.files[0]),
): Promise<PreparedApi> {
  const { document, files, issues } = loaded;
  const { progress } = settings.log;
  progress?.('infer');
  const contract = readContract(document, settings);
  const { sampler, validators, responseHeaders } = contract;
  const operations = [...contract.operations.values()];
  const layers =
    service === undefined ? [] : [createLayer(service, contract, settings.services[service.name])];
  const layered = createService(contract, layers, settings.handlers !== undefined);
  progress?.('prepare');
  const { handlerFor, pollOf, requesterOf, stateSchema, unknownCollectionKey, custom } = layered;
  const idempotencyPropertyOf = createIdempotencyProperties(contract.mergeSchema);
  const executorOptions = {
    ...contract,
    operations,
    handlerFor,
    pollOf,
    requesterOf,
    ...(custom && { mayWrite: custom.has, departure: custom.departure }),
    idempotencyPropertyOf,
    replayLimit: settings.replayLimit,
    completeHeaders: responseHeaders.complete,
    requiredHeadersOf: createRequiredHeadersOf(document),
  };
  const events = await eventsOf(contract, layered, settings);
  const execute = createExecutor({ ...executorOptions, observe: events?.observe });
  const errorResponseFor = createErrorResponse(document, { operations, sampler, validators });
  const failureReply = createFailureReply(errorResponseFor, responseHeaders.complete, settings.log);
  const prepared = prepareOverrides(contract, execute, errorResponseFor, settings.strict);
  const verification = createRequestVerification(contract);
  const findings = createFindings(loaded, contract, layered);
  const behavior = { service: layered, execute, failureReply, prepared, verification, events, findings };
  return {
    title: titleOf(document),
    basePaths: contract.basePathsFor(),
    hasErrors: errorsIn(issues).length > 0,
    summarize: () => summarizeApi(contract, layered.behaviors()),
    findings,
    forgottenWrites: layered.forgottenWrites,
    files,
    collections: stateSchema.collections,
    ...(unknownCollectionKey && { unknownCollectionKey }),
    stateSchema,
    demoRows: createDemo(layered, executorOptions, settings),
    sessionLimit: settings.sessionLimit,
    snapshotLimit: settings.snapshotLimit,
    failureReply,
    verification,
    ...(custom && { handled: { title: titleOf(document), ...contract, layer: custom } }),
    ...(events && { events }),
    readOverrides: prepared.readOverrides,
    appOver: await prepareApp(contract, behavior, settings),
  };
}

/** How demo data is generated; what does it is loaded when it is called. */
function createDemo(
  { stateSchema: { collections }, demoRecipe }: ApiService,
  options: ExecutorOptions,
  { seed = 0, clock, log: { progress } }: Settings,
): PreparedApi['demoRows'] {
  return async (count) => {
    progress?.('demo', 0);
    const { createDemoRows } = await import('../state/demo/demo-data.ts');
    const recipe = await demoRecipe();
    // Demo data is there before anyone listens: what creates it sends no events.
    const execute = createExecutor({ ...options, onlyRows: true });
    const now = clock?.time ?? Date.now();
    return createDemoRows({ collections, execute, recipe, seed, now, progress }, count);
  };
}

/** The events of an API; absent where its contract declares none and nobody asks for any. */
async function eventsOf(
  contract: Contract,
  service: ApiService,
  settings: Settings,
): Promise<EventHub | undefined> {
  const declared = declaredEventsIn(contract.document, contract.operations);
  if (declared.callbacks.size === 0 && !declared.hasWebhooks && !settings.webhookEvents) return undefined;
  const { createEvents } = await import('./events/create-events.ts');
  return createEvents(contract, service, declared, settings);
}
