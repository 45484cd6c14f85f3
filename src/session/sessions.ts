import { SandboxError } from '../errors.ts';
import type { Collections, Savepoint, Store } from '../storage/store.ts';
import type { Session, SessionRuntime } from './session.ts';
import type { ClockSetting } from './session-clock.ts';

/** A session that somebody used, and when. */
export interface KnownSession {
  readonly session: Session;
  readonly created: Date;
  readonly lastUsed: Date;
}

/** The worlds that a sandbox keeps: the base, and one for each name that somebody used. */
export interface Sessions {
  readonly defaultSession: Session;
  /**
   * The session of a name, which begins with the base as it is now when nobody used it yet; without one, the base.
   * @throws SandboxError `malformed` for a name that cannot be one.
   */
  use(name?: string): Session;
  /** Those there are, the one used last first. */
  list(): readonly KnownSession[];
  /** Forgets a session; tells whether there was one. */
  drop(name: string): boolean;
  /** Begins a session anew, with the base as it is now; the base, with what it is filled with. */
  reset(name?: string): Promise<void>;
}

export interface SessionsOptions {
  readonly store: Store;
  /** Makes the time and the chance of a session. */
  readonly createRuntime: (clock?: ClockSetting, session?: string) => SessionRuntime;
  /** Puts into an empty base what it begins with. */
  readonly fill?: (rows: Collections) => void | Promise<void>;
  /** What the base began with, where that was put into it already. */
  readonly start?: Savepoint;
  /** The time by which unused sessions are dropped, in milliseconds; the machine's unless told otherwise. */
  readonly now?: () => number;
}

/** How long a session is kept unused, in milliseconds, and how many are kept. */
export const sessionRetention = { unused: 3_600_000, most: 1_000 } as const;

/** A kept session, the times in milliseconds. */
interface Entry {
  readonly session: Session;
  readonly created: number;
  lastUsed: number;
}

/** The worlds over a store, which is the base. They are in memory only; nothing looks after them between two uses. */
export function createSessions(options: SessionsOptions): Sessions {
  const { store, createRuntime, fill, now = Date.now } = options;
  let start = options.start;
  let base: Session = { store, runtime: createRuntime(), snapshots: new Map() };
  /** The one that was not used for the longest time comes first. */
  const kept = new Map<string, Entry>();

  function dropUnused(time: number): void {
    for (const [name, { lastUsed }] of kept) {
      if (kept.size <= sessionRetention.most && lastUsed + sessionRetention.unused > time) return;
      kept.delete(name);
    }
  }

  function begin(name: string): Session {
    const runtime = createRuntime(base.runtime.clock.setting, name);
    return { name, store: base.store.fork(), runtime, snapshots: new Map() };
  }

  function useNamed(name: string): Session {
    const time = now();
    dropUnused(time);
    const known = kept.get(name);
    const entry = known ?? { session: begin(requireSessionName(name)), created: time, lastUsed: time };
    entry.lastUsed = time;
    kept.delete(name);
    kept.set(name, entry);
    dropUnused(time);
    return entry.session;
  }

  /** To go back costs no more than what was changed; to begin with is to put every row in. */
  async function resetBase(): Promise<void> {
    if (start === undefined) start = await store.reset(fill);
    else await store.restore(start);
    base = { ...base, runtime: createRuntime() };
  }

  /** What was kept of it to go back to outlives a reset. */
  function resetNamed(name: string): void {
    const { snapshots } = useNamed(name);
    const entry = kept.get(name);
    if (entry !== undefined) kept.set(name, { ...entry, session: { ...begin(name), snapshots } });
  }

  return {
    get defaultSession() {
      return base;
    },
    use: (name) => (name === undefined ? base : useNamed(name)),
    list: () => {
      dropUnused(now());
      return [...kept.values()].reverse().map(({ session, created, lastUsed }) => ({
        session,
        created: new Date(created),
        lastUsed: new Date(lastUsed),
      }));
    },
    drop: (name) => kept.delete(name),
    reset: async (name) => (name === undefined ? resetBase() : resetNamed(name)),
  };
}

/** What the names of sessions and of snapshots are made of. */
export const nameForm = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws SandboxError `malformed` for what cannot be the name of a session. */
export function requireSessionName(name: string): string {
  if (nameForm.test(name)) return name;
  throw new SandboxError(
    'malformed',
    `${JSON.stringify(name.slice(0, 80))} cannot be the name of a session: give 1 to 64 letters, digits, - and _`,
  );
}
