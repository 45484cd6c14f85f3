import type { StateFile } from '../state/state-file.ts';
import { printDataFile } from '../storage/file/snapshot/serialize-snapshot.ts';

/** A state file as text, one row a line, in slices that are made only when they are asked for. */
export function printState({ contract, collections }: StateFile): Iterable<string> {
  return printDataFile(contract, { snapshot: { collections }, lastEntry: 0 });
}
