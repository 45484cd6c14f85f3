import type { FoundFile } from './file-system.ts';

/** Whether a path leads to what it led to before: the same file, which nobody wrote to, or to nothing both times. */
export function isSameFile(one: FoundFile | undefined, other: FoundFile | undefined): boolean {
  return one?.identity === other?.identity && one?.size === other?.size;
}
