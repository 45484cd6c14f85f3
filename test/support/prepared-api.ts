import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { type Config, defaults } from '../../src/config/parse-config.ts';
import { createSessionOverrides } from '../../src/engine/policies/overrides/session-overrides.ts';
import { quietLog } from '../../src/http/middleware/access-log.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { type PreparedApi, prepareApi } from '../../src/server/prepare-api.ts';
import type { ServiceDefinition } from '../../src/services/service-definition.ts';
import { createSessions } from '../../src/session/sessions.ts';
import type { StateFile } from '../../src/state/export-state.ts';
import { createExportState } from '../../src/state/export-state.ts';
import { createImportState } from '../../src/state/import-state.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { atOnce } from '../../src/turns.ts';
import { createFixedRuntime } from './fixed-runtime.ts';

const togai = fileURLToPath(new URL('../../openapi/togai.yaml', import.meta.url));

/**
 * `togai`, one of the contracts in `test/contracts`, or the path of another, prepared to be served.
 * @param service whose custom handlers serve it; by default the built-in one of the contract, if any
 */
export async function prepareTestApi(
  name: string,
  config: Partial<Config> = {},
  service?: ServiceDefinition,
): Promise<PreparedApi> {
  const own = fileURLToPath(new URL(`../contracts/${name}.yaml`, import.meta.url));
  const file = name === 'togai' ? togai : name.includes('/') ? name : own;
  const settings = { ...defaults, ...config, journal: undefined, log: quietLog };
  return prepareApi(await loadDocument(file), settings, service);
}

/** The default session of a contract that is served from memory, and its state. */
export interface ServedSession {
  readonly api: ReturnType<typeof supertest.agent>;
  readonly exportState: () => StateFile;
  /** @throws SandboxError `invalid`. */
  readonly importState: (document: unknown) => Promise<void>;
}

/** A new session of a contract: the same in every run. */
export async function serveSession(contract: PreparedApi): Promise<ServedSession> {
  const store = await createStore({ specs: contract.collections });
  const sessions = createSessions({ store, createRuntime: createFixedRuntime });
  const app: RequestListener = contract.appOver(sessions, createSessionOverrides());
  return {
    api: supertest.agent(app).set('Authorization', 'Bearer test'),
    exportState: () => atOnce(createExportState(contract.stateSchema)(sessions.defaultSession)),
    importState: (document) => createImportState(contract.stateSchema)(sessions.defaultSession, document),
  };
}
