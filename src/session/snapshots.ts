import { SandboxError } from '../errors.ts';
import { notFound } from './not-found.ts';
import type { NamedSnapshot, Session } from './session.ts';
import { nameForm } from './sessions.ts';

/** How many snapshots of a session are kept. */
export const maxSnapshots = 100;

/**
 * Keeps the rows of a session as they are now, by a name; an earlier snapshot of that name makes room for it.
 * @returns the snapshot, and whether it is the first of its name
 * @throws SandboxError `conflict` when there are too many.
 */
export async function takeSnapshot(
  { store, snapshots }: Session,
  name: string,
): Promise<{ readonly snapshot: NamedSnapshot; readonly isNew: boolean }> {
  const snapshot = { createdAt: new Date(), savepoint: store.savepoint(), rows: store.countRows() };
  const isNew = !snapshots.has(name);
  if (isNew && snapshots.size >= maxSnapshots) {
    throw new SandboxError(
      'conflict',
      `there are ${maxSnapshots} snapshots already, and no more are kept: delete one of them first`,
    );
  }
  snapshots.delete(name);
  snapshots.set(name, snapshot);
  return { snapshot, isNew };
}

/** @throws SandboxError `malformed` for what cannot be the name of a snapshot. */
export function requireSnapshotName(name: string): string {
  if (nameForm.test(name)) return name;
  throw new SandboxError(
    'malformed',
    `${JSON.stringify(name.slice(0, 80))} cannot be the name of a snapshot: give 1 to 64 letters, digits, - and _`,
  );
}

/** @throws SandboxError `not-found`, naming those there are. */
export function requireSnapshot({ snapshots }: Session, name: string): NamedSnapshot {
  const snapshot = snapshots.get(name);
  if (snapshot !== undefined) return snapshot;
  throw notFound('snapshot', name, [...snapshots.keys()], 'take it first, with PUT');
}

/**
 * Goes back to the rows of a snapshot, and lets chance begin anew, so that what follows is the same each time.
 * @throws SandboxError `not-found`, naming those there are.
 */
export async function restoreSnapshot(session: Session, name: string): Promise<void> {
  const { savepoint } = requireSnapshot(session, name);
  await session.store.restore(savepoint);
  session.runtime.restart(name);
}
