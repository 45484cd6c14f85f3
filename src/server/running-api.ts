import type { RequestListener } from 'node:http';
import type { Log } from '../http/middleware/access-log.ts';
import type { FailureReply } from '../http/middleware/error-handler.ts';
import { createSessions, type Sessions, type SessionsOptions } from '../session/sessions.ts';
import type { StateRules } from '../state/state-schema.ts';
import type { Mark, Store } from '../storage/store.ts';
import { createDoor } from './hot-swap.ts';
import type { OpenStore } from './open-session-store.ts';
import type { PreparedContract } from './prepare-api.ts';
import { beginStore } from './seed-store.ts';

/** A contract that is served over its rows; it can be changed for another one while it is. */
export interface ServedContract {
  readonly listener: RequestListener;
  /** How to answer what never reaches the listener. */
  readonly failureReply: FailureReply;
  /** The worlds that are kept now. */
  readonly sessions: Sessions;
  /** What the rows of the contract that is served now must be. */
  readonly stateRules: StateRules;
  /**
   * Serves another contract from now on, with what of the rows fits it.
   * @throws StartupError when its rows cannot be opened; what was served before is then served on.
   */
  changeTo(next: PreparedContract): Promise<void>;
  close(): Promise<void>;
}

/** @throws StartupError when the rows of the contract cannot be opened. */
export async function serveContract(
  first: PreparedContract,
  openStore: OpenStore,
  surroundingsOf: SessionsOptions['surroundingsOf'],
  log: Log,
): Promise<ServedContract> {
  let served = first;
  let store: Store = await openStore(first);
  let start: Mark | undefined;
  try {
    start = await beginStore(store, first, log);
  } catch (error) {
    await store.close();
    throw error;
  }
  let sessions = sessionsOver(start);
  const door = createDoor(served.appOver(sessions));

  function sessionsOver(begun?: Mark): Sessions {
    const fill = served.beginning?.fill;
    return createSessions({ store, surroundingsOf, ...(fill && { fill }), ...(begun && { start: begun }) });
  }

  async function changeTo(next: PreparedContract): Promise<void> {
    let failure: { readonly reason: unknown } | undefined;
    await door.change(async () => {
      const before = { title: served.title, stored: store.snapshot() };
      try {
        await store.close();
        store = await openStore(next, before);
        served = next;
      } catch (reason) {
        failure = { reason };
        store = await openStore(served, before);
      }
      sessions = sessionsOver();
      return served.appOver(sessions);
    });
    if (failure !== undefined) throw failure.reason;
  }

  return {
    listener: door.listener,
    failureReply: (failure, operation) => served.failureReply(failure, operation),
    get sessions() {
      return sessions;
    },
    get stateRules() {
      return served.stateRules;
    },
    changeTo,
    close: () => store.close(),
  };
}
