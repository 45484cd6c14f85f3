import { readDataFile } from '../openapi/load/read-data-file.ts';
import type { StateFile } from '../state/export-state.ts';
import { serializeSnapshot } from '../storage/file/snapshot/serialize-snapshot.ts';
import { atomicWrite } from '../storage/fs/atomic-write.ts';
import { nodeFileSystem } from '../storage/fs/file-system.ts';

/**
 * Reads a state file or seed data, JSON or YAML. The rows are not validated here.
 * @throws StartupError with the file, the location and what to do, when it cannot be read or parsed.
 */
export function readStateFile(file: string): Promise<unknown> {
  return readDataFile(file);
}

/**
 * Replaces a state file atomically: the new one whole, or the old one as it was.
 * @throws the error of the file system.
 */
export async function writeStateFile(file: string, state: StateFile): Promise<void> {
  await atomicWrite(nodeFileSystem, file, serializeStateFile(state));
}

/** Serializes a state to the text of a state file, one row per line, in slices that are made lazily. */
export function serializeStateFile({ contract, collections }: StateFile): Iterable<string> {
  return serializeSnapshot(contract, { snapshot: { collections }, lastEntry: 0 });
}
