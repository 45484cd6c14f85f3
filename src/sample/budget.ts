import { SampleError } from './sample-error.ts';

/**
 * What one sample may cost. All but the time is counted, and is spent long before the time is: what time cuts short
 * would be cut elsewhere on another machine.
 */
export interface Limits {
  /** For all attempts together. */
  readonly milliseconds: number;
  readonly nodes: number;
  readonly depth: number;
  /** Characters of all its texts. */
  readonly characters: number;
  /** Schemas looked at: `allOf` of two that are each `allOf` of two … doubles with every level. */
  readonly schemas: number;
}

export const defaultLimits: Limits = {
  milliseconds: 800,
  nodes: 2_000,
  depth: 40,
  characters: 200_000,
  schemas: 3_000,
};

/** The depth from which on only what is required is sampled. */
const comfortableDepth = 5;

/** What is left of the limits while a sample is made; each `spend` throws SampleError when there is not enough. */
export interface Budget {
  /** @param location where, as a JSON pointer */
  spendNodes(count: number, location: string, depth: number): void;
  spendCharacters(count: number, location: string): void;
  /** Counts one more schema that is looked at. */
  spendSchema(location: string): void;
  /** Whether to sample only what is required from here on. */
  isTight(depth: number): boolean;
}

/** @param end when there is no time left, as `performance.now()` tells it */
export function createBudget(limits: Limits, end: number): Budget {
  let { nodes, characters, schemas } = limits;
  const reject = (location: string, what: string) => {
    throw new SampleError('budget', location, `it would take ${what}`);
  };
  const requireTime = (location: string) => {
    if (performance.now() > end) reject(location, `more than ${limits.milliseconds} ms`);
  };
  return {
    spendNodes(count, location, depth) {
      nodes -= count;
      if (nodes < 0) reject(location, `more than ${limits.nodes} values`);
      if (depth > limits.depth) reject(location, `more than ${limits.depth} levels`);
      requireTime(location);
    },
    spendCharacters(count, location) {
      characters -= count;
      if (characters < 0) reject(location, `more than ${limits.characters} characters`);
    },
    spendSchema(location) {
      schemas--;
      if (schemas < 0) reject(location, `a look at more than ${limits.schemas} schemas`);
      if (schemas % 256 === 0) requireTime(location);
    },
    isTight: (depth) => depth >= comfortableDepth || nodes < limits.nodes / 2,
  };
}
