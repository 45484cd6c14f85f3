import { lstat, mkdir, readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { RunningCommand } from '../support/command.ts';
import { createClient } from './client.ts';
import type { Damage } from './damages.ts';
import type { Report } from './report.ts';
import type { SoundFiles } from './sound-files.ts';
import { type StartOptions, type Subject, stop, withSubject } from './subject.ts';

/** How many are tried at once, and how long a start may take, in milliseconds. */
const atOnce = 3;
const timeoutMs = 30_000;

/** Starts a server on files of every state, and checks what it makes of them. */
export async function damagedFiles(
  subject: Subject,
  damages: readonly Damage[],
  sound: SoundFiles,
): Promise<Report> {
  const waiting = [...damages];
  const issues: string[] = [];
  const work = async () => {
    for (let damage = waiting.shift(); damage !== undefined; damage = waiting.shift()) {
      const { name } = damage;
      const found = await tryOne(subject, damage, sound).catch((error: Error) => [error.message]);
      issues.push(...found.map((issue) => `${name}: ${issue}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const rejected = damages.filter(({ expected }) => expected instanceof RegExp).length;
  return { figures: { states: damages.length, rejected }, issues };
}

function tryOne(subject: Subject, damage: Damage, sound: SoundFiles): Promise<readonly string[]> {
  return withSubject(subject, async (parent, begin) => {
    const folder = join(parent, 'data');
    await mkdir(folder);
    const file = join(folder, 'state.json');
    await damage.make(file, sound);
    const before = await contentsOf(folder);
    const options: Partial<StartOptions> = { args: ['--data', file], ...userOf(damage) };
    const running = begin(options);
    const started = await Promise.race([
      running.ready.then(
        (url) => ({ url }),
        () => ({ url: undefined }),
      ),
      setTimeout(timeoutMs, undefined, { ref: false }),
    ]);
    if (started === undefined) return [`neither started nor ended within ${timeoutMs / 1_000} s`];
    const { expected } = damage;
    if (!(expected instanceof RegExp)) return faultsOfStart(running, started.url, expected);
    if (started.url !== undefined) return ['it started'];
    return [
      ...(await issuesOfStartupError(running, basename(file), expected)),
      ...(isDeepStrictEqual(await contentsOf(folder), before) ? [] : ['what was there was changed']),
    ];
  });
}

/** Only root can be another user; who is none cannot read the file as it is. */
function userOf({ uid }: Damage): Partial<StartOptions> {
  return uid !== undefined && process.getuid?.() === 0 ? { uid } : {};
}

async function faultsOfStart(
  running: RunningCommand,
  url: string | undefined,
  expected: readonly string[],
): Promise<readonly string[]> {
  if (url === undefined) return [`it did not start: ${running.printed.err}`];
  const client = createClient(url);
  const { body } = await client.send({ method: 'GET', path: '/customers?pageSize=100' });
  client.close();
  const ids: unknown[] = Object(body).data.map(({ id }: { id: string }) => id);
  const code = await stop(running);
  return [
    ...(isDeepStrictEqual(ids, expected) ? [] : [`it has ${ids.join(', ')} and not ${expected.join(', ')}`]),
    ...(code === 0 ? [] : [`it ended with ${code}`]),
  ];
}

/** A startup error is one line that names the file, the location and the ways out. */
async function issuesOfStartupError(
  { ended, printed }: RunningCommand,
  file: string,
  location: RegExp,
): Promise<string[]> {
  const code = await ended;
  const checks: readonly (readonly [string, boolean])[] = [
    [`ends with ${code} and not with 1`, code === 1],
    ['is not one line', /^[^\n]+\n$/.test(printed.err)],
    [`does not name ${file}`, printed.err.includes(file)],
    [`does not name ${location}`, location.test(printed.err)],
    ['does not say what to do', /fix or move it.*--data/.test(printed.err)],
  ];
  return checks.flatMap(([issue, holds]) => (holds ? [] : [`it ${issue}: ${printed.err}`]));
}

/** All that is in a folder, byte by byte; what is no file is described by its kind. */
async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).sort();
  const contents = await Promise.all(
    names.map(async (name): Promise<readonly [string, string]> => {
      const path = join(folder, name);
      const found = await lstat(path);
      if (found.isSymbolicLink()) return [name, `link to ${await readlink(path)}`];
      if (!found.isFile()) return [name, `mode ${found.mode}`];
      return [name, `${found.mode} ${(await readFile(path)).toString('base64')}`];
    }),
  );
  return new Map(contents);
}
