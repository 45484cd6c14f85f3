import { realpathSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Config, defaults, parseAllowedHost } from './config.ts';
import { createReplyCheck } from './contract/check-reply.ts';
import type { OpenApiDocument } from './contract/document.ts';
import { loadContract } from './contract/load.ts';
import { createPathMatch } from './contract/match.ts';
import { operationsOf } from './contract/operations.ts';
import { securitySchemesOf } from './contract/security-schemes.ts';
import { basePathsOf } from './contract/servers.ts';
import { servingOf } from './contract/serving.ts';
import { validatorView } from './contract/validator-view.ts';
import { createApp } from './http/app.ts';
import { createAllowsHost, createAllowsOrigin } from './http/host-and-origin.ts';
import { listen } from './http/listen.ts';
import { type Log, quietLog } from './http/request-log.ts';
import { createValidation } from './http/validate.ts';
import { createPerform } from './operations/perform.ts';
import { createRegistry } from './operations/registry.ts';
import { createTogaiService } from './operations/togai/service.ts';
import { createLowdbFile } from './store/lowdb-file.ts';
import { createStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { createSurroundings, type Surroundings } from './world.ts';

export { StartupError } from './errors.ts';

/** What a sandbox is made with; everything has a default. */
export interface SandboxOptions extends Partial<Omit<Config, 'quiet'>> {
  /** Where the sandbox tells what happens; failures of its own go to the console unless told otherwise. */
  readonly log?: Partial<Log>;
  /** The clock, ids and dice; the machine's own unless told otherwise. */
  readonly surroundings?: Surroundings;
}

/** A sandbox without a port: for supertest, or to mount in a server of one's own. */
export interface AssembledSandbox {
  readonly app: RequestListener;
  /** Forgets everything stored. */
  reset(): Promise<void>;
  /** Waits for the writes under way and lets go of the data file. */
  close(): Promise<void>;
}

/** A sandbox that listens. */
export interface Sandbox extends AssembledSandbox {
  /** Where it is reached, such as `http://127.0.0.1:54321`. */
  readonly url: string;
}

const builtInContract = fileURLToPath(new URL('../openapi/togai.yaml', import.meta.url));

/** The contract that is served unless another one is given; its operations are written by hand. */
export const builtIn = {
  contract: builtInContract,
  /** The ids of the operations of a contract, by its real path, that are written by hand. */
  handWrittenIn: (realFile: string | undefined): ReadonlySet<string> =>
    new Set(
      realFile === realpathSync(builtInContract) ? Object.keys(createTogaiService(defaults).handlers) : [],
    ),
};

/**
 * Starts a sandbox: on a free port of 127.0.0.1 and in memory, unless told otherwise.
 * @example
 * const sandbox = await createSandbox();
 * await fetch(`${sandbox.url}/customers`, { headers: { Authorization: 'Bearer anything' } });
 * await sandbox.close();
 * @throws StartupError when it cannot start, with a sentence that says what to do.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const assembled = await assembleSandbox(options);
  try {
    const server = await listen(assembled.app, options.host ?? defaults.host, options.port ?? 0);
    const close = async () => {
      await server.close();
      await assembled.close();
    };
    return { ...assembled, url: server.url, close };
  } catch (error) {
    await assembled.close();
    throw error;
  }
}

/** Wires a sandbox together, without listening; the options of an address only tell which hosts it answers for. */
export async function assembleSandbox(options: SandboxOptions = {}): Promise<AssembledSandbox> {
  const settings = { ...defaults, data: undefined, ...options };
  const { document } = await loadContract(builtInContract);
  const operations = operationsOf(document);
  const basePaths = basePathsOf(document);
  const matchPath = createPathMatch(operations.values(), ({ path }) => basePathsOf(document, path));
  const validation = createValidation(validatorView(document, operations.values()));
  const checkReply = createReplyCheck(document);
  const service = createTogaiService(settings);
  const handlerOf = createRegistry(operations, service.handlers);
  const store = await openStore(settings.data, document, service.collections);
  const surroundings = options.surroundings ?? createSurroundings();
  await validation.ready();
  const app = createApp({
    document,
    operations,
    schemes: securitySchemesOf(document),
    matchPath,
    basePaths,
    validate: validation.step,
    checkReply,
    perform: createPerform({ store, surroundings, handlerOf, checkReply, matchPath }),
    admin: {
      contract: document.info.title,
      operations: servingOf(operations.values(), new Set(Object.keys(service.handlers)), new Map()),
      collections: () => store.snapshot().collections,
      reset: () => store.clear(),
      tokens: settings.tokens,
    },
    allowsHost: createAllowsHost([...settings.allowHosts, parseAllowedHost(settings.host) ?? settings.host]),
    allowsOrigin: createAllowsOrigin(settings.allowOrigins),
    tokens: settings.tokens,
    log: { ...quietLog, ...options.log },
  });
  return { app, reset: () => store.clear(), close: () => store.close() };
}

function openStore(
  file: string | undefined,
  document: OpenApiDocument,
  specs: Parameters<typeof createStore>[0]['specs'],
): Promise<Store> {
  const disk = file === undefined ? undefined : createLowdbFile({ file, contract: document.info.title });
  return createStore({ specs, ...(disk && { disk }) });
}
