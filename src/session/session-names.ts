import { SandboxError } from '../errors.ts';
import { quote } from '../json.ts';

/** What the names of sessions and of snapshots consist of. */
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws SandboxError `malformed` for what cannot be the name of a session. */
export function requireSessionName(name: string): string {
  return requireName('session', name);
}

/** @throws SandboxError `malformed` for what cannot be the name of a snapshot. */
export function requireSnapshotName(name: string): string {
  return requireName('snapshot', name);
}

function requireName(kind: string, name: string): string {
  if (namePattern.test(name)) return name;
  throw new SandboxError(
    'malformed',
    `${quote(name)} cannot be the name of a ${kind}: give 1 to 64 letters, digits, - and _`,
  );
}

/** The error for a session that was deleted, since the rows of all sessions took more than the limit. */
export function sessionGone(name: string): SandboxError {
  return new SandboxError(
    'gone',
    `the session ${name} was deleted, since the rows of all sessions took too many bytes: reset it to begin it again, delete sessions that are over, or start with a higher --session-limit`,
  );
}

/** The error for a snapshot that was deleted, since the snapshots of all sessions held more than the limit. */
export function snapshotGone(name: string): SandboxError {
  return new SandboxError(
    'gone',
    `the snapshot ${name} was deleted, since newer ones needed its room: take it again, delete snapshots that are over, or start with a higher --snapshot-limit`,
  );
}

/** How many names an error lists. */
const maxListed = 10;

/**
 * The error for a name that does not exist. It lists the names that do.
 * @param advice what to do where there are none
 * @example nameNotFound('snapshot', 'b', ['a', 'c'], 'take it first') // there is no snapshot b: there are a, c
 */
export function nameNotFound(
  kind: 'session' | 'snapshot' | 'override',
  name: string,
  existing: readonly string[],
  advice: string,
): SandboxError {
  const listed = existing.slice(0, maxListed).join(', ');
  const more = existing.length > maxListed ? ` and ${existing.length - maxListed} more` : '';
  const others = existing.length === 0 ? `, and no other: ${advice}` : `: there are ${listed}${more}`;
  return new SandboxError('not-found', `there is no ${kind} ${name}${others}`);
}
