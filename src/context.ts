import type { Random } from './random.ts';
import type { Clock, SettableClock } from './session/session-clock.ts';
import type { Collections, Savepoint, Store } from './storage/store.ts';

/** Makes ids that were not made before. */
export interface IdGenerator {
  /** A ULID: 26 characters of Crockford's base 32, ascending within a session. */
  next(): string;
}

/** Everything outside itself that a handler may touch, so that every bit of it can be seeded. */
export interface HandlerContext {
  readonly store: Collections;
  /** Stands still while a call is carried out. */
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly random: Random;
}

/** Time and chance, as long as a session lasts. */
export interface SessionRuntime {
  readonly clock: SettableClock;
  /** What the next call is given of them. */
  begin(): Omit<HandlerContext, 'store'>;
  /**
   * Lets chance begin anew, as it does whenever it begins from a snapshot of that name. So does a clock that was neither
   * set nor moved since the session began.
   */
  restart(snapshot: string): void;
}

/** A world of its own: what is stored in it, its time, its chance. The base is one without a name. */
export interface Session {
  readonly name?: string;
  readonly store: Store;
  readonly runtime: SessionRuntime;
  /** What was kept of it to go back to, by name. */
  readonly snapshots: Map<string, NamedSnapshot>;
}

/** The rows of a session as they were at a moment. */
export interface NamedSnapshot {
  readonly createdAt: Date;
  readonly savepoint: Savepoint;
  readonly rows: CollectionCounts;
}

/** How many rows each collection has, by its name. */
export type CollectionCounts = Readonly<Record<string, number>>;
