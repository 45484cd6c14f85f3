import type { HandlerContext } from '../context.ts';
import type { Random } from '../random.ts';
import type { CollectionCounts, Savepoint, Store } from '../storage/store.ts';
import type { DeletedNames } from './deleted-names.ts';
import type { SettableClock } from './session-clock.ts';

/** A session: its own rows, clock and random numbers. The default session is the one without a name. */
export interface Session {
  readonly name?: string;
  readonly store: Store;
  readonly runtime: SessionRuntime;
  /** The snapshots that it can be restored to, by name. */
  readonly snapshots: Map<string, NamedSnapshot>;
  /** What bounds their bytes; absent where nobody takes any. */
  readonly snapshotRoom?: SnapshotRoom;
}

/** The clock, ids and random numbers of a session, for as long as the session lasts. */
export interface SessionRuntime {
  readonly clock: SettableClock;
  /**
   * What a request's handler is given of them; its clock is frozen at the time of the request.
   * @param advances whether a clock with a step advances after it, as after each request
   */
  begin(advances?: boolean): Omit<HandlerContext, 'store'>;
  /** Random numbers for a part of the work: they change no others, and no others change them. */
  random(part: string): Random;
  /**
   * Restarts ids and random numbers, the same way each time for snapshots of the same name. It also resets a clock that
   * was neither set nor advanced since the session was created.
   */
  restart(snapshot: string): void;
}

/** The bytes that the snapshots of all sessions may hold: rows that nothing else needs any more. */
export interface SnapshotRoom {
  /** Measures the snapshots of a session again, after one was deleted. */
  measure(session: Session): void;
  /** Deletes the oldest snapshots of all sessions while they hold too many bytes, but never the one just taken. */
  makeRoomFor(session: Session, newest: NamedSnapshot): Promise<void>;
  /** The names of those that were deleted so. */
  deletedNames(session: Session): DeletedNames;
}

/** The rows of a session at one moment. */
export interface NamedSnapshot {
  readonly createdAt: Date;
  readonly savepoint: Savepoint;
  readonly rows: CollectionCounts;
}
