import { readFile } from 'node:fs/promises';

/** The memory of a process, in megabytes; available on Linux only. */
export async function processMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
