import type { Dice } from './random.ts';
import type { Clock, SettableClock } from './session/session-clock.ts';
import type { Collections, Mark, Store } from './storage/store.ts';

/** Makes ids that were not made before. */
export interface Ids {
  /** A ULID: 26 characters of Crockford's base 32, ascending within a session. */
  next(): string;
}

/** Everything outside itself that a handler may touch, so that every bit of it can be seeded. */
export interface World {
  readonly store: Collections;
  /** Stands still while a call is carried out. */
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dice: Dice;
}

/** Time and chance, as long as a session lasts. */
export interface Surroundings {
  readonly clock: SettableClock;
  /** What the next call is given of them. */
  begin(): Omit<World, 'store'>;
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
  readonly surroundings: Surroundings;
  /** What was kept of it to go back to, by name. */
  readonly snapshots: Map<string, KeptSnapshot>;
}

/** The rows of a session as they were at a moment. */
export interface KeptSnapshot {
  readonly taken: Date;
  readonly mark: Mark;
  readonly rows: RowCounts;
}

/** How many rows each collection has, by its name. */
export type RowCounts = Readonly<Record<string, number>>;
