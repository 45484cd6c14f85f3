import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minimalCustomer } from '../support/customers.ts';
import { type Client, createClient, type ReceivedResponse } from './client.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { crash, type Subject, stop, withSubject } from './subject.ts';

/** A small disk of a harness's own. */
export interface SmallDisk {
  readonly folder: string;
  unmount(): void;
}

/** Its size, and how much of it is first occupied and then freed, in bytes. */
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

/** Fills a server's disk, and checks that nothing rejected is seen, nothing acknowledged lost, and that it recovers. */
export function diskFull(subject: Subject): Promise<Report | undefined> {
  return withSubject(subject, async (parent, begin) => {
    const persistence = await mountSmallDisk(parent);
    if (persistence === undefined) return undefined;
    const started: ReturnType<typeof begin>[] = [];
    try {
      const file = join(persistence.folder, 'state.json');
      const start = async () => {
        const running = begin({ args: ['--data', file] });
        started.push(running);
        return { running, client: createClient(await running.ready) };
      };
      return await fillAndFree(persistence, start);
    } finally {
      await Promise.all(started.map(crash));
      persistence.unmount();
    }
  });
}

type Start = () => Promise<{ readonly running: Parameters<typeof stop>[0]; readonly client: Client }>;

async function fillAndFree(persistence: SmallDisk, start: Start): Promise<Report> {
  const issues: string[] = [];
  const acknowledged = new Set<string>();
  const rejected = new Set<string>();
  const ballast = join(persistence.folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(reserve));
  const first = await start();

  const create = async (id: string): Promise<ReceivedResponse> => {
    const body = { ...minimalCustomer(id), address: { line1: 'x'.repeat(200) } };
    const response = await first.client.send({ method: 'POST', path: '/customers', body });
    if (response.status === 201) acknowledged.add(`customers/${id}`);
    else rejected.add(`customers/${id}`);
    return response;
  };

  for (let n = 0; n < most && rejected.size < whenFull; n += 10) {
    const responses = await Promise.all(Array.from({ length: 10 }, (_, i) => create(`c${n + i}`)));
    for (const { status, text } of responses) {
      if (status !== 201 && status !== 507) issues.push(`a write to a full disk is ${status}: ${text}`);
      if (status === 507 && !/^\{"message":".+"\}$/.test(text)) issues.push(`507 has the body ${text}`);
    }
  }
  if (rejected.size < whenFull) issues.push(`${acknowledged.size} writes did not fill the disk`);
  issues.push(...(await compare(first.client, acknowledged, rejected, 'while it is full')));

  await rm(ballast);
  const again = await create('after');
  if (again.status !== 201) issues.push(`with space again, a write is ${again.status}: ${again.text}`);
  issues.push(...(await compare(first.client, acknowledged, rejected, 'with space again')));
  first.client.close();
  await crash(first.running);

  const second = await start();
  issues.push(...(await compare(second.client, acknowledged, rejected, 'after a crash')));
  second.client.close();
  const code = await stop(second.running);
  if (code !== 0) issues.push(`it ends with ${code}: ${second.running.printed.err}`);
  const third = await start();
  issues.push(...(await compare(third.client, acknowledged, rejected, 'after a good end')));
  third.client.close();
  return { figures: { acknowledged: acknowledged.size, rejected: rejected.size }, issues };
}

async function compare(
  client: Client,
  acknowledged: ReadonlySet<string>,
  rejected: ReadonlySet<string>,
  when: string,
): Promise<readonly string[]> {
  const { read } = await buildTable(client);
  const lost = [...acknowledged].filter((name) => read(name) === undefined);
  const seen = [...rejected].filter((name) => read(name) !== undefined);
  return [
    ...(lost.length > 0 ? [`${when}, ${lost.length} acknowledged are lost`] : []),
    ...(seen.length > 0 ? [`${when}, ${seen.length} rejected are there`] : []),
  ];
}
