import { setTimeout } from 'node:timers/promises';
import { compareRows } from './acknowledged-rows.ts';
import { type Client, createClient } from './client.ts';
import { processMemory } from './process-memory.ts';
import { createRandom } from './random.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { type Subject, stop, withSubject } from './subject.ts';
import { createWriter, type Writer } from './writer.ts';

/** How many clients there are, and how many parts the time is cut into to be compared. */
const clients = 10;
const parts = 10;

/** How many rows a client has at most before it deletes them all: what is stored must not be what grows. */
const mostRows = 40;

/** What is too much of a growth from the third part to the last. */
const mostGrowth = { memory: 40, latency: 3 } as const;

/** Of one part of the time. */
interface Measured {
  /** The least that was seen, in megabytes: what is left when garbage is collected. */
  readonly memory: number;
  /** Of the slowest request in a hundred, in milliseconds. */
  readonly latency: number;
  readonly requests: number;
}

/** Loads a server for a while, with reads and writes, and checks that neither its memory nor its latency grows. */
export function soak(subject: Subject, { seconds }: { seconds: number }): Promise<Report> {
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: ['--data', 'state.json'] });
    const client = createClient(await running.ready);
    const writers = Array.from({ length: clients }, (_, i) => createWriter(`s-${i}`, createRandom(i)));
    const issues: string[] = [];
    const load = { isOver: false, times: [] as number[] };
    const loaded = writers.map((writer) =>
      keepBusy(writer, client, load).catch((error: Error) => void issues.push(error.message)),
    );
    const measured: Measured[] = [];
    for (let part = 0; part < parts; part++) {
      measured.push(await measurePart(running.process.pid, (seconds * 1_000) / parts, load));
    }
    load.isOver = true;
    await Promise.all(loaded);
    const { read } = await buildTable(client);
    issues.push(...writers.flatMap(({ rows }) => compareRows(rows, read).issues));
    client.close();
    const code = await stop(running);
    if (code !== 0 || running.printed.err !== '') issues.push(`it ends with ${code}: ${running.printed.err}`);
    return { figures: figuresOf(seconds, measured), issues: [...issues, ...growths(measured)] };
  });
}

async function keepBusy(
  writer: Writer,
  client: Client,
  load: { readonly isOver: boolean; readonly times: number[] },
): Promise<void> {
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    load.times.push(performance.now() - start);
  };
  while (!load.isOver) {
    await timed(() => writer.write(client));
    await timed(() => client.send({ method: 'GET', path: '/customers?pageSize=20' }));
    await timed(() => client.send({ method: 'GET', path: '/accounts/nobody' }));
    await timed(() => client.send({ method: 'POST', path: '/customers', body: { id: 'bad' } }));
    const rows = [...writer.rows.acknowledged].filter(([, row]) => row !== undefined);
    if (rows.length > mostRows) await forget(writer, client);
  }
}

/** Deletes all that a writer has. */
async function forget(writer: Writer, client: Client): Promise<void> {
  for (const [name, row] of writer.rows.acknowledged) {
    if (row !== undefined && name.startsWith('customers/'))
      await client.send({ method: 'DELETE', path: `/${name}` });
  }
  writer.rows = { acknowledged: new Map(), underWay: undefined };
}

async function measurePart(
  pid: number | undefined,
  time: number,
  load: { times: number[] },
): Promise<Measured> {
  load.times = [];
  const end = performance.now() + time;
  let memory = Number.POSITIVE_INFINITY;
  while (performance.now() < end) {
    await setTimeout(100);
    memory = Math.min(memory, await processMemory(pid));
  }
  const times = load.times.toSorted((a, b) => a - b);
  return { memory, latency: times[Math.floor(times.length * 0.99)] ?? 0, requests: times.length };
}

function figuresOf(seconds: number, measured: readonly Measured[]): Report['figures'] {
  const join = (name: 'memory' | 'latency') => measured.map((part) => Math.round(part[name])).join(' ');
  const requests = measured.reduce((sum, part) => sum + part.requests, 0);
  return { seconds, requests, MB: join('memory'), 'p99 ms': join('latency') };
}

/** The first parts warm it up. */
function growths(measured: readonly Measured[]): readonly string[] {
  const [early, late] = [measured[2], measured.at(-1)];
  if (early === undefined || late === undefined) return ['nothing was measured'];
  const issues: string[] = [];
  if (late.memory - early.memory > mostGrowth.memory) {
    issues.push(`memory grew from ${Math.round(early.memory)} to ${Math.round(late.memory)} MB`);
  }
  if (late.latency > mostGrowth.latency * Math.max(early.latency, 10)) {
    issues.push(
      `the slowest requests grew from ${Math.round(early.latency)} to ${Math.round(late.latency)} ms`,
    );
  }
  return issues;
}
