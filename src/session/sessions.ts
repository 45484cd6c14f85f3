import type { Collections, Savepoint, Snapshot, Store } from '../storage/store.ts';
import { createDeletedNames } from './deleted-names.ts';
import { createNamedSessions, type KnownSession, type NamedSessions } from './named-sessions.ts';
import type { Session, SessionRuntime } from './session.ts';
import { createSessionBytes } from './session-bytes.ts';
import type { ClockSetting } from './session-clock.ts';
import { requireSessionName, sessionGone } from './session-names.ts';
import { createSnapshotRoom, defaultSnapshotLimit } from './snapshot-room.ts';

/** The sessions of a sandbox: the default session, and one for each name in use. */
export interface Sessions {
  readonly defaultSession: Session;
  /**
   * The session of a name, or the default session without one. A name that is new starts a session with what the
   * default session has at that moment.
   * @throws SandboxError `malformed` for what cannot be the name of a session, `gone` for one that was deleted to make room.
   */
  use(name?: string): Session;
  /** What `use` would give, without starting a session: for a new name, the default session, whose copy it would be. */
  peek(name?: string): Session;
  /** The named sessions, the most recently used first. */
  list(): readonly KnownSession[];
  /** Everything that is stored in any session or snapshot, and what a reset restores. */
  allStored(): Iterable<Snapshot>;
  /** Deletes a session; returns whether there was one. */
  drop(name: string): boolean;
  /** Resets a session to what the default session has now, or the default session to its initial data. */
  reset(name?: string): Promise<void>;
}

/** How many bytes the rows of all named sessions take together, unless another limit is set. */
const defaultSessionLimit = 512 * 1024 * 1024;

export interface SessionsOptions {
  /** The rows of the default session. */
  readonly store: Store;
  /** Creates the clock, ids and random numbers of a session. */
  readonly createRuntime: (clock?: ClockSetting, session?: string) => SessionRuntime;
  /** Inserts the initial data into an empty store. */
  readonly fill?: (rows: Collections) => void | Promise<void>;
  /** The rows right after the initial data was inserted, where that has happened already. */
  readonly start?: Savepoint;
  /** The time by which unused sessions expire, in milliseconds; the machine's by default. */
  readonly now?: () => number;
  /** About how many bytes the rows of all named sessions may take; beyond it, the least recently used are deleted. */
  readonly limit?: number | undefined;
  /** About how many bytes of rows the snapshots of all sessions may hold; beyond it, the oldest are deleted. */
  readonly snapshotLimit?: number | undefined;
  /** Called with each session that is reset, deleted or expired: what belongs to it ends. */
  readonly onEnd?: (session: Session) => void;
}

/** The sessions over a store, which holds the rows of the default session. Named sessions are in memory only. */
export function createSessions(options: SessionsOptions): Sessions {
  const { store, createRuntime, fill, now = Date.now, onEnd = () => {} } = options;
  const bytes = createSessionBytes(options.limit ?? defaultSessionLimit);
  const deleted = createDeletedNames(sessionGone);
  const named = createNamedSessions({ now, onEnd, bytes, onMakeRoom: deleted.add });
  let { start } = options;
  const snapshotRoom = createSnapshotRoom({
    limit: options.snapshotLimit ?? defaultSnapshotLimit,
    sessions: () => allSessions(defaultSession, named),
    bytesOf: ({ name = '' }) => bytes.of(name),
  });
  let defaultSession: Session = { store, runtime: createRuntime(), snapshots: new Map(), snapshotRoom };

  function fork(name: string): Session {
    const runtime = createRuntime(defaultSession.runtime.clock.setting, requireSessionName(name));
    const own = defaultSession.store.fork(bytes.begin(name));
    return { name, store: own, runtime, snapshots: new Map(), snapshotRoom };
  }

  function use(name: string): Session {
    deleted.requireNone(name); // 410
    return named.use(name, fork);
  }

  /** Restoring a savepoint costs only what has changed since; filling the store again inserts every row. */
  async function resetDefault(): Promise<void> {
    if (start === undefined) start = await store.reset(fill);
    else await store.restore(start);
    onEnd(defaultSession);
    defaultSession = { ...defaultSession, runtime: createRuntime() };
  }

  /** The snapshots of a session outlive its reset. */
  function resetNamed(name: string): void {
    deleted.delete(name);
    const { snapshots } = named.use(name, fork);
    named.replace(name, { ...fork(name), snapshots });
  }

  return {
    get defaultSession() {
      return defaultSession;
    },
    use: (name) => (name === undefined ? defaultSession : use(name)),
    peek: (name) => (name === undefined ? undefined : named.find(name)) ?? defaultSession,
    list: named.list,
    *allStored() {
      if (start !== undefined) yield start.snapshot;
      for (const session of allSessions(defaultSession, named)) {
        yield { ...session.store.snapshot(), quarantined: session.store.quarantined() };
        for (const { savepoint } of session.snapshots.values()) yield savepoint.snapshot;
      }
    },
    drop: (name) => deleted.delete(name) || named.drop(name),
    reset: async (name) => (name === undefined ? resetDefault() : resetNamed(name)),
  };
}

function* allSessions(defaultSession: Session, named: NamedSessions): Iterable<Session> {
  yield defaultSession;
  for (const { session } of named.list()) yield session;
}
