import type { StateFile } from '../operations/state/state-file.ts';
import { machineFiles } from '../store/files.ts';
import { replaceFile } from '../store/replace-file.ts';
import { printState } from './print-state.ts';

/**
 * Writes a state file in the place of what is there: whole, or not at all.
 * @throws what the operating system reports.
 */
export async function keepState(file: string, state: StateFile): Promise<void> {
  await replaceFile(machineFiles, file, printState(state));
}
