import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RunningCommand } from '../support/command.ts';
import { compareRows } from './acknowledged-rows.ts';
import { type Client, createClient } from './client.ts';
import { createRandom, type Random } from './random.ts';
import type { Report } from './report.ts';
import { buildTable } from './stored-rows.ts';
import { crash, type Subject, withSubject } from './subject.ts';
import { createWriter, type Writer } from './writer.ts';

export interface CrashKillOptions {
  readonly rounds: number;
  /** Decides what is written and how long into a round the kill comes, but not what the machine does meanwhile. */
  readonly seed: number;
}

/** How many write at once. */
const writersAtOnce = 200;

/** How long a round goes on at most after its first acknowledged write, in milliseconds, and how often that is looked for. */
const longestRound = 800;
const glance = 5;

/** The minimum of acknowledged writes per round, on average: fewer prove nothing. */
const fewestOfARound = 20;

/** How many rounds go on with the same data file. */
const roundsOfAFile = 10;

/** What was seen over all rounds. */
interface Tally {
  acknowledged: number;
  killedAtStart: number;
  mostRows: number;
  readonly issues: string[];
}

/** Kills a server under many writers, over and over, and checks after each start what it had acknowledged. */
export async function crashKill(subject: Subject, { rounds, seed }: CrashKillOptions): Promise<Report> {
  const random = createRandom(seed);
  const tally: Tally = { acknowledged: 0, killedAtStart: 0, mostRows: 0, issues: [] };
  for (let done = 0; done < rounds && tally.issues.length === 0; done += roundsOfAFile) {
    await withSubject(subject, async (folder, begin) => {
      const args = ['--data', join(folder, 'state.json')];
      const runs = { random, tally, begin: () => begin({ args }) };
      await killRounds(runs, Math.min(roundsOfAFile, rounds - done), done);
    });
  }
  if (tally.issues.length === 0 && tally.acknowledged < rounds * fewestOfARound) {
    tally.issues.push(`only ${tally.acknowledged} writes were acknowledged: too few to prove anything`);
  }
  const { issues, ...figures } = tally;
  return { figures: { seed, rounds, ...figures }, issues };
}

interface Runs {
  readonly random: Random;
  readonly tally: Tally;
  readonly begin: () => RunningCommand;
}

async function killRounds({ random, tally, begin }: Runs, rounds: number, first: number): Promise<void> {
  const writers = Array.from({ length: writersAtOnce }, (_, i) => createWriter(`${first}-${i}`, random));
  for (let round = 0; round <= rounds && tally.issues.length === 0; round++) {
    if (random.below(4) === 0) await killAtStart(begin(), random, tally);
    const running = begin();
    const url = await running.ready.catch(
      (error: Error) => void tally.issues.push(`no start: ${error.message}`),
    );
    if (url === undefined) break;
    await checkRows(url, writers, tally);
    if (round < rounds && tally.issues.length === 0)
      await writeUntilKilled(running, url, writers, random, tally);
    await crash(running);
  }
  tally.acknowledged += acknowledgedBy(writers); // those of a round with issues too: they show that it wrote at all
}

function acknowledgedBy(writers: readonly Writer[]): number {
  return writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
}

/** A start that is cut short must not hurt either: it may be putting the files in order. */
async function killAtStart(running: RunningCommand, random: Random, tally: Tally): Promise<void> {
  await setTimeout(random.below(1_000));
  await crash(running);
  tally.killedAtStart += 1;
}

async function checkRows(url: string, writers: readonly Writer[], tally: Tally): Promise<void> {
  const client = createClient(url);
  try {
    const { read, count } = await buildTable(client);
    tally.mostRows = Math.max(tally.mostRows, count);
    const known = writers.map((writer) => {
      const { issues, holds } = compareRows(writer.rows, read);
      tally.issues.push(...issues);
      writer.rows = { acknowledged: holds, underWay: undefined };
      return [...holds.values()].filter((row) => row !== undefined).length;
    });
    const expected = known.reduce((sum, each) => sum + each, 0);
    if (count !== expected) tally.issues.push(`there are ${count} rows, and ${expected} were written`);
  } finally {
    client.close();
  }
}

async function writeUntilKilled(
  running: RunningCommand,
  url: string,
  writers: readonly Writer[],
  random: Random,
  tally: Tally,
): Promise<void> {
  const client = createClient(url);
  const run = { isKilled: false };
  const before = acknowledgedBy(writers);
  const written = writers.map((writer) => writeOn(writer, client, run, tally));
  while (acknowledgedBy(writers) === before && tally.issues.length === 0) await setTimeout(glance);
  await setTimeout(random.below(longestRound));
  run.isKilled = true;
  await crash(running);
  await Promise.all(written);
  client.close();
}

/** Writes until the server is killed; a failure before that is an issue. */
async function writeOn(
  writer: Writer,
  client: Client,
  run: { readonly isKilled: boolean },
  tally: Tally,
): Promise<void> {
  try {
    while (!run.isKilled) await writer.write(client);
  } catch (error) {
    if (!run.isKilled) tally.issues.push(error instanceof Error ? error.message : String(error));
  }
}
