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
  const differences = createDifferences();

  /** Adds up what was measured: a deletion waits for no walk, and the next snapshot that is taken measures again. */
  function measure({ snapshots }: Session): void {
    const all = [...snapshots.values()];
    const newest = all.pop();
    let bytes = (newest && taken.get(newest)?.bytes) ?? 0;
    for (const { savepoint } of all) bytes += differences.bytesOf(savepoint);
    held.set(snapshots, bytes);
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

  function dropOldest(): boolean {
    const orderOf = (snapshot: NamedSnapshot) => taken.get(snapshot)?.order ?? 0;
    const oldest = oldestIn(sessions(), orderOf);
    if (oldest === undefined || orderOf(oldest.snapshot) === count) return false;
    const { session, name } = oldest;
    session.snapshots.delete(name);
    namesOf(session).add(name);
    measure(session);
    return true;
  }

  return {
    measure,
    deletedNames: namesOf,
    makeRoomFor: async (session, newest) => {
      count += 1;
      taken.set(newest, { bytes: bytesOf(session), order: count });
      await differences.measure([...session.snapshots.values()]);
      measure(session);
      while (isExceeded() && dropOldest());
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

/** How many bytes savepoints have beyond the next ones; two that follow one another are measured once, in turns. */
function createDifferences() {
  const measured = new WeakMap<Savepoint, { readonly next: Savepoint; readonly bytes: number }>();
  return {
    /** What was measured last; 0 before. */
    bytesOf: (savepoint: Savepoint) => measured.get(savepoint)?.bytes ?? 0,
    measure: async (snapshots: readonly NamedSnapshot[]) => {
      for (const [index, { savepoint }] of snapshots.entries()) {
        const next = snapshots[index + 1]?.savepoint;
        if (next === undefined || measured.get(savepoint)?.next === next) continue;
        measured.set(savepoint, { next, bytes: await savepoint.bytesBeyond(next) });
      }
    },
  };
}
