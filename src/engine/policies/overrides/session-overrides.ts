import type { Session } from '../../../session/session.ts';
import type { BoundOverride } from './bound-override.ts';
import { createOverrideList, type OverrideList } from './override-list.ts';

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
  /** Replaces those that every session begins with, also in the sessions that there are. */
  begin(initial: readonly BoundOverride[]): void;
}

/** A list, and the initial overrides that it was made with. */
interface KnownList {
  readonly list: OverrideList;
  initial: readonly BoundOverride[];
}

/** @param first those that every session begins with */
export function createSessionOverrides(first: readonly BoundOverride[] = []): SessionOverrides {
  const lists = new WeakMap<Session, KnownList>();
  let initial = first;
  let isUnused = initial.length === 0;

  function create(session: Session): KnownList {
    const list = createOverrideList(session.runtime.random('overrides'));
    list.add(initial, true);
    const known = { list, initial };
    lists.set(session, known);
    return known;
  }

  /** Those that a session begins with come first, so that its own win over them. */
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
    begin(next) {
      initial = next;
      isUnused &&= next.length === 0;
    },
  };
}
