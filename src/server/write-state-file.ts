import type { StateFile } from '../state/state-file.ts';
import { replaceFile } from '../storage/fs/atomic-write.ts';
import { machineFiles } from '../storage/fs/file-system.ts';
import { printState } from './serialize-state-file.ts';

/**
 * Writes a state file in the place of what is there: whole, or not at all.
 * @throws what the operating system reports.
 */
export async function keepState(file: string, state: StateFile): Promise<void> {
  await replaceFile(machineFiles, file, printState(state));
}
