import type { RequestListener } from 'node:http';
import { join, parse } from 'node:path';
import { uploadsIn } from '../handlers/files/stored-files.ts';
import type { RequestJournal } from '../http/journal/request-journal.ts';
import { createHeldConnections } from '../http/response/faults/held-connections.ts';
import { createRuntime } from '../session/session-runtime.ts';
import type { SessionsOptions } from '../session/sessions.ts';
import { createUploadStore } from '../uploads/upload-store.ts';
import { chooseStateFile } from './choose-state-file.ts';
import type { CustomHandlersHost } from './custom-handlers-host.ts';
import { generateWebhookSecret } from './events/webhook-secret.ts';
import { loadApi } from './load-api.ts';
import { createStoreOpener } from './open-session-store.ts';
import type { PreparedApi } from './prepare-api.ts';
import { type RunningApi, startApi } from './running-api.ts';
import { type AssembledSandbox, type SandboxOptions, toSettings } from './sandbox-options.ts';
import type { Settings } from './server-settings.ts';

/** A sandbox without a port, as `createSandbox` needs it. */
export interface AssembledApi {
  readonly app: RequestListener;
  readonly title: string;
  readonly basePaths: readonly string[];
  readonly running: RunningApi;
  readonly journal: RequestJournal | undefined;
  /** Absent where the state is in memory only. */
  readonly stateFile?: string;
  /** Closes the connections that faults keep open: the server is about to stop. */
  release(): void;
  close(): Promise<void>;
}

/**
 * Creates a sandbox that does not listen. The options of an address only decide which hosts it accepts.
 * @throws StartupError when it cannot start, with a message that says what to do.
 */
export async function assembleSandbox(options: SandboxOptions = {}): Promise<AssembledSandbox> {
  const { app, running, close } = await assembleWithHandlers(toSettings(options));
  return { app, reset: () => running.sessions.reset(), close };
}

/**
 * An API with its custom handlers.
 * @throws StartupError when it cannot start.
 */
export async function assembleWithHandlers(settings: Settings): Promise<AssembledApi> {
  const handlers = await openHandlers(settings);
  const assembled = await assembleApi(settings, handlers);
  const close = async () => {
    await handlers?.close();
    await assembled.close();
  };
  try {
    handlers?.start([assembled.running]);
    return { ...assembled, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The custom handlers that the settings name, if any; their module is imported only where there are some. */
export async function openHandlers(settings: Settings): Promise<CustomHandlersHost | undefined> {
  const { handlers } = settings;
  if (handlers === undefined) return undefined;
  const { openCustomHandlers } = await import('./custom-handlers-host.ts');
  return openCustomHandlers({ ...settings, handlers });
}

/**
 * The way of an API from its settings to a listener: load and prepare it, start it over its stored rows, watch its
 * files.
 * @param handlers the custom ones, which are not started here: they may be for several APIs
 * @throws StartupError when it cannot start.
 */
export async function assembleApi(given: Settings, handlers?: CustomHandlersHost): Promise<AssembledApi> {
  const { log, journal } = given;
  let stateFile: string | undefined;
  const uploads = createUploadStore(
    () => (stateFile === undefined ? undefined : uploadFolder(stateFile)),
    given.uploadStorageLimit,
  );
  const heldConnections = createHeldConnections();
  const webhookSecret = given.webhookSecret ?? generateWebhookSecret(given.seed);
  const settings = { ...given, uploads, heldConnections, webhookSecret };
  const prepared = await loadApi(settings);
  stateFile = await chooseStateFile({ ...settings, title: prepared.title });
  const openStore = createStoreOpener(stateFile, log);
  const running = await startApi(prepared, openStore, runtimeFactory(settings), log);
  if (prepared.events !== undefined && given.webhookSecret === undefined) {
    log.notice(`webhooks are signed with ${webhookSecret}`);
  }
  const overridesFile = await openOverrides(settings, running);
  const watch = settings.watch ? await watchApi(settings, prepared, running, handlers) : undefined;
  const sweep = () => uploads.sweep(uploadsIn(running.sessions));
  const sweeping = setInterval(() => void sweep().catch(() => {}), sweepMs).unref();
  await sweep();
  const { release } = heldConnections;
  const close = async () => {
    release();
    clearInterval(sweeping);
    await watch?.close();
    await overridesFile?.close();
    await running.close();
    await uploads.close();
  };
  const { title, basePaths } = prepared;
  return {
    ...{ app: running.listener, title, basePaths, running, journal, release, close },
    ...(stateFile !== undefined && { stateFile }),
  };
}

/** Begins every session with the overrides of the settings; returns the file of overrides that they name, if any. @throws StartupError for one that cannot be used. */
async function openOverrides(settings: Settings, running: RunningApi) {
  const { overrides: file, generalOverrides = [] } = settings;
  running.overrides.begin('flags', running.readOverrides(generalOverrides, running.sessions.defaultSession));
  if (file === undefined) return undefined;
  const { openOverridesFile } = await import('./overrides/overrides-file.ts');
  try {
    return await openOverridesFile(file, settings, running);
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** How often uploads that nothing refers to any more are removed. */
const sweepMs = 30_000;

/** The folder beside a state file: `data/shop.files` for `data/shop.json`. */
function uploadFolder(data: string): string {
  const { dir, name } = parse(data);
  return join(dir, `${name}.files`);
}

function runtimeFactory({ runtime, seed, clock }: Settings): SessionsOptions['createRuntime'] {
  return (current = clock, session) => runtime ?? createRuntime({ clock: current, seed, session });
}

/** The watcher is imported only where it is used: that takes its time at start. */
async function watchApi(
  settings: Settings,
  { files, hasErrors }: PreparedApi,
  running: RunningApi,
  handlers: CustomHandlersHost | undefined,
) {
  const { watchAndReload } = await import('./reload/watch-and-reload.ts');
  const { log, seedData } = settings;
  const subject = seedData === undefined ? 'the contract' : 'the contract or its seed data';
  // An edit that breaks a contract without errors is rarely finished: the last good one is served until it is.
  const load = () => loadApi(settings, !hasErrors);
  return watchAndReload({
    files,
    extensions: contractExtensions,
    subject,
    load,
    serve: async (next) => {
      handlers?.prepare(next, running);
      await running.changeTo(next);
    },
    filesOf: (next) => next.files,
    describe: ({ title }) => `${title} is reloaded`,
    log,
  });
}

/** The extensions of files that may be part of a contract. */
const contractExtensions: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);
