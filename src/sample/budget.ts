import { SampleError } from './sample-error.ts';

/**
 * What one sample may cost. All limits but the timeout are counted, and are reached long before it: a value cut short
 * by time would differ from one machine to the next.
 */
export interface SampleLimits {
  /** For all attempts together, in milliseconds. */
  readonly timeoutMs: number;
  readonly nodes: number;
  readonly depth: number;
  /** Characters of all strings together. */
  readonly characters: number;
  /** Schemas visited: an `allOf` of two schemas that are each an `allOf` of two … doubles with every level. */
  readonly schemas: number;
}

export const defaultSampleLimits: SampleLimits = {
  timeoutMs: 800,
  nodes: 2_000,
  depth: 40,
  characters: 200_000,
  schemas: 3_000,
};

/** The depth from which on only required properties are sampled. */
const requiredOnlyDepth = 5;

/** The remaining limits of one attempt at a sample. Each `spend…` throws a SampleError when a limit is exceeded. */
export interface Budget {
  /** @param pointer the location in the value, as a JSON pointer */
  spendNodes(count: number, pointer: string, depth: number): void;
  spendCharacters(count: number, pointer: string): void;
  /** Counts one more visited schema. */
  spendSchema(pointer: string): void;
  /** Whether only required properties are sampled from here on. */
  isTight(depth: number): boolean;
}

/**
 * @returns whether time is up: so many milliseconds, of whose second half only what the process works counts. On a busy
 * machine, which lets others work meanwhile, a sample is given up no sooner.
 */
export function createTimeout(ms: number): () => boolean {
  const begun = performance.now();
  // Read when half the time has passed, which hardly ever happens: there are many samples, and this costs as much as one.
  let used: NodeJS.CpuUsage | undefined;
  return () => {
    if (used === undefined) {
      if (performance.now() - begun > ms / 2) used = process.cpuUsage();
      return false;
    }
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1_000 > ms / 2;
  };
}

/** @param isLate whether time is up */
export function createBudget(limits: SampleLimits, isLate: () => boolean): Budget {
  let { nodes, characters, schemas } = limits;
  const reject = (pointer: string, what: string) => {
    throw new SampleError('budget', pointer, `it would take ${what}`);
  };
  const requireTime = (pointer: string) => {
    if (isLate()) reject(pointer, `more than ${limits.timeoutMs} ms`);
  };
  return {
    spendNodes(count, pointer, depth) {
      nodes -= count;
      if (nodes < 0) reject(pointer, `more than ${limits.nodes} values`);
      if (depth > limits.depth) reject(pointer, `more than ${limits.depth} levels`);
      requireTime(pointer);
    },
    spendCharacters(count, pointer) {
      characters -= count;
      if (characters < 0) reject(pointer, `more than ${limits.characters} characters`);
    },
    spendSchema(pointer) {
      schemas--;
      if (schemas < 0) reject(pointer, `visiting more than ${limits.schemas} schemas`);
      if (schemas % 256 === 0) requireTime(pointer);
    },
    isTight: (depth) => depth >= requiredOnlyDepth || nodes < limits.nodes / 2,
  };
}
