import type { RequestListener } from 'node:http';
import type { EventHub } from '../engine/events/event-hub.ts';
import type { Execute } from '../engine/execute.ts';
import type { SessionOverrides } from '../engine/policies/overrides/session-overrides.ts';
import { issuedTokens } from '../handlers/crud/people/tokens.ts';
import { isUploadReferred } from '../handlers/files/stored-files.ts';
import { isIssuedAccess } from '../handlers/people/issued-access.ts';
import type { AdminOptions } from '../http/admin/admin-api.ts';
import { createOperationDetails, textsOfOperation } from '../http/admin/contract/operation-details.ts';
import { createApp } from '../http/app.ts';
import { createRedaction } from '../http/journal/redact.ts';
import type { RequestVerification } from '../http/journal/verification/request-verification.ts';
import { chooseOperation } from '../http/middleware/choose-operation.ts';
import type { FailureReply } from '../http/middleware/error-handler.ts';
import { validateRequest } from '../http/middleware/validate.ts';
import type { AcceptedTokens } from '../http/request/accepted-tokens.ts';
import { isLenientPlace } from '../http/request/lenient-places.ts';
import { createHeldConnections } from '../http/response/faults/held-connections.ts';
import { securitySchemesOf } from '../openapi/security-schemes.ts';
import { titleOf } from '../openapi/title.ts';
import type { Sessions } from '../session/sessions.ts';
import { createExportState } from '../state/export-state.ts';
import { createImportState } from '../state/import-state.ts';
import { withLenientDates } from '../validation/lenient-dates.ts';
import { createRequestValidation } from '../validation/request-validation.ts';
import type { ApiService } from './create-service.ts';
import { createContractTables } from './described/contract-tables.ts';
import { createListedWebhooks } from './events/listed-webhooks.ts';
import { createReach } from './lan/reach.ts';
import type { PreparedOverrides } from './overrides/prepare-overrides.ts';
import type { Contract } from './read-contract.ts';
import type { Settings } from './server-settings.ts';

/** What carries out the operations of a contract, and what responds to failures. */
export interface ApiBehavior {
  readonly service: ApiService;
  readonly execute: Execute;
  readonly prepared: PreparedOverrides;
  readonly failureReply: FailureReply;
  readonly events: EventHub | undefined;
  /** Compares the request journal with what tests expect of it. */
  readonly verification: RequestVerification;
  /** What the author of the contract should know; the contract is checked when this is first called. */
  readonly findings: AdminOptions['findings'];
}

/** Creates the request listener that serves the sessions of a store, with their overrides. */
export type CreateListener = (sessions: Sessions, overrides: SessionOverrides) => RequestListener;

/** Prepares the HTTP side of an API: what it takes from the contract is compiled once, whatever store it serves. */
export async function prepareApp(
  contract: Contract,
  behavior: ApiBehavior,
  settings: Settings,
): Promise<CreateListener> {
  const { document, operations, validators } = contract;
  const { service, execute, failureReply } = behavior;
  const { lenient, log, journal } = settings;
  const validation = createRequestValidation(document, operations.values(), validators);
  const { requestSchemas } = validation;
  await validation.requestValidator.ready();
  const requestValidator = lenient.includes('dates')
    ? withLenientDates(requestSchemas, validation.requestValidator)
    : validation.requestValidator;
  const inAnyCase = lenient.includes('case');
  const schemes = securitySchemesOf(document);
  const described: DescribedOptions = {
    tables: createContractTables(contract, service),
    operationTexts: (id: string) => textsOfOperation(document, operations.get(id)),
    describeOperation: createOperationDetails({ ...contract, schemes }),
    loadedAt: new Date().toISOString(),
  };
  return (sessions, overrides) =>
    createApp({
      ...contract,
      ...behavior.prepared,
      ...(inAnyCase && { matchPath: contract.matchPath.inAnyCase() }),
      overrides,
      schemes,
      collections: namedCollections(service),
      chooseOperation: chooseOperation(requestSchemas, requestValidator),
      validate: validateRequest(requestSchemas, requestValidator, lenient.filter(isLenientPlace), inAnyCase),
      failureReply,
      execute,
      sessions,
      admin: {
        ...adminOptions(contract, behavior, sessions, settings),
        ...described,
        declaredWebhooks: createListedWebhooks(contract, service),
        overrides,
        readOverrides: behavior.prepared.readOverrides,
      },
      recording: {
        journal,
        redaction: createRedaction(schemes.values(), secretsOf(settings)),
        behaviorOf: service.behaviorOf,
      },
      ...createReach(settings),
      trustProxy: settings.trustProxy,
      acceptedTokens: acceptedTokens(service, sessions, settings),
      uploadOptions: {
        limits: { body: settings.bodyLimit, upload: settings.uploadLimit },
        uploads: settings.uploads,
      },
      isUploadReferred: (sha256) => isUploadReferred(sessions, sha256),
      heldConnections: settings.heldConnections ?? createHeldConnections(),
      log,
    });
}

/** The collections that the contract has, without what is stored for internal use. */
function namedCollections({ stateSchema }: ApiService): readonly string[] {
  return [...stateSchema.rowSchemas].flatMap(([name, { isInternal }]) => (isInternal ? [] : [name]));
}

/** What neither the log nor the journal shows. */
function secretsOf({ tokens, lanToken }: Settings): readonly string[] {
  return lanToken === undefined ? tokens : [...tokens, lanToken];
}

/** The tokens of the user, and those that the log-ins of the contract issue. */
function acceptedTokens(
  { stateSchema, isOpen }: ApiService,
  sessions: Sessions,
  { tokens, publicOperations }: Settings,
): AcceptedTokens {
  const issuesTokens = stateSchema.collections.some(({ name }) => name === issuedTokens.name);
  return {
    tokens,
    publicOperations,
    isOpen,
    isIssued: async (token, sessionName) => issuesTokens && isIssuedAccess(token, sessions.peek(sessionName)),
  };
}

/** What the admin API says of the contract. */
type DescribedOptions = Pick<AdminOptions, 'operationTexts' | 'describeOperation' | 'loadedAt' | 'tables'>;

function adminOptions(
  { document }: Contract,
  { service: { behaviors, stateSchema }, verification, events, findings }: ApiBehavior,
  sessions: Sessions,
  { tokens, journal }: Settings,
): Omit<AdminOptions, 'overrides' | 'readOverrides' | 'declaredWebhooks' | keyof DescribedOptions> {
  return {
    contract: titleOf(document),
    operations: behaviors,
    findings,
    sessions,
    exportState: createExportState(stateSchema),
    importState: createImportState(stateSchema),
    tokens,
    journal,
    events,
    verification,
    loadApi: async () => (await import('./load-admin-api.ts')).prepareAdminApi(),
  };
}
