import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RunningCommand } from '../support/command.ts';
import { createRandom, type Random } from './random.ts';
import type { Report } from './report.ts';
import { crash, type Subject, withSubject } from './subject.ts';

const picture = { 'image/png': { schema: { type: 'string', format: 'binary' } } };
/** A contract of pictures, which are uploaded to their paths and downloaded from there. */
const contract = {
  openapi: '3.1.0',
  info: { title: 'Pictures', version: '1' },
  paths: {
    '/pictures/{name}': {
      parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
      put: {
        requestBody: { required: true, content: picture },
        responses: { 204: { description: 'stored' } },
      },
      get: {
        responses: { 200: { description: 'ok', content: picture }, 404: { description: 'none' } },
      },
    },
  },
};

/** How many upload at once, how large their files are in bytes, and the longest time until the kill in milliseconds. */
const uploaders = 8;
const largest = 400_000;
const longestRound = 400;

/** What the uploads of all rounds came to. */
interface Tally {
  readonly random: Random;
  /** The hash of each file that was acknowledged, by its path. */
  readonly acknowledged: Map<string, string>;
  /** The files that were on their way at a kill, by their paths. */
  readonly cut: Map<string, string>;
  readonly issues: string[];
}

/**
 * Kills a server while files are uploaded, and checks after each start that what was acknowledged is whole, what was cut
 * is there as a whole or not at all, and that nothing else is left on the disk.
 */
export async function uploadKill(
  subject: Subject,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<Report> {
  const tally: Tally = { random: createRandom(seed), acknowledged: new Map(), cut: new Map(), issues: [] };
  await withSubject(subject, async (folder, begin) => {
    await writeFile(join(folder, 'api.json'), JSON.stringify(contract));
    for (let round = 0; round <= rounds && tally.issues.length === 0; round++) {
      const running = begin({ args: ['api.json', '--data', join(folder, 'state.json')] });
      const url = await running.ready;
      await checkFiles(url, tally);
      await checkFolder(join(folder, 'state.files'), tally);
      if (round < rounds) await uploadUntilKilled(running, url, round, tally);
      await crash(running);
    }
  });
  const { acknowledged, cut, issues } = tally;
  if (issues.length === 0 && (acknowledged.size < rounds || cut.size < rounds))
    issues.push(
      `${acknowledged.size} uploads were acknowledged and ${cut.size} cut: too few to prove anything`,
    );
  return { figures: { seed, rounds, acknowledged: acknowledged.size, cut: cut.size }, issues };
}

async function checkFiles(url: string, { acknowledged, cut, issues }: Tally): Promise<void> {
  for (const [path, hash] of [...acknowledged, ...cut]) {
    const response = await fetch(url + path);
    const found = response.status === 200 ? hashOf(Buffer.from(await response.arrayBuffer())) : 'nothing';
    const isFine = found === hash || (cut.has(path) && found === 'nothing' && response.status === 404);
    if (!isFine) issues.push(`${path} is ${response.status} with other bytes than were sent`);
  }
}

/** Once a server has started, its folder of uploads has whole files only: their names are the hashes of their bytes. */
async function checkFolder(folder: string, { issues }: Tally): Promise<void> {
  const leftOver = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => !/^[0-9a-f]{64}$/.test(name)) : [];
  for (let tries = 0; leftOver().length > 0 && tries < 100; tries++) await setTimeout(20);
  for (const name of leftOver())
    issues.push(`${name} with ${statSync(join(folder, name)).size} bytes is left of an upload that was cut`);
}

async function uploadUntilKilled(
  running: RunningCommand,
  url: string,
  round: number,
  tally: Tally,
): Promise<void> {
  const before = tally.acknowledged.size;
  const run = { isKilled: false };
  const work = Array.from({ length: uploaders }, (_, each) => uploadOn(url, `${round}-${each}`, run, tally));
  while (tally.acknowledged.size === before && tally.issues.length === 0) await setTimeout(5);
  await setTimeout(tally.random.below(longestRound));
  run.isKilled = true;
  await crash(running);
  await Promise.all(work);
}

async function uploadOn(
  url: string,
  name: string,
  run: { readonly isKilled: boolean },
  { random, acknowledged, cut, issues }: Tally,
): Promise<void> {
  for (let count = 0; !run.isKilled; count++) {
    const path = `/pictures/${name}-${count}`;
    const bytes = Buffer.alloc(1 + random.below(largest), `${path} `);
    try {
      const status = await put(url + path, bytes);
      if (status === 204) acknowledged.set(path, hashOf(bytes));
      else issues.push(`PUT ${path} was ${status}`);
    } catch {
      cut.set(path, hashOf(bytes));
      if (!run.isKilled) issues.push(`PUT ${path} was cut before the kill`);
    }
  }
}

/** Sends a file in two halves, with a moment between, so that kills come in the middle. */
async function put(url: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'image/png', 'Content-Length': bytes.length };
    const sent = request(url, { method: 'PUT', headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    const half = bytes.length >> 1;
    sent.write(bytes.subarray(0, half), () => setImmediate(() => sent.end(bytes.subarray(half))));
  });
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
