import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './report.ts';
import { type ContractRun, runContract } from './round-trips/contract-run.ts';
import { kinds, type Totals, totalsOf } from './round-trips/totals.ts';
import type { Subject } from './subject.ts';

/** The contracts of a folder, by name. */
export async function contractsIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => /\.(json|ya?ml)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/**
 * Calls every operation of each contract with valid requests, checks every response by the contract alone, and runs the
 * round trip of every collection that a person would name from the paths. `after` is called with each one.
 */
export async function roundTrips(
  subject: Subject,
  contracts: readonly string[],
  after: (run: ContractRun) => void = () => {},
): Promise<readonly ContractRun[]> {
  const runs: ContractRun[] = [];
  for (const contract of contracts) {
    const run = await runContract(subject, contract);
    runs.push(run);
    after(run);
  }
  return runs;
}

/** What nothing excuses: a valid request is refused, the server fails, a response leaves the contract. */
const inexcusable = ['refused', 'conflict', 'own failure', 'no response', 'outside the contract'] as const;

/** The figures of some runs, and a message for each thing that must not have happened. */
export function reportOf(runs: readonly ContractRun[]): Report & { readonly totals: Totals } {
  const totals = totalsOf(runs);
  const { incidents, ...figures } = totals;
  const issues = runs.flatMap(({ contract, refusal, incidents: all, trips }) => [
    ...(refusal === undefined ? [] : [`${contract} is not served: ${refusal}`]),
    ...all
      .filter(({ kind }) => inexcusable.some((each) => each === kind))
      .map(
        ({ kind, operation, status, message, sent }) =>
          `${contract}, ${kind}: ${operation} is ${status} ${message} (${sent})`,
      ),
    ...trips.flatMap(({ collection, failures }) =>
      failures.map(({ step, reason }) => `${contract}, round trip of ${collection}: ${step}: ${reason}`),
    ),
  ]);
  const counted = Object.fromEntries(kinds.map((kind) => [kind, incidents[kind]]));
  return { totals, figures: { ...figures, ...counted }, issues };
}
