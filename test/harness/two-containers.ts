import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningCommand } from '../support/command.ts';
import { minimalCustomer } from '../support/customers.ts';
import { type Client, createClient } from './client.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { crash, type Subject, withSubject } from './subject.ts';

/** What has processes of its own, as a container has: the server is process 1 in it, and ends with it. */
const container = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child=SIGKILL'];

/** Whether a process may begin a pid namespace. */
export function mayUnshare(): boolean {
  const [program = '', ...args] = [...container, 'true'];
  return spawnSync(program, args).status === 0;
}

/** How many customers are written to a server at a time. */
const customersAtOnce = 10;

/** Starts servers in two containers and outside of them on one data file, and checks that nothing acknowledged is lost. */
export function twoContainers(subject: Subject): Promise<Report> {
  return withSubject(subject, async (folder, begin) => {
    const issues: string[] = [];
    const args = ['--data', join(folder, 'state.json')];
    const first = begin({ args, under: container });
    const client = createClient(await first.ready);
    const written = await createCustomers(client, 'first');

    const rivals = [begin({ args, under: container }), begin({ args })];
    for (const [i, rival] of rivals.entries()) {
      const where = i === 0 ? 'in another container' : 'outside';
      const found = await tryToWrite(rival, `rival${i}`);
      if (found === undefined) continue;
      issues.push(`a second server ${where} has the file too`);
      written.push(...found);
    }
    written.push(...(await createCustomers(client, 'still-first')));
    client.close();
    await Promise.all([first, ...rivals].map(crash));

    // Nobody is there whose heartbeat would have to be waited for.
    await rm(join(folder, 'state.json.lock'), { force: true });
    const next = begin({ args, under: container });
    const reader = createClient(await next.ready);
    const { read } = await buildTable(reader);
    reader.close();
    const lost = written.filter((name) => read(name) === undefined);
    if (lost.length > 0) issues.push(`${lost.length} of ${written.length} acknowledged are lost`);
    return { figures: { acknowledged: written.length, refused: rivals.length - issues.length }, issues };
  });
}

/** Has a server store customers; undefined when it does not start, as it should not. */
async function tryToWrite(rival: RunningCommand, prefix: string): Promise<readonly string[] | undefined> {
  const url = await rival.ready.catch(() => undefined);
  if (url === undefined) return undefined;
  const client = createClient(url);
  const written = await createCustomers(client, prefix);
  client.close();
  return written;
}

/** The names of those that were acknowledged. */
async function createCustomers(client: Client, prefix: string): Promise<string[]> {
  const ids = Array.from({ length: customersAtOnce }, (_, i) => `${prefix}-${i}`);
  const names = ids.map(async (id) => {
    const { status } = await client.send({ method: 'POST', path: '/customers', body: minimalCustomer(id) });
    return status === 201 ? [`customers/${id}`] : [];
  });
  return (await Promise.all(names)).flat();
}
