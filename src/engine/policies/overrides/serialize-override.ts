import type { Override } from './override.ts';
import type { ListedOverride } from './override-entry.ts';

/** An override as lists show it: as it was given, with its id and its hits. */
export interface SerializedOverride extends Override {
  /** Such as `override-1`. */
  readonly id: string;
  /** How many requests it was applied to. */
  readonly hits: number;
  /** How many requests it matched: also those that `after` and `probability` let pass. */
  readonly matches: number;
}

/** Serializes an override. */
export function serializeOverride({ id, hits, matches, override }: ListedOverride): SerializedOverride {
  return { id, hits, matches, ...override.definition.given };
}
