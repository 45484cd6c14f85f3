import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Client, createClient } from './client.ts';
import type { Report } from './report.ts';
import { type Subject, withSubject } from './subject.ts';

/** How long a server has, in seconds: its own limit, how often it looks, and what a busy machine takes. */
const limits = { headers: 10 + 5 + 4, request: 30 + 5 + 4 } as const;

/** How long other clients may wait for a response meanwhile, in milliseconds. */
const timeoutMs = 4_000;

/** A way to be slow. */
interface Slowness {
  readonly name: string;
  /** Said at once; what comes after is said a byte at a time. */
  readonly first: string;
  readonly rest: string;
  /** How long there may be no end to it, in seconds. */
  readonly limit: number;
}

const head =
  'POST /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n';
const dribble = 'x'.repeat(1_000);

const slownesses: readonly Slowness[] = [
  { name: 'says nothing', first: '', rest: '', limit: limits.headers },
  { name: 'says an empty line', first: '\r\n', rest: '', limit: limits.headers },
  { name: 'stops in the first line', first: 'GET /cust', rest: '', limit: limits.headers },
  { name: 'stops in the headers', first: `${head}X: `, rest: '', limit: limits.headers },
  { name: 'dribbles its first line', first: 'GET /', rest: dribble, limit: limits.headers },
  { name: 'dribbles its headers', first: `${head}X: `, rest: dribble, limit: limits.headers },
  { name: 'sends no body', first: `${head}Content-Length: 1000\r\n\r\n`, rest: '', limit: limits.request },
  {
    name: 'stops in its body',
    first: `${head}Content-Length: 1000\r\n\r\n{`,
    rest: '',
    limit: limits.request,
  },
  {
    name: 'dribbles its body',
    first: `${head}Content-Length: 1000\r\n\r\n{`,
    rest: dribble,
    limit: limits.request,
  },
  {
    name: 'dribbles chunks',
    first: `${head}Transfer-Encoding: chunked\r\n\r\n`,
    rest: '1\r\n \r\n'.repeat(200),
    limit: limits.request,
  },
  {
    name: 'expects a 100 Continue, and sends nothing more',
    first: `${head}Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n`,
    rest: '',
    limit: limits.request,
  },
];

/** How many are slow in each way at once. */
const each = 20;

export interface SlowClientsOptions {
  /** Ways to be slow that are allowed longer than this are left out. */
  readonly seconds: number;
}

/** Connects many slow clients, and checks that each is sent away in time while others are served. */
export function slowClients(subject: Subject, { seconds }: SlowClientsOptions): Promise<Report> {
  return withSubject(subject, async (_folder, begin) => {
    const running = begin({ args: ['--ephemeral'] });
    const url = await running.ready;
    const tried = slownesses.filter(({ limit }) => limit <= seconds);
    const client = createClient(url);
    const served = { isOver: false, slowest: 0, responses: 0 };
    const serving = serveOthers(client, served);
    const outcomes = await Promise.all(
      tried.flatMap((slowness) => Array.from({ length: each }, () => beSlow(url, slowness))),
    );
    served.isOver = true;
    const issues = [...new Set(outcomes.flatMap(({ issue }) => issue ?? [])), ...(await serving)];
    client.close();
    const maxLength = Math.max(...outcomes.map(({ took }) => took));
    const figures = {
      clients: outcomes.length,
      maxLength: `${(maxLength / 1_000).toFixed(1)} s`,
      othersServed: served.responses,
      slowestOfThem: `${Math.round(served.slowest)} ms`,
    };
    return { figures, issues };
  });
}

async function beSlow(
  url: string,
  { name, first, rest, limit }: Slowness,
): Promise<{ took: number; issue?: string }> {
  const { hostname, port } = new URL(url);
  const start = performance.now();
  const socket = connect(Number(port), hostname);
  let heard = '';
  let isOpen = true;
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  socket.on('error', () => {}); // it may be cut off while it speaks
  const closed = once(socket, 'close').then(() => {
    isOpen = false;
  });
  socket.write(first);
  void (async () => {
    for (let at = 0; isOpen && at < rest.length; at++) {
      await Promise.race([setTimeout(250), closed]);
      if (isOpen) socket.write(rest.charAt(at));
    }
  })();
  await Promise.race([closed, setTimeout(limit * 1_000, undefined, { ref: false })]);
  const wasOpen = isOpen;
  socket.destroy();
  const took = performance.now() - start;
  if (wasOpen) return { took, issue: `one who ${name} is still connected after ${limit} s` };
  const response = heard.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const isExpected = response === '' || /^HTTP\/1\.1 4\d\d /.test(response);
  return isExpected ? { took } : { took, issue: `one who ${name} gets ${response.slice(0, 200)}` };
}

async function serveOthers(
  client: Client,
  served: { readonly isOver: boolean; slowest: number; responses: number },
): Promise<readonly string[]> {
  const issues: string[] = [];
  while (!served.isOver) {
    const start = performance.now();
    const { status } = await client.send({ method: 'GET', path: '/customers' });
    const took = performance.now() - start;
    served.responses += 1;
    served.slowest = Math.max(served.slowest, took);
    if (status !== 200) issues.push(`another client gets ${status}`);
    if (took > timeoutMs) issues.push(`another client waits for ${Math.round(took)} ms`);
    await setTimeout(100);
  }
  return issues;
}
