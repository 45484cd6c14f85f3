import { SandboxError } from '../../../errors.ts';
import type { Session } from '../../../session/session.ts';
import { createPlace } from '../place.ts';
import { bindOverride, type OverrideContract } from './bind-override.ts';
import type { BoundOverride } from './bound-override.ts';
import { parseOverrides } from './parse-override.ts';

/**
 * Reads one override, or a list of them, as a test, a file or a client gives it; made by `createReadOverrides`.
 * @param session one by whose clock responses are tried
 * @throws SandboxError `invalid` with every issue; nothing is to be applied then.
 */
export type ReadOverrides = (value: unknown, session: Session) => readonly BoundOverride[];

/** Creates what reads overrides for a contract. */
export function createReadOverrides(contract: OverrideContract): ReadOverrides {
  return (value, session) => {
    const issues: string[] = [];
    const parsed = parseOverrides(value, createPlace(issues, 'the override'));
    const bound = parsed.map((each) => bindOverride(each, contract, session));
    if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
    return bound;
  };
}
