import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { RunningCommand } from '../support/command.ts';
import { minimalCustomer } from '../support/customers.ts';
import { type Client, createClient } from './client.ts';
import type { HostileCase } from './hostile/hostile-case.ts';
import { processMemory } from './process-memory.ts';
import type { Report } from './report.ts';
import { type Subject, withSubject } from './subject.ts';
import { type Heard, hear, responsesIn } from './wire-responses.ts';

/** How long a response may take, in milliseconds. */
const timeoutMs = 4_000;

/** How much more memory there may be in the end than after the first cases, in megabytes. */
const mostGrowth = 150;

/** How long a process that no longer responds may take to be gone, in milliseconds. */
const endsWithinMs = 2_000;

/** Sends every case to a server and checks its responses, and that it keeps serving afterwards. */
export function hostileHttp(subject: Subject, cases: readonly HostileCase[]): Promise<Report> {
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: ['--ephemeral'] });
    const url = await running.ready;
    const client = createClient(url);
    const canary = await createCanary(client);
    const issues: string[] = [];
    const format = (name: string, found: readonly string[]) =>
      issues.push(...found.map((issue) => `${name}: ${issue}`));
    const before = await processMemory(running.process.pid);
    let [slowest, tried] = [0, 0];
    for (const hostile of cases) {
      const heard = await hear({ url, ...hostile, isHead: isHead(hostile), timeoutMs });
      slowest = Math.max(slowest, heard.took);
      tried += 1;
      const after = await issuesAfter(client, canary);
      format(hostile.name, [...issuesOf(hostile, heard), ...after]);
      if (await hasEnded(running, after.length > 0)) {
        format(hostile.name, [`the process ended: ${running.printed.err.slice(0, 300)}`]);
        break;
      }
    }
    client.close();
    await setTimeout(500);
    const growth = (await processMemory(running.process.pid).catch(() => before)) - before;
    if (growth > mostGrowth) issues.push(`memory grew by ${Math.round(growth)} MB`);
    if (running.printed.err !== '') issues.push(`it complained: ${running.printed.err}`);
    const figures = {
      cases: tried,
      slowest: `${Math.round(slowest)} ms`,
      growth: `${Math.round(growth)} MB`,
    };
    return { figures, issues };
  });
}

/**
 * Whether the process has ended. Its connections are reset before its end is known here, so where something is `wrong`,
 * that is waited for.
 */
async function hasEnded({ process: child, ended }: RunningCommand, wrong: boolean): Promise<boolean> {
  if (wrong) await Promise.race([ended, setTimeout(endsWithinMs, undefined, { ref: false })]);
  return child.exitCode !== null || child.signalCode !== null;
}

async function createCanary(client: Client): Promise<unknown> {
  await client.send({ method: 'POST', path: '/customers', body: minimalCustomer('canary') });
  const { status, body } = await client.send({ method: 'GET', path: '/customers/canary' });
  if (status !== 200) throw new Error(`the canary could not be made: ${status}`);
  return body;
}

function isHead({ bytes }: HostileCase): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString() === 'HEAD ';
}

function issuesOf(hostile: HostileCase, { text, isClosed }: Heard): readonly string[] {
  const { mostAnswers: maxResponses, isRefused } = hostile;
  const responses = responsesIn(text, isHead(hostile));
  const ofAdmin = Buffer.from(hostile.bytes).includes(' /__admin');
  const accepted = responses.filter(({ status }) => status < 400);
  return [
    ...(responses.length === 0 && !isClosed ? [`neither a response nor a close within ${timeoutMs} ms`] : []),
    ...(responses.length > maxResponses ? [`${responses.length} responses`] : []),
    ...(isRefused ? accepted.map(({ status }) => `accepted with ${status}`) : []),
    ...(responses.length === 0 && text !== ''
      ? [`sent what is no response: ${JSON.stringify(text.slice(0, 200))}`]
      : []),
    ...responses.flatMap(({ status, headers, body }) => {
      const said = `${status} ${JSON.stringify(body.slice(0, 200))}`;
      const found: string[] = [];
      const isAskedFor = headers.get('preference-applied') === `code=${status}`;
      if (status >= 500 && !isAskedFor) found.push(`a failure of the server: ${said}`);
      if (status >= 400 && body !== '' && !isErrorBody(headers.get('content-type'), body, ofAdmin)) {
        found.push(`not the error body of the contract: ${said}`);
      }
      if (headers.has('set-cookie')) found.push(`a header of the client's: ${said}`);
      return found;
    }),
  ];
}

/** The admin API is not part of the contract and responds with problem+json. */
function isErrorBody(type: string | undefined, body: string, ofAdmin: boolean): boolean {
  if (ofAdmin && type?.startsWith('application/problem+json')) return true;
  if (!type?.startsWith('application/json')) return false;
  const problem: unknown = JSON.parse(body);
  return isDeepStrictEqual(Object.keys(Object(problem)), ['message']);
}

/** The next one who asks is served, and finds what was there. */
async function issuesAfter(client: Client, canary: unknown): Promise<readonly string[]> {
  try {
    const { status, body } = await client.send({ method: 'GET', path: '/customers/canary' });
    return isDeepStrictEqual(body, canary) ? [] : [`the canary responds with ${status} after it`];
  } catch (error) {
    return [`the next request fails: ${error instanceof Error ? error.message : String(error)}`];
  }
}
