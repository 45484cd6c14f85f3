import type { StateFile } from '../operations/state/state-file.ts';
import { printDataFile } from '../store/print-data-file.ts';

/** A state file as text, one row a line, in slices that are made only when they are asked for. */
export function printState({ contract, collections }: StateFile): Iterable<string> {
  return printDataFile(contract, { snapshot: { collections }, lastEntry: 0 });
}
