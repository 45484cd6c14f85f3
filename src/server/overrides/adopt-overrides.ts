import type { ReadOverrides } from '../../engine/policies/overrides/read-overrides.ts';
import type { SessionOverrides } from '../../engine/policies/overrides/session-overrides.ts';
import { SandboxError } from '../../errors.ts';
import type { Log } from '../../http/middleware/access-log.ts';
import type { Session } from '../../session/session.ts';

/**
 * Gives a session the overrides of its predecessor, once the contract has changed. Each is read anew; one that the
 * contract no longer allows is removed, with a notice.
 */
export function adoptOverrides(
  overrides: SessionOverrides,
  [from, to]: readonly [Session, Session],
  read: ReadOverrides,
  log: Log,
): void {
  overrides.move(from, to);
  const list = overrides.find(to);
  for (const { id, override } of list?.all() ?? []) {
    try {
      const [bound] = read(override.definition.given, to);
      if (bound !== undefined) list?.rebind(id, bound);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      list?.remove(id);
      log.notice(`${id} is removed, since the contract no longer allows it: ${error.message}`);
    }
  }
}
