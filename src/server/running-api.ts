import type { RequestListener } from 'node:http';
import type { EventHub } from '../engine/events/event-hub.ts';
import type { ReadOverrides } from '../engine/policies/overrides/read-overrides.ts';
import {
  createSessionOverrides,
  type SessionOverrides,
} from '../engine/policies/overrides/session-overrides.ts';
import type { RequestVerification } from '../http/journal/verification/request-verification.ts';
import type { Log } from '../http/middleware/access-log.ts';
import type { FailureReply } from '../http/middleware/error-handler.ts';
import { createSessions, type Sessions, type SessionsOptions } from '../session/sessions.ts';
import type { StateSchema } from '../state/state-schema.ts';
import type { Savepoint, Store } from '../storage/store.ts';
import type { ApiSummary } from './api-summary.ts';
import type { HandledApi } from './custom-handlers-host.ts';
import type { StoreOpener } from './open-session-store.ts';
import { adoptOverrides } from './overrides/adopt-overrides.ts';
import type { PreparedApi } from './prepare-api.ts';
import { createHotSwap } from './reload/hot-swap.ts';
import { seedStore } from './seed-store.ts';

/** An API that is served from its store; it can be replaced by another one while it runs. */
export interface RunningApi {
  readonly listener: RequestListener;
  /** The response to what never reaches the listener, such as a malformed HTTP request. */
  readonly failureReply: FailureReply;
  /** The current sessions; a replacement has new ones. */
  readonly sessions: Sessions;
  /** The overrides of all sessions; those of the default session outlive a replacement. */
  readonly overrides: SessionOverrides;
  /** How overrides are read for the current contract. */
  readonly readOverrides: ReadOverrides;
  /** Compares the request journal with what tests expect of it. */
  readonly verification: RequestVerification;
  /** The names of the current operations, and the handlers of a user's own. */
  readonly handled: HandledApi | undefined;
  /** What the current contract has, for the log. */
  summarize(): ApiSummary;
  /** What `check` finds in the current contract. */
  readonly findings: PreparedApi['findings'];
  /** How the rows of the current contract are read from a file. */
  readonly stateSchema: StateSchema;
  /** The events of the current contract; absent where it sends none. */
  events(): EventHub | undefined;
  /**
   * Serves another API from now on, with the stored rows that match its contract.
   * @throws StartupError when its store cannot be opened; the former API is then still served.
   */
  changeTo(next: PreparedApi): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store of an API, puts its initial data into an empty one, and serves it.
 * @throws StartupError when the store cannot be opened.
 */
export async function startApi(
  first: PreparedApi,
  openStore: StoreOpener,
  createRuntime: SessionsOptions['createRuntime'],
  log: Log,
): Promise<RunningApi> {
  let served = first;
  log.progress?.('open');
  let store: Store = await openStore(first);
  const start = await seedOrClose(store, first, log);
  let sessions = sessionsOver(start);
  const overrides = createSessionOverrides();
  const door = createHotSwap(served.appOver(sessions, overrides));

  function sessionsOver(begun?: Savepoint): Sessions {
    return createSessions({ store, createRuntime, ...(begun && { start: begun }), ...sessionRules(served) });
  }

  async function changeTo(next: PreparedApi): Promise<void> {
    let failure: { readonly reason: unknown } | undefined;
    await door.change(async () => {
      ({ store, served, failure } = await replaceStore(openStore, { store, served, next }));
      const former = sessions.defaultSession;
      sessions = sessionsOver();
      adoptOverrides(overrides, [former, sessions.defaultSession], served.readOverrides, log);
      return served.appOver(sessions, overrides);
    });
    if (failure !== undefined) throw failure.reason;
  }

  return {
    listener: door.listener,
    failureReply: (...failed) => served.failureReply(...failed),
    get sessions() {
      return sessions;
    },
    overrides,
    get handled() {
      return served.handled;
    },
    get verification() {
      return served.verification;
    },
    readOverrides: (value, session) => served.readOverrides(value, session),
    get stateSchema() {
      return served.stateSchema;
    },
    summarize: () => served.summarize(),
    findings: () => served.findings(),
    events: () => served.events,
    changeTo,
    close: () => {
      served.events?.close();
      return store.close();
    },
  };
}

/** Puts the initial data of an API into its store; a store that cannot have it is closed. */
async function seedOrClose(store: Store, api: PreparedApi, log: Log): Promise<Savepoint | undefined> {
  try {
    return await seedStore(store, api, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What an API does when its sessions are reset, and when one ends. */
function sessionRules({
  initialData,
  events,
  sessionLimit: limit,
  snapshotLimit,
}: PreparedApi): Pick<SessionsOptions, 'fill' | 'onEnd' | 'limit' | 'snapshotLimit'> {
  return {
    limit,
    snapshotLimit,
    ...(initialData && { fill: initialData.fill }),
    ...(events && { onEnd: events.end }),
  };
}

/** A store that takes the place of another one, and the API that it is for. */
interface ReplacedStore {
  readonly store: Store;
  readonly served: PreparedApi;
  /** Why the former API is still served. */
  readonly failure: { readonly reason: unknown } | undefined;
}

/** What is served, and the API that is to take its place. */
interface Replacing extends Pick<ReplacedStore, 'store' | 'served'> {
  readonly next: PreparedApi;
}

/** Opens the store of the next API with the rows of the former one; where that fails, the former one's again. */
async function replaceStore(
  openStore: StoreOpener,
  { store, served, next }: Replacing,
): Promise<ReplacedStore> {
  const before = { title: served.title, stored: store.snapshot() };
  try {
    await store.close();
    const opened = await openStore(next, before);
    served.events?.close();
    return { store: opened, served: next, failure: undefined };
  } catch (reason) {
    return { store: await openStore(served, before), served, failure: { reason } };
  }
}
