import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compareRows, type Rows } from './acknowledged-rows.ts';
import { type Client, createClient } from './client.ts';
import { type RecordedEvent, type Recording, recordInto } from './power-cut/file-event.ts';
import { type Cut, type DiskState, RecordedDisk } from './power-cut/recorded-disk.ts';
import type { StoredRowsReader } from './power-cut/stored-rows-reader.ts';
import { createRandom, type Random } from './random.ts';
import type { Report } from './report.ts';
import { type Subject, stop, withSubject } from './subject.ts';
import { createWriter, type Writer } from './writer.ts';

export interface PowerCutOptions {
  /** How many of the states that power cuts may leave are started. */
  readonly states: number;
  /** How often the server is started while it is recorded, and how many writes it gets each time. */
  readonly lives: number;
  readonly writes: number;
  readonly read: StoredRowsReader;
  readonly seed: number;
}

const writersAtOnce = 8;

/** How long a server is left alone between two bursts of writes, so that it compacts its log, in milliseconds. */
const rest = 700;

/** A write, and where the recording was when it was sent and when its response was there. */
interface TimedWrite {
  readonly sentAt: number;
  readonly acknowledgedAt: number;
  readonly changes: Rows;
}

/** Records what a server does to its files, and starts what power cuts at any of these moments may leave of them. */
export function powerCut(subject: Subject, options: PowerCutOptions): Promise<Report> {
  return withSubject(subject, async (folder, begin) => {
    const random = createRandom(options.seed);
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const recording = recordInto(join(folder, 'events'), disk);
    const histories = Array.from({ length: writersAtOnce }, (): TimedWrite[] => []);
    const writers = histories.map((_, i) => createWriter(`w${i}`, random));
    for (let life = 0; life < options.lives; life++) {
      const running = begin({ args: ['--data', join(disk, 'state.json')], under: recording.under });
      const client = createClient(await running.ready);
      const each = Math.ceil(options.writes / writersAtOnce / 2);
      const burst = () =>
        Promise.all(writers.map((writer, i) => writeOn(writer, histories[i] ?? [], each, client, recording)));
      await burst();
      if (options.writes > 1_000) await setTimeout(rest);
      await burst();
      client.close();
      await stop(running);
    }
    const events = recording.read();
    const issues = [...(await unrecorded(events, disk, random))];
    if (issues.length === 0) issues.push(...(await startStates(events, histories, options, random)));
    const acknowledged = histories.flat().length;
    const { states, seed } = options;
    return { figures: { seed, events: events.length, acknowledged, states }, issues };
  });
}

async function writeOn(
  writer: Writer,
  history: TimedWrite[],
  count: number,
  client: Client,
  recording: Recording,
): Promise<void> {
  for (let i = 0; i < count; i++) {
    const sentAt = recording.length;
    const written = writer.write(client);
    const changes = writer.rows.underWay ?? new Map();
    await written;
    history.push({ sentAt, acknowledgedAt: recording.length, changes });
  }
}

/** What of a folder the recording does not explain: then it proves nothing. */
async function unrecorded(
  events: readonly RecordedEvent[],
  folder: string,
  random: Random,
): Promise<readonly string[]> {
  const disk = new RecordedDisk();
  for (const { event } of events) disk.apply(event);
  const recorded = disk.cut({ names: 'all', data: 'all' }, random);
  const names = await readdir(folder);
  const extra = [...recorded.keys()].filter((path) => !names.includes(basename(path)));
  const other = await Promise.all(
    names.map(async (name) => {
      const content = recorded.get(join(folder, name));
      return content?.equals(await readFile(join(folder, name))) === true ? [] : [name];
    }),
  );
  return [...extra, ...other.flat()].map((name) => `what was recorded of ${name} is not what is there`);
}

const cuts: readonly Cut[] = [
  { names: 'all', data: 'none' },
  { names: 'none', data: 'none' },
  { names: 'all', data: 'first' },
  { names: 'first', data: 'first' },
  { names: 'some', data: 'pages' },
  { names: 'first', data: 'all' },
  { names: 'some', data: 'first' },
  { names: 'all', data: 'pages' },
];

async function startStates(
  events: readonly RecordedEvent[],
  histories: readonly (readonly TimedWrite[])[],
  { states, read }: PowerCutOptions,
  random: Random,
): Promise<readonly string[]> {
  const issues: string[] = [];
  const disk = new RecordedDisk();
  let started = 0;
  for (const [i, { event, end }] of events.entries()) {
    disk.apply(event);
    // As many of each part of the run.
    for (const due = Math.floor(((i + 1) * states) / events.length); started < due; started++) {
      const cut = cuts[started % cuts.length] ?? { names: 'all', data: 'all' };
      const where = `event ${i + 1} (${event.kind}), names ${cut.names}, data ${cut.data}`;
      const found = await startState(disk.cut(cut, random), read, rowsAt(histories, end));
      issues.push(...found.map((issue) => `cut at ${where}: ${issue}`));
    }
  }
  return issues;
}

/** What may be there of each writer's rows when the power is cut: it sends one write at a time. */
function rowsAt(histories: readonly (readonly TimedWrite[])[], now: number) {
  return histories.map((history) => {
    const acknowledged = history.filter(({ acknowledgedAt }) => acknowledgedAt <= now);
    const next = history[acknowledged.length];
    return {
      acknowledged: new Map(acknowledged.flatMap(({ changes }) => [...changes])),
      underWay: next !== undefined && next.sentAt <= now ? next.changes : undefined,
    };
  });
}

/** Where a sync takes no time: what is started has its power cut no more. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Starts a state twice: what the first start makes of it must hold as well. */
async function startState(
  state: DiskState,
  read: StoredRowsReader,
  expected: ReturnType<typeof rowsAt>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(memory, 'harness-cut-'));
  try {
    for (const [path, content] of state) await writeFile(join(folder, basename(path)), content);
    const file = join(folder, 'state.json');
    const first = await read(file);
    const again = await read(file);
    if (again.size !== first.size) return [`${first.size} rows, and ${again.size} after another start`];
    return expected.flatMap((rows) => compareRows(rows, (name) => again.get(name)).issues);
  } catch (error) {
    return [`it does not start: ${error instanceof Error ? error.message : error}`];
  } finally {
    await rm(folder, { recursive: true });
  }
}
