/** The sessions whose exchanges were replaced by newer ones. */
export interface DroppedSessions {
  /** @param session the empty name is the default session */
  add(session: string): void;
  /** Forgets a session, by default all of them. */
  forget(session?: string): void;
  /** Whether a session, by default any, is one of them. */
  has(session?: string): boolean;
}

/** How many sessions are remembered; beyond them, any session may be one. */
const maxRemembered = 10_000;

export function createDroppedSessions(): DroppedSessions {
  const names = new Set<string>();
  return {
    add: (session) => {
      if (names.size < maxRemembered) names.add(session);
    },
    forget: (session) => {
      if (session === undefined) names.clear();
      else names.delete(session);
    },
    has: (session) =>
      session === undefined || names.size === maxRemembered ? names.size > 0 : names.has(session),
  };
}
