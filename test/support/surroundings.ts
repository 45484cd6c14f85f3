import { createSurroundings, type Surroundings } from '../../src/world.ts';

/** Surroundings that are the same in every run: a clock that stands still until it is moved, and even dice. */
export interface FixedSurroundings extends Surroundings {
  /** Moves the clock on. */
  advance(milliseconds: number): void;
}

export const startOfTime = '2026-01-01T00:00:00.000Z';

export function fixedSurroundings(): FixedSurroundings {
  let now = Date.parse(startOfTime);
  const surroundings = createSurroundings({ now: () => new Date(now) }, () => 0.5);
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  return { ...surroundings, advance };
}
