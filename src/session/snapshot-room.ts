import type { Savepoint } from '../storage/store.ts';
import { createDeletedNames, type DeletedNames } from './deleted-names.ts';
import type { NamedSnapshot, Session, SnapshotRoom } from './session.ts';
import { snapshotGone } from './session-names.ts';

/** How many bytes the rows that only snapshots hold take together, unless another limit is set. */
export const defaultSnapshotLimit = 512 * 1024 * 1024;

export interface SnapshotRoomOptions {
  /** About how many bytes the snapshots of all sessions may hold together. */
  readonly limit: number;
  readonly sessions: () => Iterable<Session>;
  /** About how many bytes the rows of a session's own take. */
  readonly bytesOf: (session: Session) => number;
}

type Snapshots = Session['snapshots'];

/**
 * The room that the snapshots of all sessions share. A snapshot holds the rows that the next one of its session has no
 * more, and the newest those of the session's own, which may go at any time: so nothing is walked but what has changed.
 */
export function createSnapshotRoom({ limit, sessions, bytesOf }: SnapshotRoomOptions): SnapshotRoom {
  const names = new WeakMap<Snapshots, DeletedNames>();
  /** What the snapshots of a session hold, since one was taken or deleted there. */
  const held = new WeakMap<Snapshots, number>();
  /** How many bytes the session's own rows took when a snapshot was taken, and how many there were before it. */
  const taken = new WeakMap<NamedSnapshot, Taking>();
  let count = 0;
  const between = createDifferences();

  function measure({ snapshots }: Session): void {
    let bytes = 0;
    let former: NamedSnapshot | undefined;
    for (const snapshot of snapshots.values()) {
      if (former !== undefined) bytes += between(former.savepoint, snapshot.savepoint);
      former = snapshot;
    }
    held.set(snapshots, bytes + ((former && taken.get(former)?.bytes) ?? 0));
  }

  function isExceeded(): boolean {
    let bytes = 0;
    for (const { snapshots } of sessions()) bytes += held.get(snapshots) ?? 0;
    return bytes > limit;
  }

  function namesOf({ snapshots }: Session): DeletedNames {
    const known = names.get(snapshots) ?? createDeletedNames(snapshotGone);
    names.set(snapshots, known);
    return known;
  }

  function dropOldest(newest: NamedSnapshot): boolean {
    const oldest = oldestIn(sessions(), (snapshot) => taken.get(snapshot)?.order ?? 0);
    if (oldest === undefined || oldest.snapshot === newest) return false;
    const { session, name } = oldest;
    session.snapshots.delete(name);
    namesOf(session).add(name);
    measure(session);
    return true;
  }

  return {
    measure,
    deletedNames: namesOf,
    makeRoomFor: (session, newest) => {
      count += 1;
      taken.set(newest, { bytes: bytesOf(session), order: count });
      measure(session);
      while (isExceeded() && dropOldest(newest));
    },
  };
}

interface Taking {
  readonly bytes: number;
  readonly order: number;
}

interface FoundSnapshot {
  readonly session: Session;
  readonly name: string;
  readonly snapshot: NamedSnapshot;
}

/** The snapshot that was taken first; each session lists its own in the order in which they were taken. */
function oldestIn(
  sessions: Iterable<Session>,
  orderOf: (snapshot: NamedSnapshot) => number,
): FoundSnapshot | undefined {
  let oldest: FoundSnapshot | undefined;
  for (const session of sessions) {
    const [first] = session.snapshots;
    if (first === undefined) continue;
    const [name, snapshot] = first;
    if (oldest === undefined || orderOf(snapshot) < orderOf(oldest.snapshot))
      oldest = { session, name, snapshot };
  }
  return oldest;
}

/** How many bytes a savepoint has beyond the next one; measured once for two that follow one another. */
function createDifferences(): (savepoint: Savepoint, next: Savepoint) => number {
  const measured = new WeakMap<Savepoint, { readonly next: Savepoint; readonly bytes: number }>();
  return (savepoint, next) => {
    const known = measured.get(savepoint);
    if (known?.next === next) return known.bytes;
    const bytes = savepoint.bytesBeyond(next);
    measured.set(savepoint, { next, bytes });
    return bytes;
  };
}
