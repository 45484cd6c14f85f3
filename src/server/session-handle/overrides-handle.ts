import type { BoundOverride } from '../../engine/policies/overrides/bound-override.ts';
import type { Override } from '../../engine/policies/overrides/override.ts';
import type { OverrideList } from '../../engine/policies/overrides/override-list.ts';
import {
  type SerializedOverride,
  serializeOverride,
} from '../../engine/policies/overrides/serialize-override.ts';

/** An override that was added. */
export interface OverrideHandle {
  /** Such as `override-1`. */
  readonly id: string;
  /** How many requests it was applied to. */
  readonly hits: number;
  /** Removes it; one that is gone already stays gone. */
  remove(): void;
}

/** The overrides of a session. */
export interface OverridesHandle {
  /** In the order in which they were added, with their hits. */
  list(): readonly SerializedOverride[];
  /** Removes all of them. */
  clear(): void;
}

/** Adds an override to a session. @throws SandboxError `invalid` with every issue in `issues`. */
export type AddOverride = (override: Override) => OverrideHandle;

export function createOverridesHandle(list: () => OverrideList): OverridesHandle {
  return { list: () => list().all().map(serializeOverride), clear: () => list().clear() };
}

export function createAddOverride(
  list: () => OverrideList,
  read: (override: unknown) => readonly BoundOverride[],
): AddOverride {
  return (override) => {
    const [added] = list().add(read(JSON.parse(JSON.stringify(override))));
    if (added === undefined) throw new Error('an override that was read has not been added');
    return {
      id: added.id,
      get hits() {
        return added.hits;
      },
      remove: () => {
        if (list().get(added.id) === added) list().remove(added.id);
      },
    };
  };
}
