import type { Random } from '../../../random.ts';
import type { BoundOverride, OverridableRequest } from './bound-override.ts';
import { type AppliedOverrides, chooseOverrides } from './choose-overrides.ts';
import {
  compareEntries,
  copyEntry,
  createOverrideEntry,
  type ListedOverride,
  type OverrideEntry,
} from './override-entry.ts';

/** The overrides of a session. */
export interface OverrideList {
  /** Adds overrides, which from now on come before those of the same priority. */
  add(overrides: readonly BoundOverride[], isInitial?: boolean): readonly ListedOverride[];
  /** In the order in which they were added. */
  all(): readonly ListedOverride[];
  get(id: string): ListedOverride | undefined;
  /** Returns whether there was one. */
  remove(id: string): boolean;
  /** Puts an override in place of one, whose id and place in the order it has; its requests are counted anew. */
  replace(id: string, override: BoundOverride): ListedOverride | undefined;
  clear(): void;
  /** Puts an override in place of one, whose id and counts it has from now on: the contract has changed. */
  rebind(id: string, override: BoundOverride): void;
  /** Finds what applies to a request, and counts it; `undefined` where nothing does. */
  apply(request: OverridableRequest): AppliedOverrides | undefined;
  /** Finds what would apply to a request, and counts nothing. */
  peek(request: OverridableRequest): AppliedOverrides | undefined;
}

/** @param random the random numbers of the session, for overrides alone */
export function createOverrideList(random: Random): OverrideList {
  let entries: readonly OverrideEntry[] = [];
  let sorted: readonly OverrideEntry[] = [];
  let added = 0;

  function setAll(next: readonly OverrideEntry[]): void {
    entries = next;
    sorted = [...next].sort(compareEntries);
  }

  return {
    add(overrides, isInitial = false) {
      const listed = overrides.map((override): OverrideEntry => {
        added += 1;
        return createOverrideEntry(override, added, isInitial, random);
      });
      setAll([...entries, ...listed]);
      return listed;
    },
    all: () => entries,
    get: (id) => entries.find((entry) => entry.id === id),
    remove(id) {
      const left = entries.filter((entry) => entry.id !== id);
      const isKnown = left.length < entries.length;
      if (isKnown) setAll(left);
      return isKnown;
    },
    replace(id, override) {
      const known = entries.find((entry) => entry.id === id);
      if (known === undefined) return undefined;
      const replaced = createOverrideEntry(override, known.number, known.isInitial, random);
      setAll(entries.map((entry) => (entry === known ? replaced : entry)));
      return replaced;
    },
    clear: () => setAll([]),
    rebind(id, override) {
      for (const entry of entries) if (entry.id === id) entry.override = override;
    },
    apply: (request) => chooseOverrides(sorted, request),
    peek: (request) => chooseOverrides(sorted.map(copyEntry), request),
  };
}
