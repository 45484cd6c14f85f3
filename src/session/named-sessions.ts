import type { Session } from './session.ts';
import type { SessionBytes } from './session-bytes.ts';

/** A session that is in use, and since when. */
export interface KnownSession {
  readonly session: Session;
  readonly created: Date;
  readonly lastUsed: Date;
}

/** For how long an unused session is retained, and how many sessions are retained at most. */
export const sessionRetention = { unusedMs: 3_600_000, maxCount: 1_000 } as const;

/** The sessions that have a name. No timer watches them: those that expired are dropped at the next use. */
export interface NamedSessions {
  /** The session of a name; `create` makes one for a name that is new. */
  use(name: string, create: (name: string) => Session): Session;
  /** The session of a name, which this does not count as its use. */
  find(name: string): Session | undefined;
  /** Puts another session in place of the one of that name. */
  replace(name: string, session: Session): void;
  /** Those that there are, the most recently used first. */
  list(): readonly KnownSession[];
  /** Deletes a session; returns whether there was one. */
  drop(name: string): boolean;
}

/** A session and its times, in milliseconds. */
interface Entry {
  readonly session: Session;
  readonly created: number;
  lastUsed: number;
}

export interface NamedSessionsOptions {
  /** The time, in milliseconds. */
  readonly now: () => number;
  /** Called with each session that is replaced or gone. */
  readonly onEnd: (session: Session) => void;
  readonly bytes: SessionBytes;
  /** Called with the name of each session that is deleted because of its bytes. */
  readonly onMakeRoom: (name: string) => void;
}

export function createNamedSessions({ now, onEnd, bytes, onMakeRoom }: NamedSessionsOptions): NamedSessions {
  /** The least recently used comes first. */
  const entries = new Map<string, Entry>();

  function dropUnused(time: number): void {
    for (const [name, { lastUsed }] of entries) {
      const isWithinLimit = entries.size <= sessionRetention.maxCount;
      if (isWithinLimit && lastUsed + sessionRetention.unusedMs > time) return;
      drop(name);
    }
  }

  /** Deletes the least recently used sessions, but for the last, while they take too many bytes. */
  function makeRoom(): void {
    while (bytes.isExceeded() && entries.size > 1) {
      const [name = ''] = entries.keys();
      drop(name);
      onMakeRoom(name);
    }
  }

  function drop(name: string): boolean {
    const entry = entries.get(name);
    if (entry === undefined) return false;
    entries.delete(name);
    bytes.end(name);
    onEnd(entry.session);
    return true;
  }

  function use(name: string, create: (name: string) => Session): Session {
    const time = now();
    dropUnused(time);
    const entry = entries.get(name) ?? { session: create(name), created: time, lastUsed: time };
    entry.lastUsed = time;
    entries.delete(name);
    entries.set(name, entry);
    dropUnused(time);
    makeRoom();
    return entry.session;
  }

  return {
    use,
    find: (name) => unlessExpired(entries.get(name), now())?.session,
    replace: (name, session) => {
      const entry = entries.get(name);
      if (entry === undefined) return;
      entries.set(name, { ...entry, session });
      onEnd(entry.session);
    },
    list: () => {
      dropUnused(now());
      return [...entries.values()].reverse().map(toKnown);
    },
    drop,
  };
}

function toKnown({ session, created, lastUsed }: Entry): KnownSession {
  return { session, created: new Date(created), lastUsed: new Date(lastUsed) };
}

function unlessExpired(entry: Entry | undefined, time: number): Entry | undefined {
  return entry !== undefined && entry.lastUsed + sessionRetention.unusedMs > time ? entry : undefined;
}
