import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A process that runs the built command. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** The output so far. */
  readonly printed: { out: string; err: string };
  /** Resolves with the address once the command is ready; rejects when it ends before. */
  readonly ready: Promise<string>;
  /** Resolves with the exit code once it has ended and everything it printed has arrived. */
  readonly ended: Promise<number | null>;
}

/** Starts the built command in a folder; `npm test` builds it first. */
export function startCommand(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): RunningCommand {
  return watch(spawn(process.execPath, [cli, ...args], { cwd, env: { PATH: process.env.PATH, ...env } }));
}

/** Watches a process that reports its address as the built command does. */
export function watch(child: ChildProcessByStdio<null | Writable, Readable, Readable>): RunningCommand {
  const printed = { out: '', err: '' };
  child.stderr.on('data', (text: Buffer) => {
    printed.err += text;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      printed.out += text;
      const url = /ready at (\S+)/.exec(printed.out)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', () => reject(new Error(`ended before it was ready: ${printed.err}`)));
  });
  ready.catch(() => {}); // whoever only waits for the end need not care
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return { process: child, printed, ready, ended };
}
