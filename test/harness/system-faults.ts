import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { minimalCustomer } from '../support/customers.ts';
import { createClient } from './client.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { crash, type Subject, stop, withSubject } from './subject.ts';

/** System calls that fail, in the words of strace's `--inject`. */
interface SystemFault {
  readonly name: string;
  readonly injections: readonly string[];
}

/** What fails now and then: `3+5` is the third call of each thread, and every fifth after it. */
const systemFaults: readonly SystemFault[] = [
  {
    name: 'a sync and then the cut after it',
    injections: ['fdatasync:error=EIO:when=3+5', 'ftruncate:error=EIO'],
  },
  { name: 'writes for want of space', injections: ['pwrite64:error=ENOSPC:when=3+4'] },
  {
    name: 'opening for want of descriptors',
    injections: ['openat:error=EMFILE:when=1+2', 'pwrite64:error=EIO:when=9+9'],
  },
  { name: 'a sync with an error of the disk', injections: ['fdatasync:error=EIO:when=3+5'] },
  { name: 'syncs that are late', injections: ['fdatasync:delay_enter=20000'] },
  { name: 'writes beyond the quota', injections: ['pwrite64:error=EDQUOT:when=2+7'] },
  { name: 'writes that are interrupted', injections: ['pwrite64:error=EINTR:when=2+3'] },
  { name: 'renames', injections: ['rename:error=EACCES'] },
  { name: 'renames to another device', injections: ['rename:error=EXDEV'] },
  { name: 'removals', injections: ['unlink:error=EPERM', 'rmdir:error=EPERM'] },
  { name: 'syncs of folders and files', injections: ['fsync:error=EIO:when=1+2'] },
  {
    name: 'a disk that is read-only',
    injections: ['openat:error=EROFS:when=2+2', 'fdatasync:error=EROFS:when=5+5'],
  },
  { name: 'closing', injections: ['close:error=EIO:when=3+5'] },
];

/** How many write at once, and how many customers each creates. */
const writersAtOnce = 8;
const writesEach = 12;

/** Whether strace is there, and may look into other processes. */
export function maySeeSystemCalls(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', process.execPath, '--version']).status === 0;
}

/** One fault under writers, and whether the server is then killed or asked to end. */
interface FaultRun {
  readonly fault: SystemFault;
  readonly isKilled: boolean;
}

/** Every fault with both ends: first each with one of them in turn, then with the other. */
const allRuns: readonly FaultRun[] = [0, 1].flatMap((turn) =>
  systemFaults.map((fault, i) => ({ fault, isKilled: (i + turn) % 2 === 0 })),
);

/** The first runs of all, as many as are asked for. */
export function faultRuns(count: number): readonly FaultRun[] {
  return allRuns.slice(0, count);
}

/** Makes system calls of a running server fail under writers, ends it, and checks what is there afterwards. */
export async function systemCallFaults(subject: Subject, runs: readonly FaultRun[]): Promise<Report> {
  const issues: string[] = [];
  const tally = { runs: runs.length, acknowledged: 0, refused: 0 };
  for (const run of runs) {
    const found = await underFault(subject, run, tally);
    issues.push(
      ...found.map((issue) => `${run.fault.name}, ${run.isKilled ? 'killed' : 'stopped'}: ${issue}`),
    );
  }
  return { figures: tally, issues };
}

function underFault(
  subject: Subject,
  { fault: { injections }, isKilled }: FaultRun,
  tally: { acknowledged: number; refused: number },
): Promise<readonly string[]> {
  return withSubject(subject, async (folder, begin) => {
    const args = ['--data', join(folder, 'state.json')];
    const running = begin({ args });
    const client = createClient(await running.ready);
    const strace = await attach(running.process.pid ?? 0, injections);
    const outcomes = await Promise.all(
      Array.from({ length: writersAtOnce }, (_, writer) => writeAll(client, `w${writer}`)),
    );
    const written = new Map(outcomes.flat());
    client.close();
    await (isKilled ? crash(running) : stop(running));
    strace.kill('SIGKILL');

    const again = begin({ args });
    const reader = createClient(await again.ready);
    const { read } = await buildTable(reader);
    reader.close();
    await stop(again);
    return [...written].flatMap(([id, status]) => {
      const isThere = read(`customers/${id}`) !== undefined;
      if (status === 201) tally.acknowledged += 1;
      else tally.refused += 1;
      if (status === 201 && !isThere) return [`${id} was acknowledged and is lost`];
      if (status === 507 && isThere) return [`${id} was refused and is there`];
      return [201, 503, 507].includes(status) ? [] : [`a write is ${status}`];
    });
  });
}

async function writeAll(client: ReturnType<typeof createClient>, prefix: string) {
  const outcomes: [string, number][] = [];
  for (let i = 0; i < writesEach; i++) {
    const id = `${prefix}-${i}`;
    const { status } = await client.send({ method: 'POST', path: '/customers', body: minimalCustomer(id) });
    outcomes.push([id, status]);
  }
  return outcomes;
}

/** Lets system calls of a process fail from now on. */
async function attach(pid: number, injections: readonly string[]) {
  const inject = injections.map((each) => `--inject=${each}`);
  const traced = injections.map((each) => each.split(':')[0]);
  const args = ['-f', '-o', '/dev/null', `--trace=${traced.join()}`, ...inject, '-p', String(pid)];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  strace.stderr.resume();
  await once(strace.stderr, 'data'); // it says that it has attached
  await setTimeout(50);
  return strace;
}
