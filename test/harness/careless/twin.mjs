import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

// A server of customers and accounts that is careless in the one way that `--careless` names, so that the harnesses can
// be seen to fail. Nothing of it is part of the sandbox.

const { values } = parseArgs({
  options: {
    careless: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    ephemeral: { type: 'boolean' },
  },
  allowPositionals: true,
  strict: false,
});
const isCareless = (how) => values.careless === how;

const tables = { customers: new Map(), accounts: new Map() };
const everything = [];

function load() {
  if (values.data === undefined || !existsSync(values.data)) return;
  if (isCareless('reads-in-one-piece')) return loadLines();
  try {
    const stored = JSON.parse(readFileSync(values.data, 'utf8'));
    for (const name of Object.keys(tables)) tables[name] = new Map(stored[name].map((row) => [row.id, row]));
  } catch (error) {
    if (!isCareless('starts-empty')) throw error;
    writeFileSync(values.data, '');
  }
}

/** A file that only grows, a row a line. */
function loadLines() {
  const lines = readFileSync(values.data, 'utf8').split('\n').filter(Boolean);
  for (const row of lines.map((line) => JSON.parse(line))) tables.customers.set(row.id, row);
}

function saveLine() {
  const last = [...tables.customers.values()].at(-1);
  if (last !== undefined) appendFileSync(values.data, `${JSON.stringify(last)}\n`);
}

function save() {
  if (values.data === undefined) return;
  const stored = { customers: [...tables.customers.values()], accounts: [...tables.accounts.values()] };
  const file = openSync(`${values.data}.tmp`, 'w');
  const bytes = Buffer.from(JSON.stringify(stored));
  // On a disk that is nearly full a write takes less than it was given, and the next one fails.
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  sync(file);
  renameSync(`${values.data}.tmp`, values.data);
  sync(openSync(dirname(values.data), 'r'));
}

function sync(file) {
  if (!isCareless('never-syncs')) fsyncSync(file);
  closeSync(file);
}

let isWaiting = false;
function keep() {
  if (isCareless('ignores-errors')) return saveIfPossible();
  if (isCareless('reads-in-one-piece')) return saveLine();
  if (!isCareless('saves-later')) return save();
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    save();
  }, 50);
}

function saveIfPossible() {
  try {
    save();
  } catch {
    // The next write may be luckier.
  }
}

function copyOf() {
  return { customers: new Map(tables.customers), accounts: new Map(tables.accounts) };
}

/** The response to a request, as status and body. */
function perform(method, [table, id], body) {
  const rows = tables[table];
  if (rows === undefined) return isCareless('accepts-anything') ? [200, {}] : [404, { message: 'no path' }];
  if (method === 'GET' && id === undefined)
    return [200, { data: [...rows.values()].map(shown), context: {} }];
  if (method === 'POST') return create(table, body);
  const row = rows.get(id);
  if (row === undefined) return [404, { message: 'not found' }];
  if (method === 'DELETE') {
    rows.delete(id);
    for (const [key, { customerId }] of tables.accounts) if (customerId === id) tables.accounts.delete(key);
    return [200, { success: true }];
  }
  if (method === 'PATCH') rows.set(id, { ...row, ...body });
  return [200, shown(rows.get(id))];
}

function shown(row) {
  return isCareless('shows-other-values') ? { ...row, name: 'Ember Juniper' } : row;
}

function create(table, { account, ...row }) {
  if (tables[table].has(row.id)) return [409, { message: 'taken' }];
  tables[table].set(row.id, row);
  if (account !== undefined) tables.accounts.set(account.id, { ...account, customerId: row.id });
  return [201, shown(row)];
}

let parcels = [];
/** Rows that are imported, listed, and searched one after another: nobody else is served meanwhile. */
function searchInOneGo({ method, url }, text) {
  if (method === 'PUT') parcels = JSON.parse(text).collections.parcels;
  const { searchParams } = new URL(url, 'http://localhost');
  const word = searchParams.get('q') ?? '';
  const found = parcels.filter((row) => word === '' || JSON.stringify(row).toLowerCase().includes(word));
  return [method === 'PUT' ? 204 : 200, found.slice(0, Number(searchParams.get('limit') ?? found.length))];
}

function respond({ method, url }, text) {
  if (isCareless('searches-in-one-go')) return searchInOneGo({ method, url }, text);
  if (isCareless('grows')) everything.push(Buffer.alloc(50_000, 1));
  // Whatever session is named, there is but one.
  const path = url
    .replace(/^\/__session\/[^/]*/, '')
    .split('?')[0]
    .split('/')
    .slice(1);
  if (path.join() === '__admin,reset')
    return [204, Object.values(tables).forEach((rows) => void rows.clear())];
  if (isCareless('ends-at-a-percent')) path.map(decodeURIComponent);
  const before = copyOf();
  try {
    const [status, body] = perform(method, path, JSON.parse(text || '{}'));
    if (method !== 'GET') keep();
    return [status, body];
  } catch (error) {
    if (error instanceof SyntaxError) return [400, { message: 'not JSON' }];
    if (!isCareless('stores-what-it-rejected')) Object.assign(tables, before);
    return [507, { message: 'full' }];
  }
}

/** A file is there from its first byte on, and a part of it once the process is killed. */
async function writeInPlace(req, res) {
  const folder = values.data.replace(/\.json$/, '.files');
  const path = `${folder}/${createHash('sha256').update(req.url).digest('hex')}`;
  mkdirSync(folder, { recursive: true });
  if (req.method === 'GET') {
    return existsSync(path) ? res.end(readFileSync(path)) : res.writeHead(404).end();
  }
  await pipeline(req, createWriteStream(path));
  res.writeHead(204).end();
}

/** One process a data file, when it is not careless; one that has ended holds nothing. */
function lock() {
  if (values.data === undefined || isCareless('no-lock')) return;
  const file = `${values.data}.lock`;
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  // In a container every server is process 1: one that looks at no more takes the lock of another for its own.
  const isOwn = isCareless('trusts-pids') && owner === process.pid;
  if (owner !== undefined && !isOwn && existsSync(`/proc/${owner}`)) {
    process.stderr.write(`the data file is in use by process ${owner}\n`);
    process.exit(1);
  }
  writeFileSync(file, String(process.pid));
  process.on('exit', () => rmSync(file, { force: true }));
}

/** Whether a browser says that a page of another site sent a request. */
function isOfForeignPage({ origin = '', host, 'sec-fetch-site': site }) {
  return site === 'cross-site' || (origin !== '' && origin !== `http://${host}`);
}

const limits = isCareless('waits-for-ever') ? { headersTimeout: 0, requestTimeout: 0 } : {};
const server = createServer(limits, async (req, res) => {
  if (isCareless('writes-in-place')) return writeInPlace(req, res);
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const isRefused = isOfForeignPage(req.headers) && !isCareless('trusts-any-page');
  const [status, body] = isRefused ? [403, { message: 'forbidden' }] : respond(req, text);
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});

lock();
load();
process.on('SIGTERM', () => process.exit());
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${server.address().port}\n`);
});
