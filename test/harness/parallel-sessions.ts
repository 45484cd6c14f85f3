import type { Override } from '../../src/index.ts';
import { minimalAccount, minimalCustomer } from '../support/customers.ts';
import { type Client, createClient, type ReceivedResponse, type SentRequest } from './client.ts';
import type { Report } from './report.ts';
import { type Subject, stop, withSubject } from './subject.ts';

/** How many workers run the same tests at once. */
const workers = 8;

/** What makes two runs alike. */
const fixed = [
  '--ephemeral',
  ...['--seed', '7', '--clock', '2026-01-01T00:00:00Z', '--clock-step', '1s'],
  ...['--account-identity', 'generated'],
];

/** A request of the tests, in the order in which they send it; every worker sends the same. */
type Script = readonly SentRequest[];

/**
 * Runs the same tests in several sessions of one server at once, time and again, and checks that each sees no more than
 * its own rows, and that every response equals that of a run alone on its own server.
 */
export async function parallelSessions(subject: Subject, { rounds }: { rounds: number }): Promise<Report> {
  const names = Array.from({ length: workers }, (_, i) => `w${i + 1}`);
  const alone = new Map<string, readonly string[]>();
  for (const name of names) {
    alone.set(name, await withServer(subject, (client) => run(client, name)));
  }
  const issues = new Set<string>();
  await withServer(subject, async (client) => {
    for (const other of ['base-1', 'base-2']) {
      await client.send({ method: 'POST', path: '/customers', body: minimalCustomer(other) });
    }
    await client.send({ method: 'POST', path: '/__admin/reset' });
    await Promise.all(
      names.map(async (name) => {
        for (let round = 0; round < rounds; round += 1) {
          const responses = await run(client, name);
          for (const issue of compare(name, alone.get(name) ?? [], responses)) issues.add(issue);
          const { status } = await client.send(inSession(name, { method: 'POST', path: '/__admin/reset' }));
          if (status !== 204) issues.add(`${name}: the reset of its session is ${status}`);
        }
      }),
    );
  });
  const requests = workers * rounds * (scriptOf('w1').length + 1);
  return { figures: { workers, rounds, requests }, issues: [...issues] };
}

async function withServer<T>(subject: Subject, work: (client: Client) => Promise<T>): Promise<T> {
  return withSubject(subject, async (_, begin) => {
    const running = begin({ args: fixed });
    const client = createClient(await running.ready);
    try {
      return await work(client);
    } finally {
      client.close();
      await stop(running);
    }
  });
}

/** Sends the requests of a worker one after another, and returns the whole responses. */
async function run(client: Client, name: string): Promise<readonly string[]> {
  const responses: string[] = [];
  for (const request of scriptOf(name))
    responses.push(normalize(await client.send(inSession(name, request))));
  return responses;
}

/** Every other request names its session in its path, as a browser must. */
function inSession(name: string, request: SentRequest): SentRequest {
  const byPath = request.method === 'GET';
  if (byPath) return { ...request, path: `/__session/${name}${request.path}` };
  return { ...request, headers: { ...request.headers, 'X-Sandbox-Session': name } };
}

/** The same customers in every session, each marked with its session. */
function scriptOf(name: string): Script {
  const savepoint = { address: { line1: `of ${name}` } };
  const customer = (id: string) => ({
    ...minimalCustomer(id),
    ...savepoint,
    account: { id: `a-${id}`, name: `Account of ${id}`, aliases: [`alias-${id}`] },
  });
  const post = (path: string, body: object): SentRequest => ({ method: 'POST', path, body });
  const get = (path: string): SentRequest => ({ method: 'GET', path });
  return [
    get('/customers'),
    post('/customers', customer('c1')),
    post('/customers', customer('c2')),
    post('/customers', customer('c1')),
    post('/customers', { id: 'bad' }),
    get('/customers/c1'),
    post('/accounts', minimalAccount('extra', 'c1')),
    get('/customers?pageSize=1'),
    get('/accounts'),
    { method: 'PATCH', path: '/customers/c1', body: { name: `Renamed by ${name}` } },
    get('/customers/c1'),
    { method: 'DELETE', path: '/customers/c2' },
    get('/customers/c2'),
    get('/customers'),
    get('/accounts/extra'),
    post('/__admin/overrides', overridesOf(name)),
    get('/customers?pageSize=3'),
    get('/customers?pageSize=3'),
    get('/customers/c1'),
    post('/customers', customer('lost')),
    get('/customers/lost'),
    ...Array.from({ length: 8 }, () => get('/accounts')),
    get('/__admin/overrides'),
  ];
}

/** Overrides whose responses are marked with their session: of one request, in turn, and by chance. */
function overridesOf(name: string): readonly Override[] {
  const failure = (status: number) => ({ status, body: { message: `failure of ${name}` } });
  return [
    { operation: 'GET /customers', when: { query: { pageSize: 3 } }, respond: failure(503), times: 1 },
    { operation: 'GET /customers/c1', respond: { patch: { name: `Patched by ${name}` } } },
    { operation: 'createCustomer', respond: failure(504), carryOut: 'before', times: 1 },
    { operation: 'GET /accounts', respond: [failure(500), failure(502)], probability: 0.4 },
  ];
}

/** A response without the headers that differ in every response. */
function normalize({ status, headers, text }: ReceivedResponse): string {
  const comparable = Object.entries(headers).filter(([header]) => !/^(date|x-request-id)$/.test(header));
  return JSON.stringify([status, Object.fromEntries(comparable), text]);
}

function compare(name: string, alone: readonly string[], responses: readonly string[]): readonly string[] {
  const script = scriptOf(name);
  return responses.flatMap((response, i) => {
    const { method = '', path = '' } = script[i] ?? {};
    const others = [...response.matchAll(/(?:of|by) (w\d+)/g)].filter(([, owner]) => owner !== name);
    return [
      ...(others.length > 0 ? [`${name}: ${method} ${path} shows rows of another session: ${response}`] : []),
      ...(response !== alone[i] ? [`${name}: ${method} ${path} is ${response}, and alone ${alone[i]}`] : []),
    ];
  });
}
