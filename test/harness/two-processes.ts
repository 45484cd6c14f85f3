import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningCommand } from '../support/command.ts';
import { minimalCustomer } from '../support/customers.ts';
import { type Client, createClient } from './client.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { crash, type Subject, stop, withSubject } from './subject.ts';

/** How many processes are started at once in each round. */
const rivalsAtOnce = 5;

/** How many customers are written to each process that serves. */
const customersEach = 20;

/** Starts several processes on one data file, and checks that one of them has it and loses nothing. */
export async function twoProcesses(subject: Subject, { rounds }: { rounds: number }): Promise<Report> {
  const issues: string[] = [];
  let rejected = 0;
  for (let round = 0; round < rounds; round++) {
    await withSubject(subject, async (folder, begin) => {
      const data = join(folder, 'data');
      await mkdir(data);
      await symlink(data, join(folder, 'link'));
      const names = [
        'data/state.json',
        'link/state.json',
        './data/../data/state.json',
        join(data, 'state.json'),
      ];
      let next = 0;
      const scene: Scene = {
        issues,
        // Each process has another name for the same file.
        begin: () => begin({ args: ['--data', names[next++ % names.length] ?? ''] }),
        rejected: () => {
          rejected += 1;
        },
      };
      await playRound(scene);
    });
  }
  return { figures: { rounds, started: rounds * (rivalsAtOnce + 4), rejected }, issues };
}

interface Scene {
  readonly issues: string[];
  begin(): RunningCommand;
  rejected(): void;
}

async function playRound(scene: Scene): Promise<void> {
  const rivals = Array.from({ length: rivalsAtOnce }, () => scene.begin());
  const [first, ...others] = await describeOperations(rivals);
  if (first === undefined) {
    scene.issues.push(
      `none of ${rivalsAtOnce} got the file: ${rivals.map(({ printed }) => printed.err).join(' ')}`,
    );
    return;
  }
  if (others.length > 0) scene.issues.push(`${others.length + 1} of ${rivalsAtOnce} have one file`);
  for (const rival of rivals) {
    if (rival !== first && !others.includes(rival)) await checkRefusal(scene, rival, undefined);
  }
  const written = [...(await write(first, 'a')), ...(await writeAll(others))];

  const second = scene.begin();
  if ((await describeOperations([second])).length > 0) {
    scene.issues.push('a second process has the file of the first');
    written.push(...(await write(second, 'second')));
    await stop(second);
  } else await checkRefusal(scene, second, first.process.pid);
  written.push(...(await write(first, 'b')));
  await crash(first);
  for (const other of others) await crash(other);

  const third = scene.begin();
  if ((await describeOperations([third])).length === 0) {
    scene.issues.push(`the file of one that was killed cannot be had: ${third.printed.err}`);
    return;
  }
  await checkRows(scene, third, written);
  await stop(third);
  const fourth = scene.begin();
  await checkRows(scene, fourth, written);
}

/** Those of some processes that serve, once all of them serve or have ended. */
async function describeOperations(rivals: readonly RunningCommand[]): Promise<RunningCommand[]> {
  const ready = await Promise.allSettled(rivals.map((rival) => rival.ready));
  return rivals.filter((_, i) => ready[i]?.status === 'fulfilled');
}

async function checkRefusal(
  { issues, rejected }: Scene,
  { ended, printed }: RunningCommand,
  pid?: number,
): Promise<void> {
  const code = await ended;
  rejected();
  if (code !== 1) issues.push(`a process that is rejected ends with ${code}: ${printed.err}`);
  const named = pid === undefined ? /in use by process \d+/ : new RegExp(`in use by process ${pid}\\b`);
  if (!named.test(printed.err)) issues.push(`it does not name the process ${pid}: ${printed.err}`);
  if (!/^[^\n]+--data[^\n]+\n$/.test(printed.err))
    issues.push(`the message does not say what to do: ${printed.err}`);
}

async function writeAll(others: readonly RunningCommand[]): Promise<string[]> {
  const written: string[] = [];
  for (const [i, other] of others.entries()) written.push(...(await write(other, `other${i}`)));
  return written;
}

/** Has a process store customers, and gives the names of those that it acknowledged. */
async function write(running: RunningCommand, prefix: string): Promise<string[]> {
  const client = createClient(await running.ready);
  const ids = Array.from({ length: customersEach }, (_, i) => `${prefix}-${i}`);
  const written = await Promise.all(ids.map((id) => create(client, id)));
  client.close();
  return written.flat();
}

async function create(client: Client, id: string): Promise<string[]> {
  const { status } = await client.send({ method: 'POST', path: '/customers', body: minimalCustomer(id) });
  return status === 201 ? [`customers/${id}`] : [];
}

async function checkRows(
  { issues }: Scene,
  running: RunningCommand,
  written: readonly string[],
): Promise<void> {
  const client = createClient(await running.ready);
  const { read } = await buildTable(client);
  client.close();
  const lost = written.filter((name) => read(name) === undefined);
  if (lost.length > 0) issues.push(`${lost.length} of ${written.length} acknowledged are lost`);
}
