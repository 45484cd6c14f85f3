import fc from 'fast-check';

/**
 * Property tests take the same values in every run, so that no commit fails for an error that it did not bring.
 * `FC_SEED=random` takes others, `FC_SEED=NUMBER` those of an earlier run; `FC_RUNS=10` makes ten times as many runs.
 * fast-check prints the seed of a failure. A counterexample becomes a case of its own, with a name.
 */
const { FC_SEED = '1', FC_RUNS = '1' } = process.env;

/** How many values a property is tried with: `count`, or a multiple of it where `FC_RUNS` asks for that. */
export function runs(count: number): number {
  return Math.ceil(count * Number(FC_RUNS));
}

fc.configureGlobal({ numRuns: runs(100), ...(FC_SEED !== 'random' && { seed: Number(FC_SEED) }) });
