import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serializeSnapshot } from '../dist/storage/file/snapshot/serialize-snapshot.js';
import { contract, customerNumber, storedCustomers } from './flat-contract.mjs';
import { startServer } from './start-server.mjs';

// What a response of an inferred service costs with few rows and with many, in one run: each request goes to the one
// server and to the other in turn, one at a time, so that both see the same machine.
const sizes = [100, 100_000];
const times = Number(process.argv[2] ?? 300);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url));
const results = fileURLToPath(new URL('flat.md', import.meta.url));
const agent = new Agent({ keepAlive: true });

/** Requests to a server with so many rows; `at` counts them. */
const requests = {
  'read one': (rows, at) => ['GET', `/customers/${1 + (at % rows)}`],
  'first page': () => ['GET', '/customers'],
  'page in the middle, by cursor': (rows) => ['GET', `/customers?starting_after=${rows / 2}`],
  'page in the middle, by offset': (rows) => ['GET', `/customers?offset=${rows / 2}`],
  'page of one filter': () => ['GET', '/customers?status=status-1'],
  'page of one filter in the middle, by cursor': (rows) => [
    'GET',
    `/customers?status=status-1&starting_after=${rows / 2}`,
  ],
  'page of one filter in the middle, by offset': (rows) => [
    'GET',
    `/customers?status=status-1&offset=${rows / 10}`,
  ],
  'page of two filters': () => ['GET', '/customers?status=status-1&city=city-1'],
  'page of one filter, sorted': () => ['GET', '/customers?city=city-1&sort=-name'],
  'page sorted': () => ['GET', '/customers?sort=-name'],
  'page sorted in the middle, by cursor': (rows) => [
    'GET',
    `/customers?sort=name&starting_after=${rows / 2}`,
  ],
  'page sorted in the middle, by offset': (rows) => ['GET', `/customers?sort=name&offset=${rows / 2}`],
  create: (_rows, at) => ['POST', '/customers', customerNumber(at)],
  update: (rows, at) => ['PATCH', `/customers/${1 + (at % rows)}`, { status: `status-${at % 5}` }],
  delete: (rows, at) => ['DELETE', `/customers/${rows + 1 + at}`],
};

await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, 'flat-'));
const servers = [];
try {
  await run();
} finally {
  for (const { stop } of servers) await stop();
  agent.destroy();
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  const contractFile = join(folder, 'contract.json');
  await writeFile(contractFile, JSON.stringify(contract));
  for (const rows of sizes) {
    const data = join(folder, `${rows}.json`);
    const snapshot = { collections: { customers: storedCustomers(rows) } };
    await writeFile(data, serializeSnapshot(contract.info.title, { snapshot, lastEntry: 0 }));
    const commandAt = (port) => [cli, contractFile, '--port', `${port}`, '--data', data, '--quiet'];
    servers.push({ rows, ...(await startServer(commandAt, folder)) });
  }
  const lines = [];
  for (const [name, requestOf] of Object.entries(requests)) {
    const first = [];
    for (const server of servers) first.push(await timeOf(server, requestOf(server.rows, 0)));
    const taken = servers.map(() => []);
    for (let at = 1; at <= times; at += 1) {
      for (const [i, server] of servers.entries()) {
        taken[i].push(await timeOf(server, requestOf(server.rows, at)));
      }
    }
    const [few, many] = taken.map(median);
    const figures = [few, many, many - few, first.at(-1)].map((figure) => figure.toFixed(2));
    lines.push([name, ...figures]);
    process.stdout.write(`${name}: ${figures.join(' ')}\n`);
  }
  await writeFile(results, tableOf(lines));
}

function tableOf(lines) {
  const [few, many] = sizes.map((size) => size.toLocaleString('en'));
  const head = ['', `${few} rows`, `${many} rows`, 'more', 'the first time'];
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}`;
  return [
    '# Costs that do not grow',
    '',
    '`npm run bench:flat` writes this file.',
    '',
    `Milliseconds from request to response over one connection, validated, checked and, for writes, synced to disk:`,
    `medians of ${times}, with ${few} rows and with ${many} in turn. "The first time" is the first request of its kind`,
    `with ${many} rows: a filter that is used for the first time makes its index. ${machine}.`,
    '',
    ...[head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines].map(
      (line) => `| ${line.join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

/** How long a response takes, in milliseconds. @throws Error when it is no success. */
function timeOf({ url }, [method, path, body]) {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(url + path, { method, agent, ...(body && { headers }) }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode < 300) resolve(performance.now() - begin);
        else reject(new Error(`${method} ${path}: ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
