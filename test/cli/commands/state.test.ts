import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStateCommand } from '../../../src/cli/commands/state.ts';
import type { StateCommand } from '../../../src/config/parse-config.ts';
import { createSandbox, type Sandbox, SandboxError, type SandboxOptions } from '../../../src/index.ts';
import { minimalCustomer } from '../../support/customers.ts';

let folder: string;
let closing: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true });
});

const seeds = { collections: { customers: [minimalCustomer('c1')] } };

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({ data: seeds, ...options });
  closing.push(sandbox.close);
  return sandbox;
}

/** Starts a server that is not a sandbox. */
async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs a command and returns what it prints. */
async function run(command: Pick<StateCommand, 'verb' | 'url'> & Partial<StateCommand>): Promise<string> {
  let printed = '';
  await runStateCommand({ file: undefined, session: undefined, token: undefined, ...command }, (text) => {
    printed += text;
  });
  return printed;
}

const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe('state export', () => {
  it('prints the state, or saves it to a file', async () => {
    const { url } = await start();
    const printed = await run({ verb: 'export', url });
    expect(JSON.parse(printed)).toMatchObject({ version: 1, collections: { customers: [{ id: 'c1' }] } });
    const file = join(folder, 'new', 'rows.json');
    expect(await run({ verb: 'export', url, file })).toBe('');
    expect(await readFile(file, 'utf8')).toBe(printed);
    expect(printed.split('\n').find((line) => line.includes('"c1"'))).toMatch(/^ {6}\{"id":"c1".*\}$/);
  });

  it('replaces a file atomically', async () => {
    const { url } = await start();
    await writeFile(join(folder, 'in the way'), 'x');
    const failure = await failureOf(run({ verb: 'export', url, file: join(folder, 'in the way', 'x.json') }));
    expect(failure).toBeInstanceOf(SandboxError);
    expect(String(failure)).toMatch(/x\.json cannot be written \(E\w+\): give the path of a file that can/);
    await writeFile(join(folder, 'rows.json'), 'before');
    const nowhere = 'http://127.0.0.1:9';
    await failureOf(run({ verb: 'export', url: nowhere, file: join(folder, 'rows.json') }));
    expect(await readFile(join(folder, 'rows.json'), 'utf8')).toBe('before');
    expect((await readdir(folder)).toSorted()).toEqual(['in the way', 'rows.json']);
  });

  it('exports the named session, and sends its token', async () => {
    const { url } = await start({ tokens: ['s3cret'] });
    const headers = { Authorization: 'Bearer s3cret', 'X-Sandbox-Session': 'w1' };
    await fetch(`${url}/customers/c1`, { method: 'DELETE', headers });
    const rowsIn = async (session?: string) => {
      const printed = await run({ verb: 'export', url, session, token: 's3cret' });
      return JSON.parse(printed).collections.customers.length;
    };
    expect([await rowsIn('w1'), await rowsIn()]).toEqual([0, 1]);
    const failure = await failureOf(run({ verb: 'export', url }));
    expect(String(failure)).toMatch(/responded with 401: .*--token/);
  });
});

describe('state reset', () => {
  it('restores the initial data', async () => {
    const { url } = await start();
    await fetch(`${url}/customers/c1`, { method: 'DELETE', headers: { Authorization: 'Bearer x' } });
    expect(await run({ verb: 'reset', url })).toBe('');
    expect(await run({ verb: 'export', url })).toContain('"c1"');
  });
});

describe('state import', () => {
  const rows = 'collections:\n  customers: [{ id: c2 }]\n';

  it.each([
    ['rows.yaml', 'collections:\n  customers: [{ id: c2, name: Second, primaryEmail: x, address: {} }]\n'],
    [
      'rows.json',
      JSON.stringify({ version: 1, lastEntry: 3, collections: { customers: [minimalCustomer('c2')] } }),
    ],
  ])('replaces the state with the rows of %s', async (name, text) => {
    const { url } = await start();
    await writeFile(join(folder, name), text);
    expect(await run({ verb: 'import', url, file: join(folder, name), session: 'w1' })).toBe('');
    const idsIn = async (session?: string) =>
      JSON.parse(await run({ verb: 'export', url, session })).collections.customers.map(
        ({ id }: { id: string }) => id,
      );
    expect([await idsIn('w1'), await idsIn()]).toEqual([['c2'], ['c1']]);
  });

  it('accepts an export', async () => {
    const { url } = await start({ data: undefined, demo: 3 });
    const file = join(folder, 'rows.json');
    await run({ verb: 'export', url, file });
    const other = await start();
    await run({ verb: 'import', url: other.url, file });
    expect(await run({ verb: 'export', url: other.url })).toBe(await readFile(file, 'utf8'));
  });

  it('reports every error of invalid rows, and changes nothing', async () => {
    const { url } = await start();
    const customers = Array.from({ length: 60 }, (_, i) => ({ ...minimalCustomer(`c${i}`), name: i }));
    await writeFile(join(folder, 'rows.json'), JSON.stringify({ collections: { customers } }));
    const failure = String(await failureOf(run({ verb: 'import', url, file: join(folder, 'rows.json') })));
    const lines = failure.split('\n');
    expect(lines[0]).toMatch(/responded with 400:$/);
    expect(lines.slice(1)).toHaveLength(51);
    expect(lines[50]).toBe('  /collections/customers/49/name must be string');
    expect(lines[51]).toBe('  and 10 more');
    expect(await run({ verb: 'export', url })).toContain('"c1"');
  });

  it('sends a file of JSON or YAML', async () => {
    const sent: string[] = [];
    const url = await serve((req, res) => {
      req.on('data', (chunk) =>
        sent.push(`${req.method} ${req.url} ${req.headers['content-type']} ${chunk}`),
      );
      req.on('end', () => res.writeHead(204).end());
    });
    await writeFile(join(folder, 'rows.yaml'), rows);
    expect(await run({ verb: 'import', url, file: join(folder, 'rows.yaml') })).toBe('');
    expect(sent).toEqual(['PUT /__admin/state application/json {"collections":{"customers":[{"id":"c2"}]}}']);
  });

  it.each([
    [{ detail: 'the body is not JSON' }, /responded with 400: the body is not JSON$/],
    [
      { detail: '/a is wrong; /b is wrong (and 3 more)' },
      /responded with 400:\n {2}\/a is wrong\n {2}\/b is wrong \(and 3 more\)$/,
    ],
    [{ detail: '…', errors: ['/a', '/b'] }, /responded with 400:\n {2}\/a\n {2}\/b$/],
  ])('reports the errors of %j, one per line', async (problem, expected) => {
    const url = await serve((_req, res) => res.writeHead(400).end(JSON.stringify(problem)));
    await writeFile(join(folder, 'rows.yaml'), rows);
    const failure = await failureOf(run({ verb: 'import', url, file: join(folder, 'rows.yaml') }));
    expect(failure).toBeInstanceOf(SandboxError);
    expect(String(failure)).toMatch(expected);
  });

  it('sends nothing when there is no file', async () => {
    const file = join(folder, 'none.json');
    await expect(run({ verb: 'import', url: 'http://127.0.0.1:9', file })).rejects.toThrow('ENOENT');
  });
});

describe('every verb', () => {
  it('says how to start a sandbox when there is none', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(run({ verb: 'reset', url }));
    expect(failure).toBeInstanceOf(SandboxError);
    expect(String(failure)).toMatch(
      /no sandbox responds at http:\S+ \(ECONNREFUSED\): start one there, or name its address with --url\.$/,
    );
  });

  it.each<[string, RequestListener]>([
    ['a page', (_req, res) => res.end('<html>')],
    ['another API', (_req, res) => res.end('{"hello": 1}')],
    ['a failure of another kind', (_req, res) => res.writeHead(500).end('oops')],
    ['a redirect', (_req, res) => res.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end()],
  ])('recognizes that %s is no response of a sandbox', async (_what, listener) => {
    const url = await serve(listener);
    for (const verb of ['export', 'reset'] as const) {
      const failure = await failureOf(run({ verb, url }));
      expect(failure).toBeInstanceOf(SandboxError);
      expect(String(failure)).toMatch(/as (no|a) sandbox does: name the address of a sandbox with --url/);
    }
  });
});
