import type { Session } from '../../../session/session.ts';
import type { BoundOverride } from './bound-override.ts';
import { createOverrideList, type OverrideList } from './override-list.ts';

/** What the overrides that every session begins with come from; those of the last source come before the others. */
export const overrideSources = ['flags', 'file'] as const;

/** One of `overrideSources`. */
export type OverrideSource = (typeof overrideSources)[number];

/** The overrides of all sessions. */
export interface SessionOverrides {
  /** Whether no session has ever had one: all that a request costs then. */
  readonly isUnused: boolean;
  /** The list of a session. It is gone with the session, and with its reset, which makes another session of it. */
  listOf(session: Session): OverrideList;
  /** The list of a session that has overrides; `undefined` for any other. */
  find(session: Session): OverrideList | undefined;
  /** Gives a session the list of another one, which is gone. */
  move(from: Session, to: Session): void;
  /** Those of a source that every session begins with. */
  initialOf(source: OverrideSource): readonly BoundOverride[];
  /** Replaces them, also in the sessions that there are; their other overrides stay. */
  begin(source: OverrideSource, initial: readonly BoundOverride[]): void;
}

/** A list, and the initial overrides that it was made with. */
interface KnownList {
  readonly list: OverrideList;
  initial: readonly BoundOverride[];
}

/** Creates the overrides of all sessions, without any. */
export function createSessionOverrides(): SessionOverrides {
  const lists = new WeakMap<Session, KnownList>();
  const bySource = new Map<OverrideSource, readonly BoundOverride[]>();
  let initial: readonly BoundOverride[] = [];
  let isUnused = true;

  function create(session: Session): KnownList {
    const list = createOverrideList(session.runtime.random('overrides'));
    list.add(initial, true);
    const known = { list, initial };
    lists.set(session, known);
    return known;
  }

  function refresh(known: KnownList): void {
    for (const { id, isInitial } of known.list.all()) if (isInitial) known.list.remove(id);
    known.list.add(initial, true);
    known.initial = initial;
  }

  function listOf(session: Session): OverrideList {
    isUnused = false;
    const known = lists.get(session) ?? create(session);
    if (known.initial !== initial) refresh(known);
    return known.list;
  }

  return {
    get isUnused() {
      return isUnused;
    },
    listOf,
    find(session) {
      if (initial.length === 0 && !lists.has(session)) return undefined;
      const list = listOf(session);
      return list.all().length === 0 ? undefined : list;
    },
    move(from, to) {
      const known = lists.get(from);
      if (known !== undefined) lists.set(to, known);
    },
    initialOf: (source) => bySource.get(source) ?? [],
    begin(source, next) {
      if (next.length === 0 && !bySource.has(source)) return;
      bySource.set(source, next);
      initial = overrideSources.flatMap((each) => bySource.get(each) ?? []);
      isUnused &&= initial.length === 0;
    },
  };
}
