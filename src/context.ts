import type { Random } from './random.ts';
import type { Collections } from './storage/store.ts';

/** The time, as a handler sees it. */
export interface Clock {
  now(): Date;
}

/** A source of ids, none of which repeats. */
export interface IdGenerator {
  /** A ULID: 26 characters of Crockford's base 32, ascending within a session. */
  next(): string;
}

/** Everything outside of itself that a handler may use. It is handed in, so that all of it can be seeded. */
export interface HandlerContext {
  readonly store: Collections;
  /** Frozen while a request is processed. */
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly random: Random;
}
