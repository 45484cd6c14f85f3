import type { StateFile } from '../state/state-file.ts';
import { serializeSnapshot } from '../storage/file/snapshot/serialize-snapshot.ts';

/** A state file as text, one row a line, in slices that are made only when they are asked for. */
export function serializeStateFile({ contract, collections }: StateFile): Iterable<string> {
  return serializeSnapshot(contract, { snapshot: { collections }, lastEntry: 0 });
}
