import { afterEach, beforeEach, expect, it } from 'vitest';
import { runRequestsCommand } from '../../../src/cli/commands/requests.ts';
import { parseConfig, type RequestsCommand } from '../../../src/config/parse-config.ts';
import { createSandbox, type Sandbox } from '../../../src/index.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

/** Runs a command line and returns what it prints, and its failure. */
async function run(...args: readonly string[]) {
  const invocation = parseConfig(['requests', ...args], {});
  if (invocation.kind !== 'requests') throw new Error(`${invocation.kind} is no list of requests`);
  const command: RequestsCommand = { ...invocation.command, url: sandbox.url };
  const lines: string[] = [];
  const failure = await runRequestsCommand(command, (text) => void lines.push(text));
  return { lines, failure };
}

const get = (path: string) => fetch(`${sandbox.url}${path}`, { headers: { Authorization: 'Bearer any' } });

it('lists requests, the oldest first, with why they are invalid', async () => {
  for (let n = 0; n < 101; n += 1) await get('/customers');
  await get('/customers?pageSize=none');
  const { lines, failure } = await run();
  expect(lines).toHaveLength(102);
  expect(lines[0]).toMatch(/^#1 \S+Z GET \/customers getCustomers 200 [\d.]+ms\n$/);
  expect(lines[101]).toMatch(/^#102 .* 400 [\d.]+ms\n {4}.*pageSize/);
  expect(failure).toBeUndefined();
});

it('selects requests, and fails on a status', async () => {
  await get('/customers');
  await get('/customers/none');
  await get('/__session/w1/customers');
  expect((await run('--session', 'w1')).lines).toHaveLength(1);
  expect((await run('--operation', 'GET /customers/{id}', '--fail-on', '5XX')).failure).toBeUndefined();
  expect(await run('--status', '4xx', '--fail-on', '4XX')).toMatchObject({
    lines: [expect.stringContaining('/customers/none getCustomer 404')],
    failure: '1 request has a status of --fail-on 4XX.',
  });
  const { lines } = await run('--json', '--operation', 'getCustomer');
  expect(JSON.parse(lines.join('')).requests).toEqual(
    sandbox.requests.list({ operation: 'getCustomer' }).requests,
  );
  await expect(run('--operation', 'getCustomr')).rejects.toThrow('Did you mean "getCustomer"');
});

it.each<[readonly string[], string]>([
  [['--fail-on', 'bad'], '--fail-on cannot be "bad": give a status such as 404, or a class such as 4XX.'],
  [['http://a.test', '--port', '4011'], 'requests are those of one sandbox'],
  [['--fial-on', '4XX'], '--fail-on'],
])('refuses %j', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

it.each<[readonly string[], string]>([
  [[], 'http://127.0.0.1:4010'],
  [['--port', '4011'], 'http://127.0.0.1:4011'],
  [['http://127.0.0.1:4012/'], 'http://127.0.0.1:4012'],
])('addresses %j', (args, url) => {
  expect(parseConfig(['requests', ...args], { TOGAI_SANDBOX_PORT: '9' })).toMatchObject({ command: { url } });
});
