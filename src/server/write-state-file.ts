import type { StateFile } from '../state/state-file.ts';
import { atomicWrite } from '../storage/fs/atomic-write.ts';
import { nodeFileSystem } from '../storage/fs/file-system.ts';
import { serializeStateFile } from './serialize-state-file.ts';

/**
 * Writes a state file in the place of what is there: whole, or not at all.
 * @throws what the operating system reports.
 */
export async function writeStateFile(file: string, state: StateFile): Promise<void> {
  await atomicWrite(nodeFileSystem, file, serializeStateFile(state));
}
