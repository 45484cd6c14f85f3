import { realpath } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { type Config, defaults } from './config/parse-config.ts';
import { createRequestJournal } from './http/journal/request-journal.ts';
import { listen } from './http/listen.ts';
import { type Log, quietLog } from './http/middleware/access-log.ts';
import { loadDocument } from './openapi/load/load-document.ts';
import { clockFrom, type GivenClock } from './server/clock-option.ts';
import { loadInitialData } from './server/initial-data.ts';
import { createStoreOpener } from './server/open-session-store.ts';
import { prepareApi } from './server/prepare-api.ts';
import { type RunningApi, startApi } from './server/running-api.ts';
import type { SeedRows, Settings } from './server/server-settings.ts';
import { createSessionHandle, freeNameIn, type SessionHandle } from './server/session-handle.ts';
import type { ReloadedApi } from './server/watch-document.ts';
import { builtIn } from './services/built-in.ts';
import type { SessionRuntime } from './session/session.ts';
import { createRuntime } from './session/session-runtime.ts';
import type { SessionsOptions } from './session/sessions.ts';

export { SandboxError, StartupError } from './errors.ts';
export type * from './server/admin-types.ts';
export type { GivenClock, GivenTime } from './server/clock-option.ts';
export type { SeedRows } from './server/server-settings.ts';
export type { ClockHandle } from './server/session-handle/clock-handle.ts';
export type { RequestsFilter, RequestsHandle } from './server/session-handle/requests-handle.ts';
export type { StateHandle } from './server/session-handle/state-handle.ts';
export type { SessionHandle } from './server/session-handle.ts';
export { builtIn } from './services/built-in.ts';
export type { StateFile } from './state/export-state.ts';

/** What a sandbox is made with; everything has a default. */
export interface SandboxOptions extends Partial<Omit<Config, 'quiet' | 'clock' | 'data'>> {
  /** Where the clock stands, and how it moves on; the machine's clock unless told otherwise. */
  readonly clock?: GivenClock | undefined;
  /** The file that keeps the state; or the rows that a state in memory begins with, and returns to on reset. */
  readonly data?: string | SeedRows | undefined;
  /** Where the sandbox tells what happens; failures of its own go to the console unless told otherwise. */
  readonly log?: Partial<Log>;
  /** The time and the chance of every session, where the settings are not to decide. */
  readonly runtime?: SessionRuntime;
}

/** A sandbox without a port: for supertest, or to mount in a server of one's own. */
export interface AssembledSandbox {
  readonly app: RequestListener;
  /** Begins anew with its seed data, else empty; sessions are left alone. */
  reset(): Promise<void>;
  /** Waits for the writes under way and lets go of the data file. */
  close(): Promise<void>;
}

/** A sandbox that listens; what it tells of a world is of its base. */
export interface Sandbox extends AssembledSandbox, SessionHandle, AsyncDisposable {
  /** Where it is reached, such as `http://127.0.0.1:54321`. */
  readonly url: string;
  /**
   * A world of its own, which begins with the base as it is now: one for each test, or each worker.
   * @param name 1 to 64 letters, digits, `-` and `_`; one that is free, unless told otherwise
   * @throws SandboxError `malformed` for another name.
   */
  session(name?: string): SessionHandle;
}

/**
 * Starts a sandbox: on a free port of 127.0.0.1 and in memory, unless told otherwise.
 * @example
 * const sandbox = await createSandbox();
 * const { url } = sandbox.session();
 * await fetch(`${url}/customers`, { headers: { Authorization: 'Bearer anything' } });
 * await sandbox.close();
 * @throws StartupError when it cannot start, with a sentence that says what to do.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { served, journal, ...assembled } = await assemble(options);
  const { host = defaults.host, port = 0 } = options;
  try {
    const server = await listen(assembled.app, host, port, served.failureReply);
    const close = async () => {
      await server.close();
      await assembled.close();
    };
    const parts = { url: server.url, served, journal };
    return {
      ...createSessionHandle(parts),
      app: assembled.app,
      session: (name = freeNameIn(served.sessions)) => createSessionHandle(parts, name),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await assembled.close();
    throw error;
  }
}

/** Wires a sandbox together, without listening; the options of an address only tell which hosts it answers for. */
export async function assembleSandbox(options: SandboxOptions = {}): Promise<AssembledSandbox> {
  const { app, reset, close } = await assemble(options);
  return { app, reset, close };
}

/** A sandbox, what it serves, and where it keeps what clients sent. */
interface Assembled extends AssembledSandbox, Pick<Settings, 'journal'> {
  readonly served: RunningApi;
}

async function assemble(options: SandboxOptions): Promise<Assembled> {
  const settings = settingsOf(options);
  const { prepared, files } = await load(settings);
  const served = await startApi(
    prepared,
    createStoreOpener(settings.data, settings.log),
    runtimeFactory(settings),
    settings.log,
  );
  const watching = settings.watch ? await watch(settings, files, served) : undefined;
  const close = async () => {
    await watching?.close();
    await served.close();
  };
  const { journal } = settings;
  return { app: served.listener, reset: () => served.sessions.reset(), close, served, journal };
}

function runtimeFactory({ runtime, seed, clock }: Settings): SessionsOptions['createRuntime'] {
  return (base = clock, session) => runtime ?? createRuntime({ clock: base, seed, session });
}

function settingsOf({ log, clock, data, journal = defaults.journal, ...options }: SandboxOptions): Settings {
  return {
    ...defaults,
    ...options,
    journal: journal ? createRequestJournal() : undefined,
    data: typeof data === 'string' ? data : undefined,
    ...(typeof data === 'object' && { seedRows: data }),
    clock: clock === undefined ? undefined : clockFrom(clock),
    log: { ...quietLog, ...log },
  };
}

async function load(settings: Settings): Promise<ReloadedApi> {
  const { contract = builtIn.contract, allowRemoteRefs, seedData } = settings;
  const loaded = await loadDocument(contract, { allowRemoteRefs });
  for (const note of loaded.notes) settings.log.notice(note);
  const isBuiltIn = builtIn.isAt(loaded.files[0]);
  const prepared = await prepareApi(loaded, isBuiltIn, settings);
  const prefix = await loadInitialData(settings, prepared);
  const files = seedData === undefined ? loaded.files : [...loaded.files, await realpath(seedData)];
  return { prepared: { ...prepared, ...(prefix && { initialData: prefix }) }, files };
}

/** The watcher is loaded only where it is asked for: it takes its time at start. */
async function watch(settings: Settings, files: readonly string[], served: RunningApi) {
  const { watchDocument } = await import('./server/watch-document.ts');
  const { log, seedData } = settings;
  const subject = seedData === undefined ? 'the contract' : 'the contract or its seed data';
  return watchDocument({ files, subject, load: () => load(settings), serve: served.changeTo, log });
}
