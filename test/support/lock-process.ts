import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const lockModule = new URL('../../dist/storage/fs/lock/file-lock.js', import.meta.url).href;

/** Takes a lock for each line on its standard input, prints the result, and holds the lock until it ends. */
const program = `
  import { createInterface } from 'node:readline';
  import { acquireLock } from ${JSON.stringify(lockModule)};
  console.log('ready');
  for await (const file of createInterface({ input: process.stdin })) {
    console.log(await acquireLock(file).then(() => 'held', (error) => error.message));
  }
`;

/** A process of its own that takes locks; `npm test` builds what it runs first. */
export interface LockProcess {
  readonly pid: number;
  /** Takes the lock of a file; resolves with `held` or the reason why not. */
  take(file: string): Promise<string>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** Starts such a process; resolves once it waits for the first file. */
export async function startLockProcess(): Promise<LockProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await output.next();
  return {
    pid: child.pid ?? 0,
    take: async (file) => {
      child.stdin.write(`${file}\n`);
      return String((await output.next()).value);
    },
    kill: async () => {
      const closed = once(child, 'close');
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await closed;
      }
    },
  };
}
