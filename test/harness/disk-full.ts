import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minimalCustomer } from '../support/customers.ts';
import { type Answer, type Client, createClient } from './client.ts';
import type { Report } from './report.ts';
import { storedRows } from './stored-rows.ts';
import { crash, type Subject, stop, withSubject } from './subject.ts';

/** A small disk of a harness's own. */
export interface SmallDisk {
  readonly folder: string;
  unmount(): void;
}

/** How large it is, and how much is kept from the server and then given to it, in bytes. */
const size = 1_048_576;
const reserve = 524_288;

/** How many writes are tried until the disk must be full, and how many once it is. */
const most = 5_000;
const whenFull = 50;

/** Mounts a small disk below a folder; undefined where that is not allowed. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk | undefined> {
  const mounted = join(folder, 'small');
  await mkdir(mounted);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', mounted], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { folder: mounted, unmount: () => void execFileSync('umount', [mounted]) };
}

/** Fills a server's disk, and checks that nothing refused is seen, nothing acknowledged lost, and that it recovers. */
export function diskFull(subject: Subject): Promise<Report | undefined> {
  return withSubject(subject, async (parent, begin) => {
    const disk = await mountSmallDisk(parent);
    if (disk === undefined) return undefined;
    const started: ReturnType<typeof begin>[] = [];
    try {
      const file = join(disk.folder, 'state.json');
      const start = async () => {
        const running = begin({ args: ['--data', file] });
        started.push(running);
        return { running, client: createClient(await running.ready) };
      };
      return await fillAndFree(disk, start);
    } finally {
      await Promise.all(started.map(crash));
      disk.unmount();
    }
  });
}

type Start = () => Promise<{ readonly running: Parameters<typeof stop>[0]; readonly client: Client }>;

async function fillAndFree(disk: SmallDisk, start: Start): Promise<Report> {
  const faults: string[] = [];
  const acknowledged = new Set<string>();
  const refused = new Set<string>();
  const ballast = join(disk.folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(reserve));
  const first = await start();

  const create = async (id: string): Promise<Answer> => {
    const body = { ...minimalCustomer(id), address: { line1: 'x'.repeat(200) } };
    const answer = await first.client.ask({ method: 'POST', path: '/customers', body });
    if (answer.status === 201) acknowledged.add(`customers/${id}`);
    else refused.add(`customers/${id}`);
    return answer;
  };

  for (let n = 0; n < most && refused.size < whenFull; n += 10) {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => create(`c${n + i}`)));
    for (const { status, text } of answers) {
      if (status !== 201 && status !== 507) faults.push(`a write to a full disk is ${status}: ${text}`);
      if (status === 507 && !/^\{"message":".+"\}$/.test(text)) faults.push(`507 is told as ${text}`);
    }
  }
  if (refused.size < whenFull) faults.push(`${acknowledged.size} writes did not fill the disk`);
  faults.push(...(await compare(first.client, acknowledged, refused, 'while it is full')));

  await rm(ballast);
  const again = await create('after');
  if (again.status !== 201) faults.push(`with space again, a write is ${again.status}: ${again.text}`);
  faults.push(...(await compare(first.client, acknowledged, refused, 'with space again')));
  first.client.close();
  await crash(first.running);

  const second = await start();
  faults.push(...(await compare(second.client, acknowledged, refused, 'after a crash')));
  second.client.close();
  const code = await stop(second.running);
  if (code !== 0) faults.push(`it ends with ${code}: ${second.running.printed.err}`);
  const third = await start();
  faults.push(...(await compare(third.client, acknowledged, refused, 'after a good end')));
  third.client.close();
  return { figures: { acknowledged: acknowledged.size, refused: refused.size }, faults };
}

async function compare(
  client: Client,
  acknowledged: ReadonlySet<string>,
  refused: ReadonlySet<string>,
  when: string,
): Promise<readonly string[]> {
  const { read } = await storedRows(client);
  const lost = [...acknowledged].filter((name) => read(name) === undefined);
  const seen = [...refused].filter((name) => read(name) !== undefined);
  return [
    ...(lost.length > 0 ? [`${when}, ${lost.length} acknowledged are lost`] : []),
    ...(seen.length > 0 ? [`${when}, ${seen.length} refused are there`] : []),
  ];
}
