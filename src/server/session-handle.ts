import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import type { RunningApi } from './running-api.ts';
import type { Settings } from './server-settings.ts';
import { type ClockHandle, createClockHandle } from './session-handle/clock-handle.ts';
import { createRequestsHandle, type RequestsHandle } from './session-handle/requests-handle.ts';
import { createStateHandle, type StateHandle } from './session-handle/state-handle.ts';

/** A world of a sandbox, as a test holds it. */
export interface SessionHandle {
  /** Its name; the base has none. */
  readonly name?: string;
  /** Where it is reached: a session's path names it, so that a client needs no header. */
  readonly url: string;
  /** The headers that name it, for a client of the sandbox's own address. */
  readonly headers: Readonly<Record<string, string>>;
  /** Begins anew: a session with the base as it is now, the base with its seed data, else empty. */
  reset(): Promise<void>;
  /** What is stored in it. */
  readonly state: StateHandle;
  /** The time in it. */
  readonly clock: ClockHandle;
  /** What clients sent to it and were answered. */
  readonly requests: RequestsHandle;
}

/** What a handle is made over. */
export interface SessionHandleOptions {
  /** Where the sandbox is reached. */
  readonly url: string;
  /** What is served now: its worlds are others when the contract is changed while it is served. */
  readonly running: Pick<RunningApi, 'sessions' | 'stateSchema'>;
  readonly journal: Settings['journal'];
}

/**
 * The base, or the session of a name.
 * @throws SandboxError `malformed` for what cannot be the name of a session.
 */
export function createSessionHandle(
  { url, running, journal }: SessionHandleOptions,
  name?: string,
): SessionHandle {
  const session = (): Session => running.sessions.use(name);
  session();
  const parts = {
    reset: () => running.sessions.reset(name),
    state: createStateHandle(session, () => running.stateSchema),
    clock: createClockHandle(session),
    requests: createRequestsHandle(journal, name),
  };
  if (name === undefined) return { url, headers: {}, ...parts };
  return { name, url: `${url}/__session/${name}`, headers: { 'X-Sandbox-Session': name }, ...parts };
}

/** A name that no session has: `session-1` is the first. */
export function freeNameIn(sessions: Sessions): string {
  const taken = new Set(sessions.list().map(({ session }) => session.name));
  for (let number = 1; ; number += 1) {
    const name = `session-${number}`;
    if (!taken.has(name)) return name;
  }
}
