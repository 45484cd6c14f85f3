import type { ContractRun } from './contract-run.ts';
import type { Kind } from './ledger.ts';
import type { RoundTrip } from './round-trip.ts';

/** The figures of some contracts. */
export interface Totals {
  readonly contracts: number;
  readonly refusedContracts: number;
  readonly operations: number;
  readonly called: number;
  /** Those whose round trip could be tried. */
  readonly collections: number;
  readonly outOfReach: number;
  readonly inferred: number;
  readonly whole: number;
  /** How many operations had an incident of a kind. */
  readonly incidents: Readonly<Record<Kind, number>>;
}

export const kinds = [
  'refused',
  'conflict',
  'own failure',
  'no response',
  'outside the contract',
  'not implemented',
  'unknown item',
  'unknown reference',
  'signed out',
] as const satisfies readonly Kind[];

export function totalsOf(runs: readonly ContractRun[]): Totals {
  const sum = (of: (run: ContractRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const operationsWith = (kind: Kind) => (run: ContractRun) =>
    new Set(run.incidents.filter((each) => each.kind === kind).map(({ operation }) => operation)).size;
  return {
    contracts: runs.length,
    refusedContracts: sum(({ refusal }) => (refusal === undefined ? 0 : 1)),
    operations: sum(({ operations }) => operations),
    called: sum(({ called }) => called),
    collections: sum((run) => reachable(run).length),
    outOfReach: sum((run) => run.trips.length - reachable(run).length),
    inferred: sum(
      (run) => reachable(run).filter(({ collection }) => run.inferred.includes(collection)).length,
    ),
    whole: sum((run) => reachable(run).filter(({ failures }) => failures.length === 0).length),
    incidents: Object.fromEntries(kinds.map((kind) => [kind, sum(operationsWith(kind))])) as Record<
      Kind,
      number
    >,
  };
}

function reachable({ trips }: ContractRun): readonly RoundTrip[] {
  return trips.filter(({ isOutOfReach }) => !isOutOfReach);
}

/** A line per contract and one for all, for people. */
export function tableOf(runs: readonly ContractRun[]): string {
  const rows = [...runs.map((run) => rowOf(run.contract, [run])), rowOf('all', runs)];
  const head = ['contract', 'called', ...kinds, 'out of reach', 'collections', 'inferred', 'whole'];
  const cells = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(name: string, runs: readonly ContractRun[]): string[] {
  const totals = totalsOf(runs);
  if (totals.contracts === totals.refusedContracts) return [name, 'refused at start'];
  const { operations, called, incidents, outOfReach, collections, inferred, whole } = totals;
  const counts = [...kinds.map((kind) => incidents[kind]), outOfReach].map((count) =>
    count === 0 ? '' : String(count),
  );
  return [name, `${called}/${operations}`, ...counts, String(collections), String(inferred), String(whole)];
}
