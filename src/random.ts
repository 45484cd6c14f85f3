/** A random number generator that is the same in every run: the same seed gives the same values. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** One of the items of a list that is not empty. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[];
  /** A generator for a part of the work: its values do not depend on how many others were drawn before. */
  fork(part: string | number): Random;
}

type State = readonly [number, number, number];

/** Creates a generator from a seed. */
export function createRandom(seed: string): Random {
  return fromState(hashText(seed, [1, 2, 3]));
}

function fromState(state: State): Random {
  let draw: (() => number) | undefined;
  // Most generators are only forked: this one is set up when its first value is drawn.
  function next(): number {
    draw ??= sfc32(state);
    return draw();
  }
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('there is nothing to pick from');
    return items[integer(0, items.length - 1)] as T;
  }
  function shuffle<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(integer(0, left.length - 1), 1)[0] as T);
  }
  return { next, integer, pick, shuffle, fork: (part) => fromState(hashText(`${part}`, state)) };
}

/** Chris Doty-Humphrey's small fast counter: 128 bits of state. */
function sfc32([first, second, third]: State): () => number {
  let [a, b, c, counter] = [first, second, third, 1];
  function next(): number {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Derives the state of a generator from a text, such as a seed, and from the state that it is forked from. */
function hashText(text: string, [a, b, c]: State): State {
  return [hash(text, a), hash(text, b), hash(text, c)];
}

/** MurmurHash3's mixing. */
function hash(text: string, salt: number): number {
  let h = 1779033703 ^ text.length ^ Math.imul(salt, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  return Math.imul(h ^ (h >>> 13), 3266489909) ^ (h >>> 16);
}
