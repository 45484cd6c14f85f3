import { SandboxError } from '../errors.ts';
import type { NamedSnapshot, Session } from './session.ts';
import { nameNotFound } from './session-names.ts';

/** How many snapshots a session can have. */
export const maxSnapshots = 100;

/**
 * Takes a snapshot of a session's rows under a name, in place of an earlier one of that name. Older ones may be deleted
 * to make room.
 * @returns the snapshot, and whether it is the first of its name
 * @throws SandboxError `conflict` when there are too many.
 */
export async function takeSnapshot(
  session: Session,
  name: string,
): Promise<{ readonly snapshot: NamedSnapshot; readonly isNew: boolean }> {
  const { store, snapshots, snapshotRoom } = session;
  const snapshot = { createdAt: new Date(), savepoint: store.savepoint(), rows: store.countRows() };
  const isNew = !snapshots.has(name);
  if (isNew && snapshots.size >= maxSnapshots) {
    throw new SandboxError(
      'conflict',
      `there are ${maxSnapshots} snapshots already, which is the limit: delete one of them first`,
    );
  }
  snapshots.delete(name);
  snapshots.set(name, snapshot);
  snapshotRoom?.deletedNames(session).delete(name);
  await snapshotRoom?.makeRoomFor(session, snapshot);
  return { snapshot, isNew };
}

/** @throws SandboxError `not-found`, with the names that exist, or `gone` for one that was deleted to make room. */
export function requireSnapshot(session: Session, name: string): NamedSnapshot {
  const { snapshots, snapshotRoom } = session;
  const snapshot = snapshots.get(name);
  if (snapshot !== undefined) return snapshot;
  snapshotRoom?.deletedNames(session).requireNone(name);
  throw nameNotFound('snapshot', name, [...snapshots.keys()], 'take it first, with PUT');
}

/** Deletes a snapshot. @throws SandboxError `not-found`, with the names that exist. */
export function deleteSnapshot(session: Session, name: string): void {
  const { snapshots, snapshotRoom } = session;
  if (snapshotRoom?.deletedNames(session).delete(name)) return;
  requireSnapshot(session, name);
  snapshots.delete(name);
  snapshotRoom?.measure(session);
}

/**
 * Restores the rows of a snapshot. Ids and random numbers restart too, so that what follows is the same each time.
 * @throws SandboxError `not-found`, with the names that exist, or `gone` for one that was deleted to make room.
 */
export async function restoreSnapshot(session: Session, name: string): Promise<void> {
  const { savepoint } = requireSnapshot(session, name);
  await session.store.restore(savepoint);
  session.runtime.restart(name);
}
