import type { BoundOverride } from '../../engine/policies/overrides/bound-override.ts';
import type { ReadOverrides } from '../../engine/policies/overrides/read-overrides.ts';
import { overrideSources, type SessionOverrides } from '../../engine/policies/overrides/session-overrides.ts';
import { SandboxError } from '../../errors.ts';
import type { Log } from '../../http/middleware/access-log.ts';
import type { Session } from '../../session/session.ts';

/**
 * Gives a session the overrides of its predecessor, once the contract has changed. Each is read again, and so are those
 * that every session begins with; one that the contract no longer allows is removed, with a notice.
 */
export function adoptOverrides(
  overrides: SessionOverrides,
  [from, to]: readonly [Session, Session],
  read: ReadOverrides,
  log: Log,
): void {
  function reread(override: BoundOverride, name: string): BoundOverride | undefined {
    try {
      const [bound] = read(override.definition.given, to);
      return bound;
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      log.notice(`${name} is removed, since the contract no longer allows it: ${error.message}`);
      return undefined;
    }
  }

  overrides.move(from, to);
  const list = overrides.find(to);
  for (const { id, override, isInitial } of list?.all() ?? []) {
    if (isInitial) continue;
    const bound = reread(override, id);
    if (bound === undefined) list?.remove(id);
    else list?.rebind(id, bound);
  }
  for (const source of overrideSources) {
    const initial = overrides.initialOf(source);
    const next = initial.map((each, index) => reread(each, `override ${index + 1} of the ${source}`));
    if (initial.length > 0)
      overrides.begin(
        source,
        next.filter((each) => each !== undefined),
      );
  }
}
