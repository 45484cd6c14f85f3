import type { SandboxError } from '../errors.ts';

/** How many names are remembered. */
const maxRemembered = 10_000;

/** The names of sessions or snapshots that were deleted to make room: their rows are gone, and nobody asked for it. */
export interface DeletedNames {
  add(name: string): void;
  /** Forgets a name; returns whether it was there. */
  delete(name: string): boolean;
  /** @throws SandboxError `gone` for a name that is there. */
  requireNone(name: string): void;
}

/** @param goneError the error for one of them, `gone` */
export function createDeletedNames(goneError: (name: string) => SandboxError): DeletedNames {
  /** The one that was deleted first comes first. */
  const names = new Set<string>();
  return {
    add: (name) => {
      names.add(name);
      const [first] = names;
      if (names.size > maxRemembered && first !== undefined) names.delete(first);
    },
    delete: (name) => names.delete(name),
    requireNone: (name) => {
      if (names.size > 0 && names.has(name)) throw goneError(name);
    },
  };
}
