import { monotonicFactory } from 'ulid';
import type { Collections } from './store/store.ts';

/** Tells the time; tests and demos give a fixed one. */
export interface Clock {
  now(): Date;
}

/** A number from 0 up to, not including, 1, like `Math.random`. */
export type Dice = () => number;

/** Makes ids that were not made before. */
export interface Ids {
  /** A ULID: 26 characters of Crockford's base 32, ascending within this process. */
  next(): string;
}

/** Everything outside itself that a handler may touch, so that every bit of it can be seeded. */
export interface World {
  readonly store: Collections;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dice: Dice;
}

/** The world but for the rows, which each call is given anew. */
export type Surroundings = Omit<World, 'store'>;

/** The machine's own clock and randomness, unless others are given. */
export function createSurroundings(
  clock: Clock = { now: () => new Date() },
  dice: Dice = Math.random,
): Surroundings {
  const ulid = monotonicFactory(dice);
  return { clock, dice, ids: { next: () => ulid(clock.now().getTime()) } };
}
