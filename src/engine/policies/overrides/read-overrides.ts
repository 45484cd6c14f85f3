import { SandboxError } from '../../../errors.ts';
import { createPlace } from '../place.ts';
import { bindOverride, type OverrideContract } from './bind-override.ts';
import type { BoundOverride } from './bound-override.ts';
import { parseOverrides } from './parse-override.ts';

/**
 * Reads one override, or a list of them, as a test, a file or a client gives it; made by `createReadOverrides`.
 * @throws SandboxError `invalid` with every issue; nothing is to be applied then.
 */
export type ReadOverrides = (value: unknown) => readonly BoundOverride[];

/** Creates what reads overrides for a contract. */
export function createReadOverrides(contract: OverrideContract): ReadOverrides {
  return (value) => {
    const issues: string[] = [];
    const place = createPlace(issues, 'the override');
    const definitions = parseOverrides(value, place);
    const bound = definitions.map(({ definition, place: at }) => bindOverride(definition, contract, at));
    if (issues.length > 0) throw new SandboxError('invalid', issues.join('; '), { issues });
    return bound;
  };
}
