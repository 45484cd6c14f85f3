import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunningCommand, watch } from '../support/command.ts';

/** A program that a harness is run against. */
export interface Subject {
  readonly name: string;
  /** What starts it, without what a harness adds. */
  readonly command: readonly string[];
}

/** What goes wrong in a careless twin, each seen in a tool of this kind. */
export type Carelessness =
  | 'saves-later'
  | 'ignores-errors'
  | 'reads-in-one-piece'
  | 'never-syncs'
  | 'no-lock'
  | 'starts-empty'
  | 'stores-what-it-rejected'
  | 'ends-at-a-percent'
  | 'accepts-anything'
  | 'shows-other-values'
  | 'waits-for-ever'
  | 'trusts-any-page'
  | 'trusts-pids'
  | 'shares-a-session'
  | 'grows'
  | 'searches-in-one-go'
  | 'writes-in-place';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const twin = fileURLToPath(new URL('./careless/twin.mjs', import.meta.url));

/** The built command. */
export const sandbox: Subject = { name: 'togai-sandbox', command: [process.execPath, cli, '--quiet'] };

/** A small server that is careless in one way: a harness that has nothing against it proves nothing. */
export function careless(how: Carelessness): Subject {
  return { name: how, command: [process.execPath, twin, '--careless', how] };
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly cwd: string;
  /** Put before the command, such as what limits its files. */
  readonly under?: readonly string[];
  readonly uid?: number;
}

/** Starts a subject on a free port. */
function start(subject: Subject, { args = [], cwd, under = [], uid }: StartOptions): RunningCommand {
  const [program = '', ...rest] = [...under, ...subject.command, '--port', '0', ...args];
  const env = { PATH: process.env.PATH };
  const user = uid === undefined ? {} : { uid, gid: uid };
  return watch(spawn(program, rest, { cwd, env, ...user, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Ends a process as a crash would, and waits for its end. */
export async function crash({ process: child, ended }: RunningCommand): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Asks a process to end, and gives its exit code. */
export async function stop({ process: child, ended }: RunningCommand): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}

/** Runs a work with a folder of its own and what it starts in it; nothing is left of either. */
export async function withSubject<T>(
  subject: Subject,
  work: (folder: string, begin: (options?: Partial<StartOptions>) => RunningCommand) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-'));
  const begun: RunningCommand[] = [];
  const begin = (options: Partial<StartOptions> = {}) => {
    const running = start(subject, { cwd: folder, ...options });
    begun.push(running);
    return running;
  };
  try {
    return await work(folder, begin);
  } finally {
    await Promise.all(begun.map(crash));
    await rm(folder, { recursive: true, force: true });
  }
}
