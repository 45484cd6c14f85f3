import type { Sessions } from '../world/sessions.ts';

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
}

/** What a handle is made over. */
export interface HandleParts {
  /** Where the sandbox is reached. */
  readonly url: string;
  /** The worlds that are kept now; others when the contract is changed while it is served. */
  readonly sessions: () => Sessions;
}

/**
 * The base, or the session of a name.
 * @throws SandboxError `malformed` for what cannot be the name of a session.
 */
export function createSessionHandle({ url, sessions }: HandleParts, name?: string): SessionHandle {
  sessions().use(name);
  const reset = () => sessions().reset(name);
  if (name === undefined) return { url, headers: {}, reset };
  return { name, url: `${url}/__session/${name}`, headers: { 'X-Sandbox-Session': name }, reset };
}

/** A name that no session has: `session-1` is the first. */
export function freeNameIn(sessions: Sessions): string {
  const taken = new Set(sessions.list().map(({ session }) => session.name));
  for (let number = 1; ; number += 1) {
    const name = `session-${number}`;
    if (!taken.has(name)) return name;
  }
}
