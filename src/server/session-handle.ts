import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import type { RunningApi } from './running-api.ts';
import type { Settings } from './server-settings.ts';
import { type ClockHandle, createClockHandle } from './session-handle/clock-handle.ts';
import {
  type AddOverride,
  createAddOverride,
  createOverridesHandle,
  type OverridesHandle,
} from './session-handle/overrides-handle.ts';
import { createRequestsHandle, type RequestsHandle } from './session-handle/requests-handle.ts';
import { createStateHandle, type StateHandle } from './session-handle/state-handle.ts';
import { createWebhooksHandle, type WebhooksHandle } from './session-handle/webhooks-handle.ts';

/** A session of a sandbox, for a test to work with. */
export interface SessionHandle {
  /** Absent for the default session. */
  readonly name?: string;
  /** Its base URL, whose path names the session, so that a client needs no header. */
  readonly url: string;
  /** The headers that name it, for a client of the sandbox's own base URL. */
  readonly headers: Readonly<Record<string, string>>;
  /** Resets it: a session to a copy of the default one, the default session to its seed data, else to nothing. */
  reset(): Promise<void>;
  /** Its stored rows. */
  readonly state: StateHandle;
  /** Its clock. */
  readonly clock: ClockHandle;
  /** The requests that clients sent to it, and their responses. */
  readonly requests: RequestsHandle;
  /** Replaces or changes responses to it, until its reset. @throws SandboxError `invalid` with all its `issues`. */
  readonly override: AddOverride;
  /** Its overrides. */
  readonly overrides: OverridesHandle;
  /** The callbacks and webhooks that it sends. */
  readonly webhooks: WebhooksHandle;
}

/** What a session handle needs of the sandbox. */
export interface SessionHandleOptions {
  /** The base URL of the sandbox. */
  readonly url: string;
  /** The API that is served; after a reload it has new sessions. */
  readonly running: Pick<
    RunningApi,
    'sessions' | 'stateSchema' | 'overrides' | 'readOverrides' | 'verification' | 'events'
  >;
  readonly journal: Settings['journal'];
}

/**
 * A handle of the session of that name; without a name, of the default session.
 * @throws SandboxError `malformed` for an invalid name.
 */
export function createSessionHandle(
  { url, running, journal }: SessionHandleOptions,
  name?: string,
): SessionHandle {
  const session = (): Session => running.sessions.use(name);
  const overridesOf = () => running.overrides.listOf(session());
  session();
  const parts = {
    reset: () => running.sessions.reset(name),
    state: createStateHandle(session, () => running.stateSchema),
    clock: createClockHandle(session),
    requests: createRequestsHandle(journal, () => running.verification, name),
    override: createAddOverride(overridesOf, (value) => running.readOverrides(value, session())),
    overrides: createOverridesHandle(overridesOf),
    webhooks: createWebhooksHandle(session, running.events),
  };
  if (name === undefined) return { url, headers: {}, ...parts };
  return { name, url: `${url}/__session/${name}`, headers: { 'X-Sandbox-Session': name }, ...parts };
}

/** A name that no session has, `session-1` first. */
export function freeNameIn(sessions: Sessions): string {
  const taken = new Set(sessions.list().map(({ session }) => session.name));
  for (let number = 1; ; number += 1) {
    const name = `session-${number}`;
    if (!taken.has(name)) return name;
  }
}
