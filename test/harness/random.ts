/** Chances that can be thrown again: the same for the same seed. */
export interface Random {
  /** A whole number below a bound. */
  below(bound: number): number;
  one<T>(of: readonly T[]): T | undefined;
}

/** Seeded random numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (bound: number) => Math.floor(next() * bound);
  return { below, one: (of) => of[below(of.length)] };
}
