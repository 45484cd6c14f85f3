import { readFileSync } from 'node:fs';

/** What a process has of memory now (`VmRSS`) or had at most (`VmHWM`), in MB; only Linux reports it. */
export function memoryOf(pid, figure) {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] =
    new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
